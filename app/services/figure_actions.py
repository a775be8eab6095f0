"""Looking at the figures, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from app.domain.contact import Channel
from app.domain.errors import DomainError, WorldError
from app.domain.figures.definitions import FIGURES, FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.periods import PeriodKind, period_of
from app.domain.figures.saved_views import MAX_NAME, SavedView
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Person
from app.domain.routing import contact_centre
from app.services.exchange_actions import ExchangeActions
from app.services.figure_ports import ListedPage, Narrowed, Rebuilt, Scope, Split
from app.services.figure_reading import FigureReading, product_title
from app.services.figure_views import FigureScope, PeriodView, PersonView, TodayView
from app.services.ports import Transaction
from app.services.progress import Progress

LISTED = 200


@dataclass(frozen=True, slots=True)
class FigureActions(ExchangeActions):
    """Every method may be called from any thread.

    Raises:
        WorldError: `figures-not-counted` while the totals of older contacts are not there: `count_figures` makes them.
    """

    def figure_scope(
        self, kind: PeriodKind, back: int = 0, channel: Channel | None = None, product: str = "", unit_id: str = ""
    ) -> FigureScope:
        """What a person looks at; `back` 0 is the period of today, 1 the one before it."""
        today = self.clock.today()
        period = period_of(kind, today, today)
        for _ in range(back):
            period = period_of(kind, period.first - timedelta(days=1), today)
        return FigureScope(period, channel, product, unit_id)

    def period_figures(self, scope: FigureScope) -> PeriodView:
        """Everything about a period.

        Raises:
            DomainError: `figures-not-yours` when it is narrowed to somebody.
        """
        with self.database.read() as tx:
            self._check_person(tx, scope.narrowed.agent_id)
            return self._figures(tx).period(scope, tx.organisation.seats())

    def today_figures(self) -> TodayView:
        """What is happening now."""
        with self.database.read() as tx:
            return self._figures(tx).day()

    def person_figures(self, person_id: UUID, scope: FigureScope) -> PersonView:
        """The figures of one person, for that person and their team leader.

        Raises:
            DomainError: `figures-not-yours`.
        """
        with self.database.read() as tx:
            self._check_person(tx, person_id)
            view = self._figures(tx).person(person_id, scope)
        if person_id != self.agent.id:
            self._log_seen(LogObject.FIGURES, person_id)
        return view

    def people_with_figures(self) -> list[Person]:
        """Whose figures this person may see: their own first, then by name those of the team they lead."""
        with self.database.read() as tx:
            return self._people_to_see(tx)

    def behind(self, key: FigureKey, whole: bool, scope: FigureScope, offset: int = 0) -> ListedPage:
        """The contacts that a figure is made of: those above the line, or with `whole` all that were divided by.

        Raises:
            DomainError: `figure-not-listed`: there are no contacts behind it; `figures-not-yours`.
        """
        figure = FIGURES[key]
        is_whole = whole and bool(figure.denominator)
        cube = (figure.denominator_cube or figure.cube) if is_whole else figure.cube
        measures = figure.denominator if is_whole else figure.numerator
        return self.behind_measure(_cube_for(cube, scope.narrowed), measures[0], scope, offset)

    def behind_measure(self, cube: Cube, measure: Measure, scope: FigureScope, offset: int = 0) -> ListedPage:
        """The contacts that a number is made of.

        Raises:
            DomainError: `figure-not-listed`, `figures-not-yours`.
        """
        with self.database.read() as tx:
            self._check_person(tx, scope.narrowed.agent_id)
            days = self._figures(tx).ended(scope.days) if cube is Cube.HAND_OFF else scope.days
            page = tx.figures.listed(cube, measure, days, self._viewer, limit=LISTED, offset=offset)
        self._log_seen(LogObject.FIGURES, measure)
        return page

    def product_choices(self, scope: FigureScope) -> list[tuple[str, str]]:
        """What was asked about in these days, whatever the other filters are: product and title, most asked first."""
        with self.database.read() as tx:
            days = Scope(scope.period.first, scope.period.last)
            found = self._figures(tx).tx.figures.split(days, Cube.CONTACT, Split.PRODUCT)
            titles = tx.figures.product_titles(list(found))
        counted = {key: totals.get((Cube.CONTACT, Measure.CONTACTS), 0) for key, totals in found.items()}
        return [(key, product_title(key, titles)) for key in sorted(counted, key=lambda key: (-counted[key], key))]

    def unused_articles(self, scope: FigureScope) -> list[tuple[UUID, str]]:
        """Articles that nobody opened or answered with: id and title, by title."""
        with self.database.read() as tx:
            return tx.figures.unused_articles(scope.period.first, scope.period.last)

    def count_figures(self, progress: Progress) -> Rebuilt:
        """Count everything again out of what is stored; `progress` gets percentages."""
        with self.database.write() as tx:
            return tx.figures.rebuild(progress)

    # views that were kept

    def saved_views(self) -> list[SavedView]:
        """What this person kept, by name."""
        with self.database.read() as tx:
            return tx.figures.saved_views(self.agent.id)

    def keep_view(self, view: SavedView) -> list[SavedView]:
        """Keep what is looked at under a name; the one of that name is replaced.

        Raises:
            DomainError: `view-name-missing`, `view-name-too-long`.
        """
        named = replace(view, name=" ".join(view.name.split()))
        if not named.name:
            raise DomainError("view-name-missing", field="name")
        if len(named.name) > MAX_NAME:
            raise DomainError("view-name-too-long", field="name", maximum=MAX_NAME)
        with self.database.write() as tx:
            tx.figures.put_view(self.agent.id, named)
            return tx.figures.saved_views(self.agent.id)

    def forget_view(self, name: str) -> list[SavedView]:
        """Keep it no more."""
        with self.database.write() as tx:
            tx.figures.delete_view(self.agent.id, name)
            return tx.figures.saved_views(self.agent.id)

    def _figures(self, tx: Transaction) -> FigureReading:
        if not tx.figures.is_counted():
            raise WorldError("figures-not-counted")
        return FigureReading(tx, self.clock.now(), self.municipality)

    def _check_person(self, tx: Transaction, person_id: UUID | None) -> None:
        if person_id and all(person.id != person_id for person in self._people_to_see(tx)):
            self._log_refused(LogAction.SEEN, LogObject.FIGURES, person_id)
            raise DomainError("figures-not-yours")

    def _people_to_see(self, tx: Transaction) -> list[Person]:
        people = tx.organisation.people()
        own = [person for person in people if person.id == self.agent.id]
        if not any(person.is_team_leader for person in own):
            return own
        desk = contact_centre(self.municipality).id
        team = self._viewer.unit_ids
        return own + [each for each in people if each.id != self.agent.id and (each.unit_id or desk) in team]


def _cube_for(cube: Cube, narrowed: Narrowed) -> Cube:
    """Where a figure is counted by what it is narrowed to."""
    return next((each for each in (cube, Cube.DESK, Cube.HOUR) if narrowed.is_known_to(each)), cube)
