"""Everything that is stored about one person, as plain values: no column that holds something is left out."""

from enum import Enum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Table, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.base import Base
from app.persistence.tables.contacts import ContactRow, FeeLineRow, ReceivedDocumentRow
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.mail import MailMessageRow
from app.persistence.tables.receipts import ReceiptIssueRow, ReceiptRow
from app.persistence.tables.subjects import HandOffAnswerRow, HandOffRow, HandOffUnitRow, SubjectRow
from app.persistence.tables.work import WorkItemRow, WorkStepRow
from app.services.privacy_ports import Fields, PersonSection

_NOT_TOLD = {"fingerprint", "words"}
"""What the programme makes of other columns to find or compare rows."""


def contacts_of(customer_id: UUID) -> Select[UUID]:
    """Ids of the contacts of a customer, the newest first."""
    contact = ContactRow
    found: Select[Any] = select(contact.id).where(contact.customer_id == customer_id)
    return found.order_by(contact.started_at.desc(), contact.id.desc())


def sections(session: Session, customer_id: UUID) -> tuple[PersonSection, ...]:
    """Table by table, the oldest rows first."""
    surveys = [f"survey:{contact_id}" for contact_id in session.scalars(contacts_of(customer_id))]
    tables = Base.metadata.tables
    about = ((row.__tablename__, which) for row, which in _about(customer_id, surveys))
    return tuple(PersonSection(name, _rows(session, tables[name], which)) for name, which in about)


def _about(customer_id: UUID, surveys: list[str]) -> list[tuple[type[Base], ColumnElement[bool]]]:
    contacts = select(ContactRow.id).where(ContactRow.customer_id == customer_id)
    subjects = select(SubjectRow.id).where(SubjectRow.contact_id.in_(contacts))
    hand_offs = select(HandOffRow.id).where(HandOffRow.subject_id.in_(subjects))
    items = select(WorkItemRow.id).where(WorkItemRow.hand_off_id.in_(hand_offs))
    receipts = select(ReceiptRow.id).where(ReceiptRow.contact_id.in_(contacts))
    mail = MailMessageRow
    return [
        (CustomerRow, CustomerRow.id == customer_id),
        (ContactRow, ContactRow.customer_id == customer_id),
        (SubjectRow, SubjectRow.contact_id.in_(contacts)),
        (HandOffRow, HandOffRow.subject_id.in_(subjects)),
        (HandOffAnswerRow, HandOffAnswerRow.hand_off_id.in_(hand_offs)),
        (HandOffUnitRow, HandOffUnitRow.hand_off_id.in_(hand_offs)),
        (WorkItemRow, WorkItemRow.hand_off_id.in_(hand_offs)),
        (WorkStepRow, WorkStepRow.item_id.in_(items)),
        (mail, or_(mail.hand_off_id.in_(hand_offs), mail.dedupe_key.in_(surveys))),
        (ReceivedDocumentRow, ReceivedDocumentRow.contact_id.in_(contacts)),
        (FeeLineRow, FeeLineRow.contact_id.in_(contacts)),
        (SurveyRow, SurveyRow.contact_id.in_(contacts)),
        (ReceiptRow, ReceiptRow.contact_id.in_(contacts)),
        (ReceiptIssueRow, ReceiptIssueRow.receipt_id.in_(receipts)),
    ]


def _rows(session: Session, table: Table, which: ColumnElement[bool]) -> tuple[Fields, ...]:
    columns = [column for column in table.columns if column.name not in _NOT_TOLD]
    order = [column for column in columns if column.name in ("started_at", "made_at")]
    found = select(*columns).where(which).order_by(*order, *table.primary_key)
    names = [column.name for column in columns]
    return tuple(dict(zip(names, map(_plain, row), strict=True)) for row in session.execute(found))


def _plain(value: Any) -> object:
    """As JSON has it."""
    return value.value if isinstance(value, Enum) else msgspec.to_builtins(value)
