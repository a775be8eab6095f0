"""A presenter of the figures with everything around it in memory."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

from app.domain.contact import Channel
from app.domain.errors import BaliewijsError, DomainError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.periods import PeriodKind, before, period_of
from app.domain.figures.saved_views import SavedView
from app.services.figure_ports import ListedContact, ListedPage
from app.services.figure_views import FigureScope, PeriodView
from app.services.registry import Services
from tests.builders import a_municipality, a_person
from tests.figure_views_builder import a_listed, a_period_view
from ui.figures.period_presenter import Looked, PeriodPresenter

TODAY = date(2026, 11, 22)
PRODUCTS = [("paspoort", "Paspoort"), ("afval", "Afval")]


class Clock:
    """Sunday 22 November 2026, at ten."""

    def now(self) -> datetime:
        """Now, UTC."""
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        """The local day."""
        return TODAY


class FigureDesk:
    """Services with three contacts behind every number; `error` makes them fail."""

    def __init__(self) -> None:
        self.municipality, self.agent, self.clock = a_municipality(), a_person(), Clock()
        self.error: BaliewijsError | None = None
        self.asked: list[FigureScope] = []
        self.listed: list[tuple[Any, ...]] = []
        self.views: list[SavedView] = []

    def figure_scope(
        self, kind: PeriodKind, back: int = 0, channel: Channel | None = None, product: str = "", unit_id: str = ""
    ) -> FigureScope:
        """As the real ones reckon it."""
        period = period_of(kind, TODAY, TODAY)
        for _ in range(back):
            period = period_of(kind, before(period).first, TODAY)
        return FigureScope(period, channel, product, unit_id)

    def period_figures(self, scope: FigureScope) -> PeriodView:
        """November, whatever is asked; `asked` tells what that was."""
        self._fail()
        self.asked.append(scope)
        return a_period_view(scope)

    def product_choices(self, _scope: FigureScope) -> list[tuple[str, str]]:
        """Two products."""
        return PRODUCTS

    def behind(self, key: FigureKey, whole: bool, scope: FigureScope, offset: int = 0) -> ListedPage:
        """Two of the three, then the last."""
        self._fail()
        self.listed.append((key, whole, scope, offset))
        return self._page(offset)

    def behind_measure(self, cube: Cube, measure: Measure, scope: FigureScope, offset: int = 0) -> ListedPage:
        """The same."""
        self.listed.append((cube, measure, scope, offset))
        return self._page(offset)

    def _page(self, offset: int) -> ListedPage:
        lines = tuple(a_listed(title=str(number)) for number in range(3))
        return ListedPage(lines[offset : offset + 2], len(lines))

    def unused_articles(self, _scope: FigureScope) -> list[tuple[UUID, str]]:
        """One article."""
        return [(UUID(int=7), "Vuurwerk")]

    def saved_views(self) -> list[SavedView]:
        """What was kept."""
        return list(self.views)

    def keep_view(self, view: SavedView) -> list[SavedView]:
        """Keep it; without a name that is refused."""
        if not view.name:
            raise DomainError("view-name-missing", field="name")
        self.views.append(view)
        return list(self.views)

    def forget_view(self, name: str) -> list[SavedView]:
        """Keep it no more."""
        self.views = [view for view in self.views if view.name != name]
        return list(self.views)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


class Shown:
    """What came on screen."""

    def __init__(self) -> None:
        self.looked: Looked | None = None
        self.view: PeriodView | None = None
        self.lines: Sequence[ListedContact] = ()
        self.total = 0
        self.articles: Sequence[tuple[UUID, str]] = ()
        self.kept: SavedView | None = None
        self.refused: DomainError | None = None
        self.failed: tuple[BaliewijsError, Callable[[], None]] | None = None

    def show_looked(self, looked: Looked) -> None:
        """The filters."""
        self.looked = looked

    def show_period(self, view: PeriodView) -> None:
        """The figures."""
        self.view = view

    def show_listing(self, lines: Sequence[ListedContact], total: int) -> None:
        """Contacts behind a number."""
        self.lines, self.total = lines, total

    def show_unused(self, articles: Sequence[tuple[UUID, str]]) -> None:
        """Articles that nobody used."""
        self.articles = articles

    def show_kept(self, view: SavedView) -> None:
        """A view."""
        self.kept = view

    def show_refused(self, error: DomainError) -> None:
        """Why not."""
        self.refused = error

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""
        self.failed = (error, again)


def run_now(
    work: Callable[[], object],
    on_done: Callable[..., None],
    on_error: Callable[[BaliewijsError], None],
    newest_of: str = "",
) -> None:
    """Do it at once."""
    try:
        result = work()
    except BaliewijsError as error:
        on_error(error)
    else:
        on_done(result)


class FigureBench:
    """The presenter, with `desk` as its services and `view` as its screen."""

    def __init__(self) -> None:
        self.desk, self.view = FigureDesk(), Shown()
        self.presenter = PeriodPresenter(self.view, cast(Services, self.desk), run_now)
        self.presenter.refresh()
