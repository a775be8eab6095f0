"""Reads what is happening now. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.domain.errors import BaliewijsError
from app.services.figure_views import TodayView as Today
from app.services.registry import Services
from ui.shared.running import Run


class TodayView(Protocol):
    """What the presenter asks of the screen."""

    def show_today(self, today: Today) -> None:
        """Replace all numbers."""

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """The numbers are not fresh any more; `again` reads them once more."""


class TodayPresenter:
    """A newer reading drops the older one."""

    def __init__(self, view: TodayView, services: Services, run: Run) -> None:
        self._view, self._services, self._run = view, services, run

    def refresh(self) -> None:
        """Read the numbers of this moment."""

        def failed(error: BaliewijsError) -> None:
            self._view.show_error(error, self.refresh)

        self._run(self._services.today_figures, self._view.show_today, failed, "figures-today")
