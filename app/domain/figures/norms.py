"""What a figure should be, and what is done about it when it is not: plan, do, check."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.contact import Channel
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue, Wanted


@dataclass(frozen=True, slots=True)
class Norm:
    """The bound of a figure: at least when high is wanted, at most when low is. It holds for `channel` and `product`,
    None and "" for all, from `valid_from` up to and with `valid_until`, None for ever.
    """

    id: UUID
    figure: FigureKey
    bound: float
    valid_from: date
    valid_until: date | None = None
    channel: Channel | None = None
    product: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is the norm of this day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def is_met(self, value: float) -> bool:
        """Whether the figure is on the good side of the bound, or on it."""
        return value <= self.bound if FIGURES[self.figure].wanted is Wanted.LOW else value >= self.bound


class DeviationState(StrEnum):
    """How far the circle is: found, planned, done, and checked."""

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A month in which a figure was not what its norm says; it is followed until it is closed.

    `numerator` and `denominator` are what was found then, `bound` the norm of then. `cause`, `action`, `owner_id` and
    `due_on` are the plan; `result` says at the end whether it helped. `revision` rises with every change.
    """

    id: UUID
    norm_id: UUID
    figure: FigureKey
    month: date
    numerator: int
    denominator: int
    bound: float
    opened_at: datetime
    channel: Channel | None = None
    product: str = ""
    state: DeviationState = DeviationState.OPEN
    owner_id: UUID | None = None
    cause: str = ""
    action: str = ""
    due_on: date | None = None
    result: str = ""
    closed_at: datetime | None = None
    revision: int = 1

    @property
    def found(self) -> FigureValue:
        """The figure as it was found."""
        return FigureValue(self.figure, self.numerator, self.denominator)

    @property
    def norm(self) -> Norm:
        """The norm as it was then."""
        return Norm(self.norm_id, self.figure, self.bound, self.month, None, self.channel, self.product)
