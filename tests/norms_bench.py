"""Charter and deviations in memory: what is asked of the services is noted, and may be refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.domain.figure_text import FigureText
from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.periods import PeriodKind, period_of
from app.domain.ids import new_id
from app.services.figure_views import CharterLine, CharterView, FigureScope
from app.services.norm_reading import MonthValue
from app.services.registry import Services
from ui.figures.unstored import UnstoredFigures

TODAY = date(2026, 11, 24)
OCTOBER = date(2026, 10, 1)
NORM = Norm(new_id(), FigureKey.DIRECT, 80.0, date(2026, 1, 1))
ENDED = Norm(new_id(), FigureKey.DIRECT, 75.0, date(2025, 1, 1), date(2025, 12, 31))


def a_value(numerator: int, denominator: int = 100, key: FigureKey = FigureKey.DIRECT) -> FigureValue:
    """So many of so many questions answered directly."""
    return FigureValue(key, numerator, denominator)


def a_deviation(**changes: Any) -> Deviation:
    """October was below its norm."""
    values = {"id": new_id(), "norm_id": NORM.id, "figure": NORM.figure, "month": OCTOBER, "bound": NORM.bound}
    counts = {"numerator": 70, "denominator": 100, "opened_at": datetime(2026, 11, 1, tzinfo=UTC)}
    return Deviation(**{**values, **counts, **changes})


def a_charter(deviations: tuple[Deviation, ...] = (), months: tuple[int, ...] = (82,) * 10 + (70, 84)) -> CharterView:
    """One promise, met this month and not in the month before."""
    line = CharterLine(NORM, "", a_value(months[-1]), tuple(map(a_value, months)))
    return CharterView(period_of(PeriodKind.MONTH, TODAY, TODAY), (line,), deviations)


@dataclass
class Diary:
    """A journal in memory."""

    texts: dict[UUID, FigureText] = field(default_factory=dict)

    def keep(self, draft: FigureText) -> None:
        """Write it down."""
        self.texts[draft.id] = draft

    def forget(self, draft_id: UUID) -> None:
        """Take it out."""
        del self.texts[draft_id]

    @property
    def unstored(self) -> UnstoredFigures:
        """What a window begins with: all that was written down."""
        made = UnstoredFigures(self)
        made.restore(self.texts.values())
        return made


@dataclass
class FigureDesk:
    """The part of `Services` that charter and deviations ask; `error` makes every step fail."""

    found: list[Deviation] = field(default_factory=list)
    error: BaliewijsError | None = None
    log: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def clock(self) -> "FigureDesk":
        """A clock that stands still."""
        return self

    def today(self) -> date:
        """That day."""
        return TODAY

    def figure_scope(self, kind: PeriodKind, back: int = 0) -> FigureScope:
        """The period; `back` is only noted."""
        self.log.append(("scope", kind, back))
        return FigureScope(period_of(kind, TODAY, TODAY))

    def charter(self, _period: object) -> CharterView:
        """One promise."""
        self._check()
        return a_charter(tuple(self.found))

    def norms(self) -> list[Norm]:
        """The promise, and one of before."""
        return [ENDED, NORM]

    def product_choices(self, _scope: object) -> list[tuple[str, str]]:
        """One product."""
        return [("paspoort", "Paspoort")]

    def put_norm(self, norm: Norm) -> list[Norm]:
        """Note it."""
        return cast(list[Norm], self._step("put", norm))

    def end_norm(self, norm_id: UUID, last_day: date) -> list[Norm]:
        """Note it."""
        return cast(list[Norm], self._step("end", norm_id, last_day))

    def find_deviations(self) -> int:
        """Look."""
        self._check()
        self.log.append(("find",))
        return 0

    def deviations(self, with_closed: bool = False) -> list[Deviation]:
        """Those there are."""
        self.log.append(("read", with_closed))
        return self.found

    def deviation_course(self, _deviation_id: UUID) -> tuple[MonthValue, ...]:
        """October and November."""
        self._check()
        return (MonthValue(OCTOBER, a_value(70), True), MonthValue(date(2026, 11, 1), a_value(84), False))

    def plan_deviation(self, *values: object) -> Deviation:
        """Note it."""
        return cast(Deviation, self._step("plan", *values))

    def deviation_done(self, *values: object) -> Deviation:
        """Note it."""
        return cast(Deviation, self._step("done", *values))

    def close_deviation(self, *values: object) -> Deviation:
        """Note it."""
        return cast(Deviation, self._step("close", *values))

    def reopen_deviation(self, *values: object) -> Deviation:
        """Note it."""
        return cast(Deviation, self._step("reopen", *values))

    def _check(self) -> None:
        if self.error is not None:
            raise self.error

    def _step(self, name: str, *values: object) -> object:
        self._check()
        self.log.append((name, *values))
        return self.found[0] if self.found else []

    @property
    def services(self) -> Services:
        """As the presenters know it."""
        return cast(Services, cast(Any, self))


def run_now(
    work: Callable[[], object],
    on_done: Callable[..., None],
    on_error: Callable[[BaliewijsError], None],
    newest_of: str,
) -> None:
    """Does the work at once."""
    try:
        result = work()
    except BaliewijsError as error:
        on_error(error)
    else:
        on_done(result)
