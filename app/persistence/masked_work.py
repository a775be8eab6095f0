"""What a server tells of work that somebody may not see: that it is there, who must act, and when."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from app.domain.contact import HandOff, MessageKind, Promise, ReplyWay
from app.domain.organisation import Line
from app.domain.work_item import WorkItem, WorkStatus, WorkStep
from app.services.work_ports import WorkDetails, WorkRow


def with_masked(session: Session, customer_id: UUID, seen: list[WorkRow]) -> list[WorkRow]:
    """Open items of a customer, those that this person may not see too, earliest promise first."""
    known = {row.item.id for row in seen}
    told = session.execute(text("SELECT * FROM baliewijs.masked_work_of(:wanted)"), {"wanted": customer_id})
    masked = [_masked(row) for row in told if row.id not in known]
    return sorted((*seen, *masked), key=lambda row: (row.item.promised_on, row.item.id))


def masked_parts(session: Session, item_id: UUID) -> list[WorkRow]:
    """All items of the hand-off of an item, its first part first, whatever this person may see of them."""
    told = session.execute(text("SELECT * FROM baliewijs.masked_parts(:wanted)"), {"wanted": item_id})
    return list(map(_masked, told))


def masked_item(session: Session, item_id: UUID) -> WorkRow | None:
    """One item that this person may not see; None when there is none."""
    return next((row for row in masked_parts(session, item_id) if row.item.id == item_id), None)


def masked_details(session: Session, item_id: UUID) -> WorkDetails | None:
    """The item, of which only `row` says anything."""
    row = masked_item(session, item_id)
    if row is None:
        return None
    item = row.item
    promise = Promise(item.promised_on, 0, item.promised_on)
    hand_off = HandOff(item.hand_off_id, item.unit_id, item.line, "", ReplyWay.PHONE, "", promise)
    return WorkDetails(row, hand_off, MessageKind.QUESTION, None, ())


def step_masked(session: Session, item: WorkItem, step: WorkStep) -> bool:
    """Remind of it, or give it another director; False when somebody else was first.

    Raises:
        DomainError: `role-missing` for any other step, and for making oneself director.
    """
    taken = text("SELECT baliewijs.step_masked(:id, :seen, :kind, :director_id)")
    values = {"id": item.id, "seen": step.number - 1, "kind": step.kind, "director_id": step.handler_id}
    return bool(session.scalar(taken, values))


def _masked(row: Row[*tuple[Any, ...]]) -> WorkRow:
    item = WorkItem(
        id=row.id,
        hand_off_id=row.hand_off_id,
        unit_id=row.unit_id,
        line=Line(row.line),
        promised_on=row.promised_on,
        status=WorkStatus(row.status),
        handler_id=row.handler_id,
        director_id=row.director_id,
        asked_by=tuple(row.asked_by.splitlines()),
        attempts=row.attempts,
        reminders=row.reminders,
        waiting_since=row.waiting_since,
        shielded=True,
        revision=row.revision,
    )
    return WorkRow(item, "", "", row.number, row.channel, row.ended_at, row.agent_id, may_see=False)
