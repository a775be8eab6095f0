"""What a server tells of work that somebody may not see: that it is there, who must act, and when."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from app.domain.organisation import Line
from app.domain.work_item import WorkItem, WorkStatus
from app.services.work_ports import WorkRow


def with_masked(session: Session, customer_id: UUID, seen: list[WorkRow]) -> list[WorkRow]:
    """Open items of a customer, those that this person may not see too, earliest promise first."""
    known = {row.item.id for row in seen}
    told = session.execute(text("SELECT * FROM baliewijs.masked_work_of(:wanted)"), {"wanted": customer_id})
    masked = [_masked(row) for row in told if row.id not in known]
    return sorted((*seen, *masked), key=lambda row: (row.item.promised_on, row.item.id))


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
