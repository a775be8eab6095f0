"""The figures with their presenters: older contacts are counted once, numbers show what is behind them."""

from collections.abc import Callable, Iterator
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.domain.not_direct_reason import NotDirectReason
from app.services.figure_ports import Rebuilt
from app.services.figure_views import PersonView
from app.services.registry import Services
from app.services.survey_actions import Survey
from tests.builders import a_person
from tests.figure_bench import FigureDesk
from tests.figure_views_builder import SCOPE, a_person_view, a_value
from tests.journeys.on_screen import says
from tests.norms_bench import Diary
from ui.figures.definition_sheet import DefinitionSheet
from ui.figures.listing_sheet import ListingSheet
from ui.figures.mark_sheet import MarkSheet
from ui.figures.screen import FiguresScreen
from ui.figures.small_sheets import KeepViewSheet, UnusedSheet
from ui.figures.wishes import Define, ListUnused, Narrow, OpenTasks, ReadArticle
from ui.shared.tasks import Tasks
from ui.shared.widgets.sheet import Sheet


class CountingDesk(FigureDesk):
    """The totals of older contacts are not there until they were counted; `fails` for the first time that is tried."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0
        self.fails = False
        self.marks: list[tuple[str, int]] = []

    def count_figures(self, progress: Callable[[int], None]) -> Rebuilt:
        """Count them."""
        if self.fails:
            self.fails = False
            raise WorldError("database-away")
        progress(50)
        self.counted += 1
        self.error = None
        return Rebuilt(10, 0)

    def put_mark(self, number: str, mark: int) -> Survey:
        """Store it."""
        self.marks.append((number, mark))
        return Survey("M4TD91CZ7K", self.clock.now(), mark)

    def people_with_figures(self) -> list[Any]:
        """Only oneself."""
        return [a_person()]

    def person_figures(self, person_id: UUID, _scope: object) -> PersonView:
        """Somebody's."""
        return a_person_view(person_id)


@pytest.fixture
def desk() -> CountingDesk:
    return CountingDesk()


@pytest.fixture
def screen(desk: CountingDesk, qtbot: QtBot) -> Iterator[FiguresScreen]:
    window, tasks = QMainWindow(), Tasks()
    window.resize(1300, 900)
    made = FiguresScreen(window, cast(Services, desk), tasks, [a_person()], Diary().unstored)
    window.setCentralWidget(made.page)
    window.show()
    yield made
    tasks.finish()
    delete(window)


def sheet_of(screen: FiguresScreen, kind: type[Sheet]) -> Any:
    return screen.page.window().findChildren(kind)[-1]


def press(widget: Any, words: str) -> None:
    next(each for each in widget.findChildren(QPushButton) if each.text() == words).click()


def test_the_period_is_read_when_the_page_is_shown(screen: FiguresScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: says(screen.page, "84.1 %"))


def test_older_contacts_are_counted_once_and_then_shown(desk: CountingDesk, qtbot: QtBot) -> None:
    desk.error = WorldError("figures-not-counted")
    window, tasks = QMainWindow(), Tasks()
    screen = FiguresScreen(window, cast(Services, desk), tasks, [], Diary().unstored)
    window.setCentralWidget(screen.page)
    with qtbot.waitSignal(screen.counting):
        window.show()
    qtbot.waitUntil(lambda: says(screen.page, "84.1 %"))
    assert desk.counted == 1
    tasks.finish()
    delete(window)


def test_counting_that_failed_can_be_tried_again(screen: FiguresScreen, desk: CountingDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: says(screen.page, "84.1 %"))
    desk.error, desk.fails = WorldError("figures-not-counted"), True
    screen.refresh()
    qtbot.waitUntil(lambda: says(screen.page.banner, "Try again"))
    press(screen.page.banner, "Try again")
    qtbot.waitUntil(lambda: desk.counted == 1)


def test_a_failing_database_is_told_in_the_banner(screen: FiguresScreen, desk: CountingDesk, qtbot: QtBot) -> None:
    desk.error = WorldError("database-away")
    screen.refresh()
    qtbot.waitUntil(lambda: says(screen.page.banner, "Try again"))


def test_from_number_to_definition_to_contacts_to_receipt(screen: FiguresScreen, qtbot: QtBot) -> None:
    screen.wish(Define(a_value(), SCOPE))
    press(sheet_of(screen, DefinitionSheet), "Show these contacts")
    sheet = sheet_of(screen, ListingSheet)
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() == 2)
    press(sheet, "Show more")
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() == 3)
    with qtbot.waitSignal(screen.receipt_requested) as asked:
        sheet.table.clicked.emit(sheet.table.model().index(0, 0))
    assert asked.args == ["M4TD91CZ7K"]


def test_escape_leads_back_from_one_product(screen: FiguresScreen, desk: CountingDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desk.asked))
    screen.wish(Narrow(product="afval"))
    qtbot.waitUntil(lambda: desk.asked[-1].product == "afval")
    screen.keys()["figures:back"]()
    qtbot.waitUntil(lambda: desk.asked[-1].product == "")


def test_a_reason_leads_to_the_editors(screen: FiguresScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.tasks_requested) as asked:
        screen.wish(OpenTasks(NotDirectReason.NO_ARTICLE))
    assert asked.args == [NotDirectReason.NO_ARTICLE]


def test_an_unused_article_can_be_read(screen: FiguresScreen, qtbot: QtBot) -> None:
    screen.wish(ListUnused())
    qtbot.waitUntil(lambda: bool(screen.page.window().findChildren(UnusedSheet)))
    with qtbot.waitSignal(screen.article_requested) as asked:
        sheet_of(screen, UnusedSheet).wished.emit(ReadArticle(UUID(int=7)))
    assert asked.args == [UUID(int=7)]


def test_a_view_is_kept_and_one_without_a_name_is_refused(screen: FiguresScreen, desk: Any, qtbot: QtBot) -> None:
    screen.open_keep()
    sheet = sheet_of(screen, KeepViewSheet)
    press(sheet, "Keep")
    qtbot.waitUntil(lambda: bool(sheet.name.error))
    sheet.name.edit.setText("November")
    with qtbot.waitSignal(sheet.closed):
        press(sheet, "Keep")
    assert [view.name for view in desk.views] == ["November"]


def test_a_mark_is_stored_and_the_figures_are_read_again(screen: FiguresScreen, desk: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: says(screen.page, "84.1 %"))
    press(screen.page, "Record a mark")
    sheet = sheet_of(screen, MarkSheet)
    sheet.fields["number"].set_value("m4td9-1cz7k")
    sheet.fields["mark"].set_value("8")
    before = len(desk.asked)
    press(sheet, "Keep")
    qtbot.waitUntil(lambda: sheet.fields["number"].value() == "" and len(desk.asked) > before)
    assert desk.marks == [("m4td9-1cz7k", 8)]


def test_a_key_opens_the_sheet_for_marks(screen: FiguresScreen) -> None:
    screen.keys()["figures:mark"]()
    assert sheet_of(screen, MarkSheet).isVisible()


def test_the_filters_stay_on_the_part_about_one_person(screen: FiguresScreen, desk: Any, qtbot: QtBot) -> None:
    screen.keys()["figures:earlier"]()
    screen.page.show_part("me")
    qtbot.waitUntil(lambda: says(screen.page, "Only this person and their team leader"))
    assert screen.presenter.filters.back == 1
    assert screen.page.filters.period.isVisible() and not screen.page.filters.product.isVisible()
