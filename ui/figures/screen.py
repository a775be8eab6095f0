"""Joins the pages of the figures with their presenters, and opens their sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, DomainError
from app.domain.figure_text import FigureSheet
from app.domain.figures.saved_views import SavedView
from app.domain.organisation import Person, UnitKind
from app.error_sentences import sentence
from app.figure_words import figure_name
from app.services.figure_ports import ListedContact, Rebuilt
from app.services.figure_views import FigureScope, PeriodView
from app.services.registry import Services
from resources.translations import _
from ui.figures.definition_sheet import DefinitionSheet
from ui.figures.listing_sheet import ListingSheet
from ui.figures.me_page import MePage
from ui.figures.me_presenter import MePresenter
from ui.figures.page import FiguresPage
from ui.figures.period_page import PeriodPage
from ui.figures.period_presenter import Looked, PeriodPresenter
from ui.figures.small_sheets import KeepViewSheet, ProductSheet, UnusedSheet
from ui.figures.unstored import UnstoredFigures
from ui.figures.wishes import Define, ListCount, ListUnused, Narrow, OpenTasks, ReadArticle, RecordMark
from ui.figures.words import narrowed_words, scope_words
from ui.shared.tasks import Lane, Tasks, run_for

if TYPE_CHECKING:  # load when they are looked at
    from ui.figures.charter_presenter import CharterPresenter
    from ui.figures.deviations_presenter import DeviationsPresenter
    from ui.figures.today_page import TodayPage

FIRST_PART = "period"
SheetKind = TypeVar("SheetKind", bound=QWidget)
_NOT_COUNTED = "figures-not-counted"


class FiguresScreen(QObject):
    """What the presenters see as their screen; every read goes in the lane for what nobody at a desk waits for.

    Attributes:
        page, presenter: what it joins.

    Signals:
        receipt_requested: a contact number.
        article_requested: id of an article to read.
        tasks_requested: the NotDirectReason that editors can do something about.
        counting: percentage of counting everything.
    """

    receipt_requested = Signal(str)
    article_requested = Signal(object)
    tasks_requested = Signal(object)
    counting = Signal(int)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        tasks: Tasks,
        people: Sequence[Person],
        unstored: UnstoredFigures,
    ) -> None:
        super().__init__(window)
        self._unstored = unstored
        self._window, self._services, self._tasks, self._people = window, services, tasks, people
        self._units = _teams(services)
        self._run = run_for(tasks, self, lane=Lane.BACKGROUND)
        self.presenter = PeriodPresenter(self, services, self._run)
        self._period: PeriodPage | None = None
        self._today: TodayPage | None = None
        self._charter: CharterPresenter | None = None
        self._deviations: DeviationsPresenter | None = None
        self._me: MePresenter | None = None
        self._me_page: MePage | None = None
        self._me_scope: FigureScope | None = None
        self._listing: ListingSheet | None = None
        self._keeping: KeepViewSheet | None = None
        self._looked: Looked | None = None
        self._is_counting = False
        self._wait_for_count: list[Callable[[], None]] = []
        self.page = FiguresPage(self._parts(), list(self._units.items()))
        self._connect()
        self.page.show_part(FIRST_PART)

    def _parts(self) -> Sequence[tuple[str, str, Callable[[], QWidget]]]:
        return (
            ("today", _("Today"), self._make_today),
            ("period", _("Period"), self._make_period),
            ("me", _("One person") if self._services.agent.is_team_leader else _("Me"), self._make_me),
            ("charter", _("Charter"), self._make_charter),
            ("deviations", _("Deviations"), self._make_deviations),
        )

    def _connect(self) -> None:
        page, filters, presenter = self.page, self.page.filters, self.presenter
        page.part_shown.connect(self.refresh)
        page.export_requested.connect(self.open_export)
        page.report_requested.connect(self.open_report)
        filters.period_chosen.connect(presenter.choose_period)
        filters.stepped.connect(presenter.step)
        filters.channel_chosen.connect(presenter.choose_channel)
        filters.unit_chosen.connect(presenter.choose_unit)
        filters.product_chosen.connect(presenter.choose_product)
        filters.other_product_requested.connect(self.open_products)
        filters.view_chosen.connect(presenter.choose_view)
        filters.keep_requested.connect(self.open_keep)
        filters.forget_requested.connect(presenter.forget_view)
        self.counting.connect(self._show_counting)

    # parts

    def _make_period(self) -> QWidget:
        self._period = PeriodPage(list(self._units.items()))
        self._period.wished.connect(self.wish)
        self._period.back_requested.connect(self.presenter.go_back)
        return self._period

    def _make_me(self) -> QWidget:
        self._me_page = MePage()
        self._me_page.wished.connect(self.wish)
        self._me_page.failed.connect(self.show_error)
        self._me = MePresenter(self._me_page, self._services, self._run, lambda: self.presenter.scope)
        self._me_page.person_chosen.connect(self._me.choose)
        return self._me_page

    def _make_today(self) -> QWidget:
        from ui.figures.today_page import TodayPage
        from ui.figures.today_presenter import TodayPresenter

        self._today = TodayPage()
        self._today.failed.connect(self.show_error)
        self._today.work_with(TodayPresenter(self._today, self._services, self._run))
        if self._services.is_joined:
            self._today.rely_on_live()
        return self._today

    def _make_charter(self) -> QWidget:
        from ui.figures.charter_page import CharterPage
        from ui.figures.charter_presenter import CharterPresenter

        page = CharterPage()
        page.failed.connect(self.show_error)
        page.wished.connect(self.wish)
        page.deviations_requested.connect(lambda: self.page.show_part("deviations"))
        self._charter = CharterPresenter(page, self._services, self._run, self._unstored)
        page.work_with(self._charter)
        return page

    def _make_deviations(self) -> QWidget:
        from ui.figures.deviations_page import DeviationsPage
        from ui.figures.deviations_presenter import DeviationsPresenter

        page = DeviationsPage()
        page.failed.connect(self.show_error)
        page.wished.connect(self.wish)
        self._deviations = DeviationsPresenter(page, self._services, self._run, self._unstored)
        page.work_with(self._deviations, self._people)
        return page

    def refresh(self) -> None:
        """Read again what is in front; the parts that are not about a chosen period do so themselves."""
        if self.page.part == "period":
            self.presenter.refresh()
        elif self.page.part == "me" and self._me is not None:
            self._me_scope = self.presenter.scope
            self._me.refresh()

    @property
    def is_of_today(self) -> bool:
        """Whether what is looked at still changes."""
        return self.presenter.scope.period.last >= self._services.clock.today()

    # wishes

    def wish(self, wish: object) -> None:
        """Something was pressed."""
        match wish:
            case Define():
                self.open_definition(wish)
            case ListCount():
                self._open_listing(wish.name, wish.scope)
                self.presenter.list_count(wish)
            case Narrow():
                self.presenter.narrow(wish)
            case OpenTasks():
                self.tasks_requested.emit(wish.reason)
            case ListUnused():
                self.presenter.list_unused()
            case RecordMark():
                self.open_mark()
            case ReadArticle():
                self.article_requested.emit(wish.article_id)

    def open_definition(self, wish: Define) -> None:
        """Tell what a number means."""
        sheet = DefinitionSheet(self._window, wish, self._about(wish.scope))
        sheet.list_requested.connect(partial(self._list_behind, sheet, wish))
        sheet.open_sheet()

    def _list_behind(self, sheet: DefinitionSheet, wish: Define, whole: bool) -> None:
        sheet.close_sheet()
        self._open_listing(figure_name(wish.value.key), wish.scope)
        self.presenter.list_behind(wish, whole)

    def _open_listing(self, title: str, scope: FigureScope) -> None:
        sheet = ListingSheet(self._window, title, self._about(scope), self._units)
        sheet.contact_chosen.connect(self.receipt_requested)
        sheet.more_requested.connect(self.presenter.list_more)
        self._listing = sheet
        sheet.open_sheet()

    def _about(self, scope: FigureScope) -> str:
        products = dict(self._looked.products) if self._looked is not None else {}
        product = products.get(scope.product, scope.product) or (_("Without a product") if scope.product else "")
        shown = self.presenter.shown
        part = narrowed_words(scope.narrowed, shown.seats if shown is not None else (), self._people)
        return scope_words(scope, product, self._units.get(scope.unit_id, scope.unit_id), part)

    def open_products(self) -> None:
        """Choose a product out of all."""
        if self._looked is not None:
            sheet = ProductSheet(self._window, self._looked.products)
            sheet.product_chosen.connect(self.presenter.choose_product)
            sheet.open_sheet()

    def open_keep(self) -> None:
        """Ask a name for what is looked at."""
        self._keeping = KeepViewSheet(self._window, self._about(self.presenter.scope))
        self._keeping.named.connect(self.presenter.keep_view)
        self._keeping.open_sheet()

    def open_export(self) -> None:
        """Write the period to a file."""
        from ui.figures.exporting import open_export

        view = self.presenter.shown
        if view is not None:
            open_export(self._window, self._services, self._tasks, view)

    def open_report(self) -> None:
        """Make the report of the month that is looked at."""
        from ui.figures.reporting import open_report

        open_report(self._window, self._services, self._tasks, self.presenter.scope.period.first)

    def open_mark(self) -> None:
        """Record marks that customers gave later."""
        from ui.figures.marking import open_mark

        open_mark(self._window, self._services, self._run, self.refresh)

    # what was typed

    def show_came_back(self) -> None:
        """Offer to go on with what was typed last before the programme stopped."""
        self.page.banner.tell(
            _("What you typed came back; it is not stored yet."), "info", _("Write on"), self.write_on
        )

    def write_on(self) -> None:
        """Open the sheet in which something was typed last."""
        if self._unstored.texts:
            text = self._unstored.texts[-1]
            self.page.show_part("charter" if text.sheet is FigureSheet.NORM else "deviations")
            if text.sheet is FigureSheet.NORM and self._charter is not None:
                self._charter.write_on(text)
            elif self._deviations is not None:
                self._deviations.write_on(text.id)

    # what the presenter asks

    def show_looked(self, looked: Looked) -> None:
        """Show the filters; another part looks at the same days."""
        self._looked = looked
        self.page.filters.show_looked(looked)
        if self._period is not None:
            self._period.show_looked(looked)
        if self.page.part == "me" and looked.scope != self._me_scope:
            self.refresh()

    def show_period(self, view: PeriodView) -> None:
        """Show the figures."""
        if self._period is not None:
            self._period.show_view(view)

    def show_listing(self, lines: Sequence[ListedContact], total: int) -> None:
        """Show contacts behind a number."""
        if (sheet := _open(self._listing)) is not None:
            sheet.show_lines(lines, total)

    def show_unused(self, articles: Sequence[tuple[UUID, str]]) -> None:
        """List articles that nobody used."""
        sheet = UnusedSheet(self._window, self._about(self.presenter.scope), articles)
        sheet.wished.connect(self.wish)
        sheet.open_sheet()

    def show_kept(self, view: SavedView) -> None:
        """The view is kept."""
        if (sheet := _open(self._keeping)) is not None:
            sheet.close_sheet()
        self.page.banner.tell(_("“{name}” is kept.").format(name=view.name), "good")

    def show_refused(self, error: DomainError) -> None:
        """The name is not right."""
        if (sheet := _open(self._keeping)) is not None:
            sheet.name.show_error(sentence(error))

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work, or older contacts must be counted first."""
        if error.key == _NOT_COUNTED:
            self._wait_for_count.append(again)
            self._count()
            return
        sheet = _open(self._listing)
        banner = sheet.banner if sheet is not None else self.page.banner
        banner.tell(sentence(error), "bad", _("Try again"), again)

    # counting

    def _count(self) -> None:
        """Count everything, once; then read what waits for it."""
        if self._is_counting:
            return
        self._is_counting = True
        self._show_counting(0)
        progress = self._tasks.telling(self.counting.emit, self)  # the window may be made again meanwhile
        self._run(lambda: self._services.count_figures(progress), self._counted, self._not_counted, "figures-count")

    def _counted(self, _found: Rebuilt) -> None:
        self._is_counting = False
        self.page.show_progress(None)
        self.page.banner.tell(_("The figures are counted."), "good")
        waiting, self._wait_for_count = self._wait_for_count, []
        for again in waiting:
            again()

    def _not_counted(self, error: BaliewijsError) -> None:
        self._is_counting = False
        self.page.show_progress(None)
        self.page.banner.tell(sentence(error), "bad", _("Try again"), self._count)

    def _show_counting(self, percent: int) -> None:
        words = _("The figures of earlier contacts are being counted: {percent} %. You can go on with other work.")
        self.page.banner.tell(words.format(percent=percent), "info")
        self.page.show_progress(percent)

    # keys

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What the keys of this page do."""
        return {
            "figures:earlier": lambda: self.presenter.step(-1),
            "figures:later": lambda: self.presenter.step(1),
            "figures:filters": self.page.focus_filters,
            "figures:tables": self._switch_tables,
            "figures:back": self._go_back,
            "figures:export": self.open_export,
            "figures:report": self.open_report,
            "figures:keep": self.open_keep,
            "figures:wall": self._show_wall,
            "figures:mark": self.open_mark,
        }

    def _switch_tables(self) -> None:
        if self._period is not None:
            self._period.switch_tables()

    def _show_wall(self) -> None:
        self.page.show_part("today")
        if self._today is not None:
            self._today.switch_full_screen()

    def _go_back(self) -> None:
        if self.page.part == FIRST_PART and self._looked is not None and self._looked.can_go_back:
            self.presenter.go_back()
        else:
            self.page.focus_parts()


def _teams(services: Services) -> dict[str, str]:
    kinds = (UnitKind.LOCATION, UnitKind.EXTERNAL)
    return {unit.id: unit.name for unit in services.municipality.units if unit.kind not in kinds}


def _open(sheet: SheetKind | None) -> SheetKind | None:
    return sheet if sheet is not None and isValid(sheet) and sheet.isVisible() else None
