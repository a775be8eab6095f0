"""Lists of subjects, without what is shielded."""

from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.services.ports import HistoryLine

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
