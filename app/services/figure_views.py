"""What the pages of the figures show. All of it is counted when it is asked for, out of the totals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import SMALL, FigureKey, FigureValue
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.periods import Period
from app.domain.figures.surveys import Average
from app.domain.not_direct_reason import NotDirectReason
from app.services.figure_ports import WHOLE, Narrowed, OpenWork, Scope


@dataclass(frozen=True, slots=True)
class FigureScope:
    """What a person looks at: a period, and what it is narrowed to, as in `Scope`."""

    period: Period
    channel: Channel | None = None
    product: str = ""
    unit_id: str = ""
    narrowed: Narrowed = WHOLE

    def over(self, period: Period) -> "FigureScope":
        """The same for other days."""
        return replace(self, period=period)

    @property
    def days(self) -> Scope:
        """The same for the store."""
        period = self.period
        return Scope(period.first, period.last, self.channel, self.product, self.unit_id, self.narrowed)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure beside what it is compared with; `norm` is None when none holds."""

    now: FigureValue
    before: FigureValue
    year_before: FigureValue
    norm: Norm | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the norm is met; None without a norm or a value."""
        value = self.now.value
        return None if self.norm is None or value is None else self.norm.is_met(value)

    @property
    def is_small(self) -> bool:
        """Whether there are too few to say much."""
        return self.now.denominator < SMALL


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A day, or a month of a longer period: contacts, subjects that ended, and those answered directly."""

    first: date
    last: date
    contacts: int
    ended: int
    direct: int


@dataclass(frozen=True, slots=True)
class PartLine:
    """A channel, product, unit, seat or line: `key` is its value, `title` words for it, or "" when the screen has them.

    `contacts_before` is in the period before, `promises` the promises kept; `talk`, `held` and `wrap` make `duration`.
    Of a seat only contacts are told.
    """

    key: str
    title: str
    contacts: int
    contacts_before: int
    direct: FigureValue
    promises: FigureValue
    duration: FigureValue
    talk: FigureValue
    held: FigureValue
    wrap: FigureValue
    complaints: int = 0


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why subjects were not answered directly; None is a reason that nobody told.

    `tasks` is how many gaps or messages of agents editors can work on because of it, None when it is not theirs.
    """

    reason: NotDirectReason | None
    subjects: int
    tasks: int | None = None


@dataclass(frozen=True, slots=True)
class HourLine:
    """Contacts that began in an hour, 0 to 23, of a weekday; 0 is Monday."""

    weekday: int
    hour: int
    contacts: int


@dataclass(frozen=True, slots=True)
class KnowledgeUse:
    """How the knowledge base was used: searches, articles opened after one, articles used and current ones not used."""

    searches: int
    opened: int
    used: int
    unused: int


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period: each list has most first, but time, hours and lines in their order."""

    scope: FigureScope
    shown: Mapping[FigureKey, Shown]
    times: tuple[TimeLine, ...]
    channels: tuple[PartLine, ...]
    products: tuple[PartLine, ...]
    units: tuple[PartLine, ...]
    seats: tuple[PartLine, ...]
    lines: tuple[PartLine, ...]
    reasons: tuple[ReasonLine, ...]
    outcomes: Mapping[Outcome, int]
    hours: tuple[HourLine, ...]
    satisfaction: Average | None
    asked: int
    work: OpenWork
    knowledge: KnowledgeUse

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.shown[FigureKey.CONTACTS].now.numerator == 0


@dataclass(frozen=True, slots=True)
class TodayView:
    """What is happening now, for on a wall: nothing in it is about one person. `as_of` is when it was read, UTC.

    `usual` are the contacts up to this time of the same weekday, on average over four weeks; None without such days.
    """

    as_of: datetime
    contacts: int
    usual: float | None
    direct: Shown
    complaints: int
    work: OpenWork
    hours: tuple[HourLine, ...]
    channels: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """The figures of one person, for that person and their team leader; `satisfaction` None below 30 marks."""

    person_id: UUID
    shown: Mapping[FigureKey, Shown]
    satisfaction: Average | None
    marks: int


@dataclass(frozen=True, slots=True)
class CharterLine:
    """A norm of the charter, what came of it in the period, and in each of the twelve months up to it, oldest first."""

    norm: Norm
    title: str
    found: FigureValue
    months: tuple[FigureValue, ...]

    @property
    def is_met(self) -> bool | None:
        """Whether the norm is met; None without a value."""
        return None if self.found.value is None else self.norm.is_met(self.found.value)


@dataclass(frozen=True, slots=True)
class CharterView:
    """What the municipality promises, and whether it does so."""

    period: Period
    lines: tuple[CharterLine, ...]
    deviations: tuple[Deviation, ...]
