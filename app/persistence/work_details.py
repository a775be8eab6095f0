"""One work item with all that its handler needs."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.contact import HandOff, MessageKind
from app.domain.customer import Customer
from app.domain.work_item import WorkStep
from app.persistence.contact_rows import hand_off_of
from app.persistence.records import record_of
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow, WorkPresenceRow, WorkStepRow
from app.persistence.work_queue import of_contacts, rows_where
from app.services.work_ports import Viewer, WorkDetails, WorkRow


def details_of(session: Session, item_id: UUID, viewer: Viewer, present_since: datetime) -> WorkDetails | None:
    """The item, or None when there is none; without the right to see it nothing but `row` says anything."""
    for row in rows_where(session, viewer, WorkItemRow.id == item_id):
        details = _details(session, row, viewer, present_since)
        return details if row.may_see else _masked(details)
    return None


def _details(session: Session, row: WorkRow, viewer: Viewer, present_since: datetime) -> WorkDetails:
    found = (
        select(HandOffRow, SubjectRow.kind, ContactRow.id, CustomerRow)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .outerjoin(CustomerRow, CustomerRow.id == ContactRow.customer_id)
        .where(HandOffRow.id == row.item.hand_off_id)
    )
    hand_off, kind, contact_id, customer = session.execute(found).one()
    return WorkDetails(
        row=row,
        hand_off=hand_off_of(hand_off),
        kind=kind,
        customer=record_of(Customer, customer) if customer else None,
        steps=_steps(session, row.item.id),
        parts=_parts(session, row, contact_id, viewer),
        present=_present(session, row.item.id, viewer, present_since),
    )


def _masked(details: WorkDetails) -> WorkDetails:
    hand_off = _without_content(details.hand_off)
    return replace(details, hand_off=hand_off, kind=MessageKind.QUESTION, customer=None, steps=(), present=())


def _without_content(hand_off: HandOff) -> HandOff:
    return replace(hand_off, question="", answers=(), reply_to="", reply_window="", is_sensitive=False)


def _steps(session: Session, item_id: UUID) -> tuple[WorkStep, ...]:
    steps = select(WorkStepRow).where(WorkStepRow.item_id == item_id).order_by(WorkStepRow.number)
    return tuple(record_of(WorkStep, step) for step in session.scalars(steps))


def _parts(session: Session, row: WorkRow, contact_id: UUID, viewer: Viewer) -> tuple[WorkRow, ...]:
    """The other items of the hand-off, and of the contact those with the same director."""
    is_part = WorkItemRow.hand_off_id == row.item.hand_off_id
    if row.item.director_id:
        is_part = is_part | (WorkItemRow.director_id == row.item.director_id)
    of_contact = of_contacts(ContactRow.id == contact_id)
    return tuple(rows_where(session, viewer, of_contact, is_part, WorkItemRow.id != row.item.id))


def _present(session: Session, item_id: UUID, viewer: Viewer, since: datetime) -> tuple[UUID, ...]:
    seen = WorkPresenceRow
    others = select(seen.person_id).where(
        seen.item_id == item_id, seen.seen_at >= since, seen.person_id != viewer.person_id
    )
    return tuple(session.scalars(others.order_by(seen.seen_at, seen.person_id)))
