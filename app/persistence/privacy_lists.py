"""Disposals and the contacts on their lists."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, insert, literal, select, update
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.disposal import Disposal, DisposalLine, ItemState
from app.persistence.records import record_of, values_of
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.privacy import DisposalContactRow, DisposalRow
from app.persistence.tables.subjects import SubjectRow

_BATCH = 2000


def add_disposal(session: Session, disposal: Disposal, which: Select[UUID]) -> int:
    """Store it with these contacts on its list; gives how many. One statement, however many there are."""
    session.add(DisposalRow(**values_of(disposal)))
    session.flush()
    item, found = DisposalContactRow, which.subquery("found")
    listed = literal(ItemState.LISTED, item.state.type)
    rows = select(literal(disposal.id, item.disposal_id.type), found.c.id, listed, literal("", item.because.type))
    columns = ["disposal_id", "contact_id", "state", "because"]
    session.execute(insert(item).from_select(columns, rows, include_defaults=False))
    return item_counts(session, disposal.id).get(ItemState.LISTED, 0)


def disposals(session: Session, limit: int) -> list[Disposal]:
    """The newest first."""
    row = DisposalRow
    rows = session.scalars(select(row).order_by(row.proposed_at.desc(), row.id.desc()).limit(limit))
    return [record_of(Disposal, row) for row in rows]


def disposal(session: Session, disposal_id: UUID) -> Disposal | None:
    """One of them."""
    row = session.scalar(select(DisposalRow).where(DisposalRow.id == disposal_id))
    return record_of(Disposal, row) if row else None


def locked_disposal(session: Session, disposal_id: UUID) -> Disposal | None:
    """One of them, which nobody else changes until the end of the transaction."""
    row = session.get(DisposalRow, disposal_id, with_for_update=True, populate_existing=True)
    return record_of(Disposal, row) if row else None


def save_disposal(session: Session, disposal: Disposal) -> None:
    """Store what became of it."""
    session.execute(update(DisposalRow).where(DisposalRow.id == disposal.id).values(**values_of(disposal)))


def item_counts(session: Session, disposal_id: UUID) -> dict[ItemState, int]:
    """How many contacts of the list are in each state."""
    item = DisposalContactRow
    counted = select(item.state, func.count()).where(item.disposal_id == disposal_id).group_by(item.state)
    return dict(session.execute(counted).all())


def lines(session: Session, disposal_id: UUID, limit: int, offset: int) -> list[DisposalLine]:
    """Contacts of the list, the oldest first."""
    contact, item = ContactRow, DisposalContactRow
    page: Any = (
        select(contact.id, contact.number, contact.ended_at, item.state, item.because)
        .join(item, item.contact_id == contact.id)
        .where(item.disposal_id == disposal_id)
        .order_by(contact.ended_at, contact.id)
        .limit(limit)
        .offset(offset)
    )
    rows = session.execute(page).all()
    kinds = _kinds_of(session, [contact_id for contact_id, *_ in rows])
    return [
        DisposalLine(contact_id, number, at.astimezone(LOCAL_ZONE).date(), kinds.get(contact_id, ()), state, because)
        for contact_id, number, at, state, because in rows
    ]


def mark_items(
    session: Session, disposal_id: UUID, contact_ids: Collection[UUID], state: ItemState, because: str
) -> None:
    """What became of these contacts of the list."""
    item = DisposalContactRow
    mine = (item.disposal_id == disposal_id, item.contact_id.in_(contact_ids))
    changed = update(item).where(*mine).values(state=state, because=because)
    session.execute(changed.execution_options(synchronize_session=False))


def next_items(session: Session, disposal_id: UUID, limit: int) -> list[UUID]:
    """Contacts of the list that are still to be done."""
    item = DisposalContactRow
    mine = (item.disposal_id == disposal_id, item.state == ItemState.LISTED)
    return list(session.scalars(select(item.contact_id).where(*mine).order_by(item.contact_id).limit(limit)))


def erased_items(session: Session, disposal_id: UUID) -> Iterator[UUID]:
    """Contacts that this disposal erased, smallest id first."""
    item = DisposalContactRow
    mine = (item.disposal_id == disposal_id, item.state == ItemState.ERASED)
    found = select(item.contact_id).where(*mine).order_by(item.contact_id)
    yield from session.scalars(found.execution_options(yield_per=_BATCH))


def _kinds_of(session: Session, contact_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    subject = SubjectRow
    found = select(subject.contact_id, subject.kind).where(subject.contact_id.in_(contact_ids))
    kinds: dict[UUID, dict[str, None]] = {}
    for contact_id, kind in session.execute(found.order_by(subject.contact_id, subject.position)):
        kinds.setdefault(contact_id, {})[kind.value] = None
    return {contact_id: tuple(each) for contact_id, each in kinds.items()}
