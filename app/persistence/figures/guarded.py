"""What is counted by functions of the database, where a server keeps part of it from who registers a contact.

What is shielded counts too, and so do totals of colleagues; each function says only as much as counting needs.
"""

from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.domain.contact import Channel
from app.domain.figures.measures import Cube
from app.persistence.tables.figures import TALLIES
from app.services.figure_ports import Scope


def come_back(session: Session, contact_id: UUID) -> list[tuple[Any, ...]]:
    """Mark what the customer came back about; gives what counted as answered once until now, as `recording` does."""
    found = session.execute(text("SELECT * FROM baliewijs.come_back(:contact_id)"), {"contact_id": contact_id})
    return [
        (started_at, Channel(channel), seat_id, agent_id, product, unit_id or "")
        for started_at, channel, seat_id, agent_id, product, unit_id in found
    ]


def open_work(session: Session, scope: Scope) -> list[tuple[datetime, date, int]]:
    """Everything that is open, also what this person does not see; of a product without what is shielded."""
    wanted = {"channel": scope.channel or "", "product": scope.product or "", "unit": scope.unit_id or ""}
    found = session.execute(text("SELECT * FROM baliewijs.open_work(:channel, :product, :unit)"), wanted)
    return [(ended_at, promised_on, taken) for ended_at, promised_on, taken in found]


@cache
def adding_to_desk() -> TextClause:
    """Adds to one total of a desk, also to that of a colleague."""
    names = ", ".join(f":{column.name}" for column in TALLIES[Cube.DESK].columns)
    return text(f"SELECT baliewijs.add_to_desk({names})")
