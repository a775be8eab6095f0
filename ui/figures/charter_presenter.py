"""Decides about the quality charter: which period, and what becomes of a norm. Knows no Qt."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.domain.figure_text import FigureText
from app.domain.figures.norms import Norm
from app.domain.figures.periods import PeriodKind
from app.services.figure_views import CharterView as Charter
from app.services.registry import Services
from ui.figures.unstored import UnstoredFigures
from ui.shared.running import Run


class CharterView(Protocol):
    """What the presenter asks of the screen."""

    def show_charter(self, charter: Charter, others: Sequence[Norm], titles: dict[str, str], today: date) -> None:
        """Show what holds, and the norms of before and later; `titles` are of the products among these."""

    def open_norm(
        self, norm: Norm | None, products: Sequence[tuple[str, str]], today: date, typed: FigureText | None
    ) -> None:
        """Let somebody change a norm, or make a new one; `typed` is what they had typed for it already."""

    def show_stored(self) -> None:
        """What was filled in is stored."""

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It is not stored; it stays where it is."""

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Something else went wrong."""


class CharterPresenter:
    """Reads the charter again after each change."""

    def __init__(self, view: CharterView, services: Services, run: Run, unstored: UnstoredFigures) -> None:
        self._view, self._services, self._run, self._unstored = view, services, run, unstored
        self._kind, self._back = PeriodKind.MONTH, 0
        self._products: list[tuple[str, str]] = []

    # reading

    def choose(self, kind: PeriodKind, back: int) -> None:
        """Another period; `back` 0 is the one of today."""
        self._kind, self._back = kind, back
        self.refresh()

    def refresh(self) -> None:
        """Read the charter of the period."""
        period = self._services.figure_scope(self._kind, self._back).period

        def read() -> tuple[Charter, list[Norm], list[tuple[str, str]]]:
            charter = self._services.charter(period)
            held = {line.norm.id for line in charter.lines}
            others = [norm for norm in self._services.norms() if norm.id not in held]
            year = self._services.figure_scope(PeriodKind.YEAR)
            return charter, others, self._services.product_choices(year)

        def show(found: tuple[Charter, list[Norm], list[tuple[str, str]]]) -> None:
            charter, others, self._products = found
            self._view.show_charter(charter, others, dict(self._products), self._services.clock.today())

        self._run(read, show, lambda error: self._view.show_error(error, self.refresh), "figures-charter")

    # norms

    def edit(self, norm: Norm | None) -> None:
        """Begin to change a norm, or a new one."""
        typed = self._unstored.new_norm if norm is None else self._unstored.of(norm.id)
        self._view.open_norm(norm, self._products, self._services.clock.today(), typed)

    def write_on(self, text: FigureText) -> None:
        """Go on with what was typed for a norm before."""

        def read() -> tuple[list[Norm], list[tuple[str, str]]]:
            year = self._services.figure_scope(PeriodKind.YEAR)
            return self._services.norms(), self._services.product_choices(year)

        def show(found: tuple[list[Norm], list[tuple[str, str]]]) -> None:
            norms, self._products = found
            norm = next((each for each in norms if each.id == text.id), None)
            if norm is not None or text.is_new:
                self.edit(norm)

        self._run(read, show, lambda error: self._view.show_error(error, lambda: self.write_on(text)), "figures-norm")

    def keep(self, text: FigureText) -> None:
        """What is typed now; it is there again when the norm is opened again, also after a stop."""
        self._unstored.type(text)

    def put(self, norm: Norm) -> None:
        """Store it."""
        self._store(norm.id, lambda: self._services.put_norm(norm), lambda: self.put(norm))

    def end(self, norm_id: UUID) -> None:
        """Today is its last day."""
        today = self._services.clock.today()
        self._store(norm_id, lambda: self._services.end_norm(norm_id, today), lambda: self.end(norm_id))

    def _store(self, norm_id: UUID, work: Callable[[], object], again: Callable[[], None]) -> None:
        def done(_norms: object) -> None:
            self._unstored.forget(norm_id)
            self._view.show_stored()
            self.refresh()

        self._run(work, done, lambda error: self._view.show_refused(error, again), "")
