"""Decides about deviations: what is followed, and the steps of each. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.figures.norms import Deviation
from app.domain.figures.periods import PeriodKind
from app.services.norm_reading import MonthValue
from app.services.registry import Services
from ui.figures.unstored import UnstoredFigures
from ui.shared.running import Run


@dataclass(frozen=True, slots=True)
class Typed:
    """What is filled in for a deviation; `due_on` as it was typed."""

    owner_id: UUID | None = None
    cause: str = ""
    action: str = ""
    due_on: str = ""
    result: str = ""

    @classmethod
    def of(cls, deviation: Deviation) -> Self:
        """What is stored of it and can be changed."""
        due = f"{deviation.due_on:%d-%m-%Y}" if deviation.due_on else ""
        return cls(deviation.owner_id, deviation.cause, deviation.action, due)

    @classmethod
    def again(cls, deviation: Deviation, text: FigureText) -> Self:
        """What was typed over what is stored now."""
        values = {**_words(cls.of(deviation)), **dict(text.fields)}
        owner = values["owner"]
        return cls(UUID(owner) if owner else None, *(values[name] for name in ("cause", "action", "due", "result")))

    def text(self, deviation: Deviation) -> FigureText:
        """What differs from what is stored, for the journal."""
        stored = _words(Typed.of(deviation))
        changed = tuple((name, words) for name, words in _words(self).items() if words != stored[name])
        return FigureText(deviation.id, FigureSheet.DEVIATION, changed)


def _words(typed: Typed) -> dict[str, str]:
    values = (str(typed.owner_id or ""), typed.cause, typed.action, typed.due_on, typed.result)
    return dict(zip(("owner", "cause", "action", "due", "result"), values, strict=True))


@dataclass(frozen=True, slots=True)
class OpenDeviation:
    """One deviation with what belongs to it: the months around it, and what was typed and is not stored."""

    deviation: Deviation
    course: tuple[MonthValue, ...]
    product: str
    typed: Typed | None


class DeviationsView(Protocol):
    """What the presenter asks of the screen."""

    def show_deviations(self, found: Sequence[Deviation], titles: dict[str, str], today: date) -> None:
        """Show the list; `titles` are of products."""

    def open_deviation(self, opened: OpenDeviation) -> None:
        """Let somebody do the next step."""

    def show_stored(self, deviation: Deviation) -> None:
        """The step is stored."""

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """The step is not stored; what was typed stays where it is."""

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Something else went wrong."""


class DeviationsPresenter:
    """Looks for new ones each time the list is read; what is typed stays until it is stored."""

    def __init__(self, view: DeviationsView, services: Services, run: Run, unstored: UnstoredFigures) -> None:
        self._view, self._services, self._run, self._unstored = view, services, run, unstored
        self._with_closed = False
        self._titles: dict[str, str] = {}

    # reading

    def show_closed(self, with_closed: bool) -> None:
        """Show those that are closed too, or not."""
        self._with_closed = with_closed
        self.refresh()

    def refresh(self) -> None:
        """Find what is new, and read the list."""
        with_closed = self._with_closed

        def read() -> tuple[list[Deviation], list[tuple[str, str]]]:
            self._services.find_deviations()
            year = self._services.figure_scope(PeriodKind.YEAR)
            found = self._services.deviations(with_closed)
            return found, self._services.product_choices(year) if any(each.product for each in found) else []

        def show(read: tuple[list[Deviation], list[tuple[str, str]]]) -> None:
            found, products = read
            self._titles = dict(products)
            self._view.show_deviations(found, self._titles, self._services.clock.today())

        self._run(read, show, lambda error: self._view.show_error(error, self.refresh), "figures-deviations")

    def open(self, deviation: Deviation) -> None:
        """Show one of them with the months around it."""

        def show(course: tuple[MonthValue, ...]) -> None:
            title = self._titles.get(deviation.product, deviation.product)
            text = self._unstored.of(deviation.id)
            opened = OpenDeviation(deviation, course, title, Typed.again(deviation, text) if text else None)
            self._view.open_deviation(opened)

        def failed(error: BaliewijsError) -> None:
            self._view.show_error(error, lambda: self.open(deviation))

        self._run(lambda: self._services.deviation_course(deviation.id), show, failed, "figures-deviation")

    def write_on(self, deviation_id: UUID) -> None:
        """Go on with what was typed for it before."""

        def show(found: list[Deviation]) -> None:
            for deviation in found:
                if deviation.id == deviation_id:
                    self.open(deviation)

        def failed(error: BaliewijsError) -> None:
            self._view.show_error(error, lambda: self.write_on(deviation_id))

        self._run(lambda: self._services.deviations(with_closed=True), show, failed, "figures-deviation")

    def keep(self, deviation: Deviation, typed: Typed) -> None:
        """What is typed now; it is there again when the deviation is opened again, also after a stop."""
        self._unstored.type(typed.text(deviation))

    # steps

    def plan(self, deviation: Deviation, typed: Typed, due_on: date | None) -> None:
        """Say who does what, and by when."""

        def step() -> Deviation:
            return self._services.plan_deviation(
                deviation.id, deviation.revision, typed.owner_id, typed.cause, typed.action, due_on
            )

        self._do(step, lambda: self.plan(deviation, typed, due_on))

    def done(self, deviation: Deviation, text: str) -> None:
        """The action was carried out."""
        self._do(
            lambda: self._services.deviation_done(deviation.id, deviation.revision, text),
            lambda: self.done(deviation, text),
        )

    def close(self, deviation: Deviation, result: str) -> None:
        """It was checked."""
        self._do(
            lambda: self._services.close_deviation(deviation.id, deviation.revision, result),
            lambda: self.close(deviation, result),
        )

    def reopen(self, deviation: Deviation, result: str) -> None:
        """It did not help: a new plan is needed."""
        self._do(
            lambda: self._services.reopen_deviation(deviation.id, deviation.revision, result),
            lambda: self.reopen(deviation, result),
        )

    def _do(self, step: Callable[[], Deviation], again: Callable[[], None]) -> None:
        def done(changed: Deviation) -> None:
            self._unstored.forget(changed.id)
            self._view.show_stored(changed)
            self.refresh()

        def refused(error: BaliewijsError) -> None:
            self._view.show_refused(error, again)
            if error.key == "deviation-changed":
                self.refresh()

        self._run(step, done, refused, "")
