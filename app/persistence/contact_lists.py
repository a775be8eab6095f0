"""Lists of subjects and hand-offs, without what is shielded."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.customer import Customer
from app.persistence.contact_rows import hand_off_of
from app.persistence.records import record_of
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.organisation import PersonRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.services.ports import HistoryLine, OpenHandOff

_IS_SHIELDED = or_(SubjectRow.shielded, func.coalesce(HandOffRow.shielded, False))
_MOMENT = (ContactRow.number, ContactRow.channel, ContactRow.started_at)


def history_of(session: Session, customer_id: UUID, limit: int) -> list[HistoryLine]:
    """Subjects of the customer's earlier contacts, newest first."""
    lines = (
        select(*_MOMENT, SubjectRow.title, SubjectRow.outcome, _IS_SHIELDED)
        .join(SubjectRow, SubjectRow.contact_id == ContactRow.id)
        .outerjoin(HandOffRow, HandOffRow.subject_id == SubjectRow.id)
        .where(ContactRow.customer_id == customer_id)
        .order_by(ContactRow.started_at.desc(), ContactRow.id.desc(), SubjectRow.position)
        .limit(limit)
    )
    return [
        HistoryLine(number, started_at, channel, "" if is_shielded else title, outcome, is_shielded)
        for number, channel, started_at, title, outcome, is_shielded in session.execute(lines)
    ]


def open_hand_offs(session: Session, limit: int) -> list[OpenHandOff]:
    """Hand-offs, earliest promise first."""
    found = (
        select(HandOffRow, SubjectRow.title, CustomerRow, *_MOMENT, PersonRow.name, _IS_SHIELDED)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .join(PersonRow, PersonRow.id == ContactRow.agent_id)
        .outerjoin(CustomerRow, CustomerRow.id == ContactRow.customer_id)
        .order_by(HandOffRow.promised_on, HandOffRow.id)
        .limit(limit)
    )
    lines = []
    for row, title, customer, number, channel, started_at, agent, is_shielded in session.execute(found):
        name = record_of(Customer, customer).name if customer else ""
        line = OpenHandOff(hand_off_of(row), title, name, number, channel, started_at, agent)
        lines.append(_without_content(line) if is_shielded else line)
    return lines


def _without_content(line: OpenHandOff) -> OpenHandOff:
    """Who must act and when stays; who asks, what, and where to reach them goes."""
    hand_off = replace(line.hand_off, question="", answers=(), reply_to="", shielded=True)
    return replace(line, hand_off=hand_off, title="", customer="")
