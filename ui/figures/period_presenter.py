"""Decides which period is shown, and what is listed behind its numbers. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from app.domain.contact import Channel
from app.domain.errors import BaliewijsError, DomainError
from app.domain.figures.periods import PeriodKind
from app.domain.figures.saved_views import SavedScope, SavedView
from app.services.figure_ports import ListedContact, ListedPage
from app.services.figure_views import FigureScope, PeriodView
from app.services.registry import Services
from ui.figures.filters import START, narrowed, stepped
from ui.figures.wishes import Define, ListCount, Narrow
from ui.shared.running import Run

Choices = Sequence[tuple[str, str]]
"""Values and their words."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at: the filters, what they mean today, what can be chosen, and whether there is a way back."""

    filters: SavedScope
    scope: FigureScope
    products: Choices
    views: Sequence[SavedView]
    can_go_back: bool = False


class PeriodScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_looked(self, looked: Looked) -> None:
        """Show the filters."""

    def show_period(self, view: PeriodView) -> None:
        """Show the figures."""

    def show_listing(self, lines: Sequence[ListedContact], total: int) -> None:
        """Show contacts behind a number, in the sheet that is open."""

    def show_unused(self, articles: Sequence[tuple[UUID, str]]) -> None:
        """List articles that nobody used."""

    def show_kept(self, view: SavedView) -> None:
        """The view is kept."""

    def show_refused(self, error: DomainError) -> None:
        """Say why, where the person is typing."""

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""


class PeriodPresenter:
    """Reads again after each change of the filters; only what is asked last is shown."""

    def __init__(self, view: PeriodScreen, services: Services, run: Run) -> None:
        self._view, self._services, self._run = view, services, run
        self._filters = START
        self._trail: list[SavedScope] = []
        self._products: Choices = ()
        self._views: Sequence[SavedView] = ()
        self._shown: PeriodView | None = None
        self._read_more: Callable[[int], ListedPage] | None = None
        self._listed: tuple[ListedContact, ...] = ()

    @property
    def filters(self) -> SavedScope:
        """What is looked at."""
        return self._filters

    @property
    def scope(self) -> FigureScope:
        """What that means today."""
        chosen = self._filters
        return self._services.figure_scope(chosen.kind, chosen.back, chosen.channel, chosen.product, chosen.unit_id)

    @property
    def shown(self) -> PeriodView | None:
        """The figures on screen, when they are those of the filters."""
        return self._shown if self._shown is not None and self._shown.scope == self.scope else None

    # reading

    def refresh(self) -> None:
        """Read again what is looked at."""
        scope = self.scope

        def read() -> tuple[PeriodView, Choices, Sequence[SavedView]]:
            services = self._services
            return services.period_figures(scope), services.product_choices(scope), services.saved_views()

        def show(found: tuple[PeriodView, Choices, Sequence[SavedView]]) -> None:
            self._shown, self._products, self._views = found
            self._show_looked()
            self._view.show_period(self._shown)

        self._run(read, show, lambda error: self._view.show_error(error, self.refresh), "figures-period")

    def _show_looked(self) -> None:
        looked = Looked(self._filters, self.scope, self._products, self._views, bool(self._trail))
        self._view.show_looked(looked)

    def _look(self, filters: SavedScope) -> None:
        if filters != self._filters:
            self._filters = filters
            self._show_looked()
            self.refresh()

    # filters

    def choose_period(self, kind: PeriodKind, back: int) -> None:
        """Another period."""
        self._look(replace(self._filters, kind=kind, back=back))

    def step(self, steps: int) -> None:
        """So many periods later; negative is earlier."""
        self._look(stepped(self._filters, steps))

    def choose_channel(self, channel: Channel | None) -> None:
        """One channel, or all."""
        self._look(replace(self._filters, channel=channel))

    def choose_unit(self, unit_id: str) -> None:
        """One team, or all with ""."""
        self._look(replace(self._filters, unit_id=unit_id))

    def choose_product(self, product: str) -> None:
        """One product, or all with ""."""
        self._look(replace(self._filters, product=product))

    def narrow(self, wish: Narrow) -> None:
        """Look at what was pressed; `go_back` leads back."""
        filters = narrowed(self._filters, wish, self._services.clock.today())
        if filters != self._filters:
            self._trail.append(self._filters)
            self._look(filters)

    def go_back(self) -> None:
        """Look at what was looked at before the last row was pressed."""
        if self._trail:
            self._look(self._trail.pop())

    # what is behind a number

    def list_behind(self, wish: Define, whole: bool) -> None:
        """List the contacts of a value: above the line, or with `whole` all that were divided by."""
        self._list(lambda offset: self._services.behind(wish.value.key, whole, wish.scope, offset))

    def list_count(self, wish: ListCount) -> None:
        """List the contacts that were counted."""
        self._list(lambda offset: self._services.behind_measure(wish.cube, wish.measure, wish.scope, offset))

    def _list(self, read: Callable[[int], ListedPage]) -> None:
        self._read_more, self._listed = read, ()
        self.list_more()

    def list_more(self) -> None:
        """The next contacts of the list."""
        read, offset = self._read_more, len(self._listed)
        if read is None:
            return

        def show(page: ListedPage) -> None:
            if len(self._listed) == offset:
                self._listed += page.lines
                self._view.show_listing(self._listed, page.total)

        def failed(error: BaliewijsError) -> None:
            self._view.show_error(error, self.list_more)

        self._run(lambda: read(offset), show, failed, "figures-listing")

    def list_unused(self) -> None:
        """List the articles that nobody used in the period."""
        scope = self.scope
        read = self._services.unused_articles
        failed = self.list_unused
        self._run(
            lambda: read(scope),
            self._view.show_unused,
            lambda error: self._view.show_error(error, failed),
            "figures-unused",
        )

    # views that are kept

    def choose_view(self, view: SavedView) -> None:
        """Look at what was kept."""
        self._trail.clear()
        self._look(view.scope)

    def keep_view(self, name: str) -> None:
        """Keep what is looked at under a name."""
        view = SavedView(name, self._filters)

        def done(views: Sequence[SavedView]) -> None:
            self._show_views(views)
            self._view.show_kept(view)

        def failed(error: BaliewijsError) -> None:
            if isinstance(error, DomainError):
                self._view.show_refused(error)
            else:
                self._view.show_error(error, lambda: self.keep_view(name))

        self._run(lambda: self._services.keep_view(view), done, failed, "")

    def forget_view(self, name: str) -> None:
        """Keep it no more."""

        def failed(error: BaliewijsError) -> None:
            self._view.show_error(error, lambda: self.forget_view(name))

        self._run(lambda: self._services.forget_view(name), self._show_views, failed, "")

    def _show_views(self, views: Sequence[SavedView]) -> None:
        self._views = views
        self._show_looked()
