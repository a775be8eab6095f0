"""Lists of subjects, without what is shielded."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select, text
from sqlalchemy.orm import Session

from app.domain.contact import Channel, Outcome
from app.persistence.server.present import guards_rights
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.services.ports import HistoryLine

_IS_SHIELDED = or_(SubjectRow.shielded, func.coalesce(HandOffRow.shielded, False))
_PLACE = (ContactRow.started_at, ContactRow.id, SubjectRow.position)
_SHOWN = (ContactRow.number, ContactRow.channel, SubjectRow.title, SubjectRow.outcome, _IS_SHIELDED)


def history_of(session: Session, customer_id: UUID, limit: int) -> list[HistoryLine]:
    """Subjects of the customer's earlier contacts, newest first."""
    lines = _seen(session, customer_id, limit)
    if guards_rights(session):
        lines = _with_masked(session, customer_id, lines)[:limit]
    return [
        HistoryLine(number, started_at, channel, "" if is_shielded else title, outcome, is_shielded)
        for started_at, _id, _position, number, channel, title, outcome, is_shielded in lines
    ]


def _seen(session: Session, customer_id: UUID, limit: int) -> list[tuple[Any, ...]]:
    lines = (
        select(*_PLACE, *_SHOWN)
        .join(SubjectRow, SubjectRow.contact_id == ContactRow.id)
        .outerjoin(HandOffRow, HandOffRow.subject_id == SubjectRow.id)
        .where(ContactRow.customer_id == customer_id)
        .order_by(ContactRow.started_at.desc(), ContactRow.id.desc(), SubjectRow.position)
        .limit(limit)
    )
    return list(map(tuple, session.execute(lines)))


def _with_masked(session: Session, customer_id: UUID, seen: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Beside what this person sees there may be more, of which a server tells only that it is there."""
    places = {(contact_id, position) for _started_at, contact_id, position, *_ in seen}
    told = session.execute(text("SELECT * FROM baliewijs.masked_history(:wanted)"), {"wanted": customer_id})
    masked = [_masked(row) for row in told if (row.contact_id, row.place) not in places]
    return sorted((*seen, *masked), key=lambda line: (-line[0].timestamp(), -line[1].int, line[2]))


def _masked(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    outcome, channel = Outcome(row.outcome), Channel(row.channel)
    return row.started_at, row.contact_id, row.place, row.number, channel, "", outcome, True
