"""Tables of the figures: totals by day, marks of customers, norms, deviations and views that were kept."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Date, Double, ForeignKey, Index, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.contact import Channel
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import KEYS, MEASURES, Cube
from app.domain.figures.norms import DeviationState
from app.domain.figures.saved_views import SavedScope
from app.persistence.tables import contacts, organisation  # noqa: F401 - foreign keys name their tables
from app.persistence.tables.base import Base
from app.persistence.types import PLAIN_TEXT, JsonOf, one_of

BY_DAY, BY_MONTH = "d", "m"


def _tally(cube: Cube) -> Table:
    """The totals of a cube, once by day and once by month; a month is its first day."""
    keys: list[Column[Any]] = [Column(name, PLAIN_TEXT, primary_key=True) for name in KEYS[cube]]
    totals: list[Column[Any]] = [Column(measure.value, Integer, nullable=False) for measure in MEASURES[cube]]
    return Table(
        f"tally_{cube.value}",
        Base.metadata,
        Column("grain", String(1), primary_key=True),
        Column("day", Date, primary_key=True),
        *keys,
        *totals,
        sqlite_with_rowid=False,
    )


TALLIES = {cube: _tally(cube) for cube in Cube}
"""The table of each cube: its keys, then its measures."""


class TallyStateRow(Base):
    """Whether the totals were counted; there is one row. They must be once, after a migration of older contacts."""

    __tablename__ = "tally_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_counted: Mapped[bool]


class SurveyRow(Base):
    """A customer who was asked for a mark."""

    __tablename__ = "survey"
    __table_args__ = (CheckConstraint("mark BETWEEN 1 AND 10", name="mark"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    asked_at: Mapped[datetime]
    mark: Mapped[int | None]


class NormRow(Base):
    """What a figure should be."""

    __tablename__ = "norm"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    figure: Mapped[FigureKey] = mapped_column(one_of(FigureKey, "figure"))
    bound: Mapped[float] = mapped_column(Double)
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(one_of(Channel, "channel"))
    product: Mapped[str]


class DeviationRow(Base):
    """A month in which a figure was not what its norm says."""

    __tablename__ = "deviation"
    __table_args__ = (
        Index(None, "norm_id", "month", unique=True),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        CheckConstraint("revision >= 1", name="revision"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    norm_id: Mapped[UUID] = mapped_column(ForeignKey("norm.id"))
    figure: Mapped[FigureKey] = mapped_column(one_of(FigureKey, "figure"))
    month: Mapped[date]
    numerator: Mapped[int]
    denominator: Mapped[int]
    bound: Mapped[float] = mapped_column(Double)
    opened_at: Mapped[datetime]
    channel: Mapped[Channel | None] = mapped_column(one_of(Channel, "channel"))
    product: Mapped[str]
    state: Mapped[DeviationState] = mapped_column(one_of(DeviationState, "state"))
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    cause: Mapped[str]
    action: Mapped[str]
    due_on: Mapped[date | None]
    result: Mapped[str]
    closed_at: Mapped[datetime | None]
    revision: Mapped[int]


class SavedViewRow(Base):
    """A view of the figures that a person kept under a name."""

    __tablename__ = "saved_view"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[SavedScope] = mapped_column(JsonOf(SavedScope))
