"""Decides whose figures are shown: one's own, or of somebody of the team. Knows no Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.domain.organisation import Person
from app.services.figure_views import FigureScope, PersonView
from app.services.registry import Services
from ui.shared.running import Run


class MeScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_person(self, view: PersonView, people: Sequence[Person], scope: FigureScope) -> None:
        """Show the figures of one of the people."""

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""


class MePresenter:
    """Reads again when another person or another period is chosen."""

    def __init__(self, view: MeScreen, services: Services, run: Run, scope: Callable[[], FigureScope]) -> None:
        self._view, self._services, self._run, self._scope = view, services, run, scope
        self._person_id = services.agent.id

    def choose(self, person_id: UUID) -> None:
        """Somebody else."""
        self._person_id = person_id
        self.refresh()

    def refresh(self) -> None:
        """Read again; figures of a person are of all products and teams."""
        scope, person_id, services = self._scope(), self._person_id, self._services
        wanted = FigureScope(scope.period, scope.channel)

        def read() -> tuple[PersonView, list[Person]]:
            return services.person_figures(person_id, wanted), services.people_with_figures()

        def show(found: tuple[PersonView, list[Person]]) -> None:
            self._view.show_person(*found, wanted)

        self._run(read, show, lambda error: self._view.show_error(error, self.refresh), "figures-person")
