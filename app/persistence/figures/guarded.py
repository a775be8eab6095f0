"""What is counted by functions of the database, where a server keeps part of it from who registers a contact.

What is shielded counts too, and so do totals of colleagues; each function says only as much as counting needs.
"""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.domain.contact import Channel
from app.domain.figures.measures import Cube
from app.persistence.tables.figures import TALLIES


def come_back(session: Session, contact_id: UUID) -> list[tuple[Any, ...]]:
    """Mark what the customer came back about; gives what counted as answered once until now, as `recording` does."""
    found = session.execute(text("SELECT * FROM baliewijs.come_back(:contact_id)"), {"contact_id": contact_id})
    return [
        (started_at, Channel(channel), seat_id, agent_id, product, unit_id or "")
        for started_at, channel, seat_id, agent_id, product, unit_id in found
    ]


@cache
def adding_to_desk() -> TextClause:
    """Adds to one total of a desk, also to that of a colleague."""
    names = ", ".join(f":{column.name}" for column in TALLIES[Cube.DESK].columns)
    return text(f"SELECT baliewijs.add_to_desk({names})")
