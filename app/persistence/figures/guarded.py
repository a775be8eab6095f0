"""What is counted by functions of the database, where a server keeps part of it from who registers a contact.

What is shielded counts too, and so do totals of colleagues; each function says only as much as counting needs.
"""

from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.domain.contact import Channel
from app.domain.figures.measures import Cube
from app.domain.not_direct import DIRECT
from app.persistence.tables.figures import TALLIES


def same_product(session: Session, around: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Subjects of a contact, each with one of another contact of the customer, and when that began."""
    found = session.execute(text("SELECT * FROM baliewijs.same_product(:contact_id, :first, :last)"), around)
    return [tuple(row) for row in found]


def come_back(session: Session, subject_ids: Collection[UUID]) -> list[tuple[Any, ...]]:
    """Mark these as come back; gives what counted as answered once until now, as `recording` counts it."""
    found = session.execute(text("SELECT * FROM baliewijs.come_back(:wanted)"), {"wanted": list(subject_ids)})
    return [
        (started_at, Channel(channel), seat_id, agent_id, product, unit_id or "")
        for started_at, channel, seat_id, agent_id, product, unit_id, outcome in found
        if outcome in DIRECT
    ]


@cache
def adding_to_desk() -> TextClause:
    """Adds to one total of a desk, also to that of a colleague."""
    names = ", ".join(f":{column.name}" for column in TALLIES[Cube.DESK].columns)
    return text(f"SELECT baliewijs.add_to_desk({names})")
