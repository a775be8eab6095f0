"""Taking what is personal from contacts: one statement for each table, and what figures are made of stays."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, Executable, case, delete, exists, or_, select, type_coerce, update
from sqlalchemy.orm import Session

from app.domain.receipt import ReceiptContent
from app.persistence.tables.articles import ArticleRow, ArticleVersionRow
from app.persistence.tables.contacts import ContactRow, ReceivedDocumentRow
from app.persistence.tables.customers import CustomerKeyRow, CustomerRow
from app.persistence.tables.mail import MailMessageRow
from app.persistence.tables.privacy import DisposalContactRow
from app.persistence.tables.receipts import ReceiptRow
from app.persistence.tables.subjects import HandOffAnswerRow, HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow, WorkPresenceRow, WorkStepRow

_NO_RECEIPT = ReceiptContent("", (), "", "", datetime(1, 1, 1), "", ())
"""Instead of what a receipt said. The row stays: its number is never given again, and none is missing."""


def erase(session: Session, contact_ids: Collection[UUID], neutral_title: str, at: datetime) -> list[UUID]:
    """Take everything personal from these contacts; gives the customers who went with them."""
    customers = _customers_of(session, contact_ids)
    for statement in _statements(contact_ids, neutral_title):
        session.execute(statement.execution_options(synchronize_session=False))
    emptied = update(ContactRow).where(ContactRow.id.in_(contact_ids))
    emptied = emptied.values(customer_id=None, note="", fingerprint="", erased_at=at)
    session.execute(emptied.execution_options(synchronize_session=False))
    return remove_customers(session, customers)


def remove_customers(session: Session, customer_ids: Collection[UUID]) -> list[UUID]:
    """Take those without a contact from the register; a contact that is being stored is waited for."""
    customer = CustomerRow
    locked = select(customer.id).where(customer.id.in_(customer_ids)).order_by(customer.id).with_for_update()
    there = session.scalars(locked).all()
    still_here = select(ContactRow.customer_id).where(ContactRow.customer_id.in_(there))
    gone = sorted(set(there) - set(session.scalars(still_here)))
    for table, column in ((CustomerKeyRow, CustomerKeyRow.customer_id), (customer, customer.id)):
        session.execute(delete(table).where(column.in_(gone)).execution_options(synchronize_session=False))
    session.expire_all()
    return gone


def _customers_of(session: Session, contact_ids: Collection[UUID]) -> list[UUID]:
    contact = ContactRow
    found = select(contact.customer_id).distinct()
    found = found.where(contact.id.in_(contact_ids), contact.customer_id.is_not(None))
    return [customer_id for customer_id in session.scalars(found) if customer_id]


def _statements(contact_ids: Collection[UUID], neutral_title: str) -> list[Executable]:
    subjects = select(SubjectRow.id).where(SubjectRow.contact_id.in_(contact_ids))
    hand_offs = select(HandOffRow.id).where(HandOffRow.subject_id.in_(subjects))
    items = select(WorkItemRow.id).where(WorkItemRow.hand_off_id.in_(hand_offs))
    asked = [f"survey:{contact_id}" for contact_id in contact_ids]
    mail, listed = MailMessageRow, DisposalContactRow
    return [
        delete(mail).where(or_(mail.hand_off_id.in_(hand_offs), mail.dedupe_key.in_(asked))),
        delete(WorkPresenceRow).where(WorkPresenceRow.item_id.in_(items)),
        update(WorkStepRow).where(WorkStepRow.item_id.in_(items)).values(text=""),
        update(WorkItemRow).where(WorkItemRow.hand_off_id.in_(hand_offs)).values(answer="", words=""),
        delete(HandOffAnswerRow).where(HandOffAnswerRow.hand_off_id.in_(hand_offs)),
        update(HandOffRow).where(HandOffRow.subject_id.in_(subjects)).values(question="", reply_to="", reply_window=""),
        _without_words(contact_ids, neutral_title),
        delete(ReceivedDocumentRow).where(ReceivedDocumentRow.contact_id.in_(contact_ids)),
        update(ReceiptRow).where(ReceiptRow.contact_id.in_(contact_ids)).values(content=_NO_RECEIPT),
        update(listed).where(listed.contact_id.in_(contact_ids)).values(because=""),
    ]


def _without_words(contact_ids: Collection[UUID], neutral_title: str) -> Executable:
    """A title stays only when it is that of the article, then or now."""
    subject = SubjectRow
    title = case((_is_of_article(), subject.title), else_=neutral_title)
    return update(subject).where(subject.contact_id.in_(contact_ids)).values(title=title, own_question="", detail="")


def _is_of_article() -> ColumnElement[bool]:
    subject, version = SubjectRow, ArticleVersionRow
    read_title: Any = type_coerce(version.content, JSON)["title"].as_string()
    read = (version.article_id == subject.article_id, version.version == subject.article_version)
    then = exists().where(*read, read_title == subject.title)
    now = exists().where(ArticleRow.id == subject.article_id, ArticleRow.title == subject.title)
    return or_(then, now)
