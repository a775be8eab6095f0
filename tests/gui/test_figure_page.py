"""The pages of the figures: every number can be pressed, every chart is a table too, and nothing says nothing."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import Channel
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.saved_views import SavedScope, SavedView
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.services.figure_ports import Narrowed
from app.services.figure_views import FigureScope
from tests.builders import a_person
from tests.figure_bench import PRODUCTS
from tests.figure_views_builder import (
    NOVEMBER,
    SCOPE,
    a_listed,
    a_part,
    a_period_view,
    a_person_view,
    a_value,
    an_empty_view,
)
from tests.journeys.on_screen import rows_of, says
from ui.figures.definition_sheet import DefinitionSheet
from ui.figures.filter_bar import FilterBar
from ui.figures.filters import START
from ui.figures.listing_sheet import ListingSheet
from ui.figures.me_page import MePage
from ui.figures.menu_chip import MenuChip
from ui.figures.number_table import NumberColumn, NumberModel, NumberTable
from ui.figures.period_page import PeriodPage
from ui.figures.period_presenter import Looked
from ui.figures.small_sheets import KeepViewSheet, ProductSheet
from ui.figures.wishes import Define, ListCount, Narrow, OpenTasks

UNITS = [("kcc", "Klant Contact Centrum"), ("parkeren", "Parkeren")]


def a_looked(filters: SavedScope = START, **changes: Any) -> Looked:
    """November, with two products to choose from."""
    scope = FigureScope(NOVEMBER, filters.channel, filters.product, filters.unit_id)
    return Looked(filters, scope, PRODUCTS, changes.get("views", []), changes.get("can_go_back", False))


@pytest.fixture
def page(qtbot: QtBot) -> PeriodPage:
    page = PeriodPage(UNITS)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    page.show_looked(a_looked())
    page.show_view(a_period_view())
    return page


@pytest.fixture
def window(qtbot: QtBot) -> Any:
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    yield window
    delete(window)


def wishes_of(page: PeriodPage) -> list[object]:
    """What was pressed, from now on."""
    wishes: list[object] = []
    page.wished.connect(wishes.append)
    return wishes


def press_cell(table: NumberTable, row: int, column: int, qtbot: QtBot) -> None:
    """With the keyboard."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_Return)


def table_named(page: PeriodPage, name: str) -> NumberTable:
    return next(table for table in page.findChildren(NumberTable) if table.accessibleName().startswith(name))


def press(widget: Any, words: str) -> None:
    next(each for each in widget.findChildren(QPushButton) if each.text() == words).click()


def test_cards_tell_value_norm_and_what_was_before(page: PeriodPage) -> None:
    assert says(page, "84.1 %")
    assert says(page, "✓ norm 80 %: met")
    assert says(page, "! norm 95 %: not met · 31 too late")


def test_a_card_says_all_of_it_to_a_screen_reader(page: PeriodPage) -> None:
    names = [button.accessibleName() for button in page.findChildren(QPushButton)]
    assert any(
        name.startswith("Answered directly: 84.1 %, 2,104 of 2,499. ✓ norm 80 %: met · last month") for name in names
    )


def test_a_number_asks_for_its_definition(page: PeriodPage) -> None:
    wishes = wishes_of(page)
    press(page, "84.1 %")
    assert wishes == [Define(page.overview._view.shown[FigureKey.DIRECT].now, SCOPE)]  # type: ignore[union-attr]


def test_a_product_narrows_and_its_number_is_defined_for_it_alone(page: PeriodPage, qtbot: QtBot) -> None:
    wishes = wishes_of(page)
    table = table_named(page, "Asked most")
    press_cell(table, 0, 0, qtbot)
    press_cell(table, 0, 2, qtbot)
    assert wishes[0] == Narrow(product="paspoort")
    assert isinstance(wishes[1], Define) and wishes[1].scope.product == "paspoort"


def test_a_reason_lists_its_questions_or_leads_to_the_editors(page: PeriodPage, qtbot: QtBot) -> None:
    wishes = wishes_of(page)
    table = table_named(page, "Why not directly?")
    press_cell(table, 1, 1, qtbot)
    press_cell(table, 1, 2, qtbot)
    press_cell(table, 0, 2, qtbot)
    assert isinstance(wishes[0], ListCount)
    assert isinstance(wishes[1], OpenTasks)
    assert isinstance(wishes[2], ListCount), "a decision of a specialist team is nothing that editors can do"


@pytest.mark.parametrize(
    ("table", "column", "narrowed"),
    [("By workplace", 1, Narrowed(seat_id=UUID(int=1))), ("Promises by line", 2, Narrowed(line=Line.FIRST))],
)
def test_a_number_of_a_workplace_or_a_line_is_defined_for_it_alone(
    page: PeriodPage, qtbot: QtBot, table: str, column: int, narrowed: Narrowed
) -> None:
    wishes = wishes_of(page)
    press_cell(table_named(page, table), 0, column, qtbot)
    assert isinstance(wishes[0], Define) and wishes[0].scope == replace(SCOPE, narrowed=narrowed)


def test_an_hour_lists_its_contacts_in_the_chart_and_in_its_table(page: PeriodPage, qtbot: QtBot) -> None:
    wishes = wishes_of(page)
    hours = page.details.charts[0]
    hours.chart.chosen.emit("0-9")
    hours.chart.chosen.emit("0-8")  # nothing happened in it
    hours.show_as_table(True)
    press_cell(hours.table, 0, 2, qtbot)
    scope = replace(SCOPE, narrowed=Narrowed(hour=(0, 9)))
    assert wishes == [ListCount(Cube.HOUR, Measure.CONTACTS, scope, "Contacts")] * 2


def test_every_number_of_a_day_can_be_pressed(page: PeriodPage, qtbot: QtBot) -> None:
    wishes, days = wishes_of(page), page.overview.charts[0]
    days.show_as_table(True)
    for column in range(1, 5):
        press_cell(days.table, 2, column, qtbot)
    period = Period(PeriodKind.DAY, date(2026, 11, 3), date(2026, 11, 3))
    assert len(wishes) == 4
    assert {wish.scope.period for wish in wishes if isinstance(wish, Define | ListCount)} == {period}


def test_what_a_figure_was_before_is_defined_for_that_time(page: PeriodPage, qtbot: QtBot) -> None:
    wishes = wishes_of(page)
    for column in (2, 3):
        press_cell(table_named(page, "All figures compared"), 1, column, qtbot)
    firsts = [wish.scope.period.first for wish in wishes if isinstance(wish, Define)]
    assert firsts == [date(2026, 10, 1), date(2025, 11, 1)]


def test_the_duration_of_each_channel_is_told_in_its_parts(page: PeriodPage) -> None:
    model = table_named(page, "Duration by channel").model()
    assert rows_of(model)[0] == ["Telephone", "4:12", "3:20", "0:12", "0:40"]


def test_few_are_called_few(page: PeriodPage) -> None:
    rows = rows_of(table_named(page, "Asked most").model())
    assert rows[-1][:3] == ["Without a product", "12", "50 % (few: 12)"]


def test_an_empty_period_says_what_to_do(page: PeriodPage) -> None:
    page.show_view(an_empty_view())
    assert says(page, "Choose an earlier period above")
    assert says(page, "no contacts")


def test_every_chart_has_the_same_numbers_in_a_table(page: PeriodPage) -> None:
    page.switch_tables()
    charts = (*page.overview.charts, *page.details.charts)
    assert all(chart.table.isVisible() and not chart.chart.isVisible() for chart in charts)
    assert rows_of(charts[0].table.model())[2] == ["Tue 3 Nov", "127", "131", "102", "78 %"]
    page.switch_tables()
    assert all(chart.chart.isVisible() and not chart.table.isVisible() for chart in charts)


def test_the_keyboard_goes_along_from_chart_to_table(page: PeriodPage, qtbot: QtBot) -> None:
    days = page.overview.charts[0]
    days.chart.setFocus()
    page.switch_tables()
    qtbot.waitUntil(days.table.hasFocus)
    assert days.table.currentIndex().isValid(), "a screen reader needs a place to begin"


def test_reading_again_keeps_the_keyboard_in_its_cell(page: PeriodPage, qtbot: QtBot) -> None:
    table = table_named(page, "Asked most")
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 1))
    page.show_view(a_period_view())
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)


def test_a_long_list_shows_its_first_rows_until_asked(page: PeriodPage) -> None:
    page.show_view(a_period_view(products=tuple(a_part(str(number), f"Product {number}") for number in range(30))))
    table = table_named(page, "Asked most")
    assert table.model().rowCount() == 6
    press(page, "Show all 30")
    assert table.model().rowCount() == 30


def test_one_product_is_told_in_the_head_with_a_way_back(page: PeriodPage, qtbot: QtBot) -> None:
    page.show_looked(a_looked(SavedScope(PeriodKind.MONTH, product="afval", unit_id="kcc"), can_go_back=True))
    assert page.about.text().endswith("Afval · Klant Contact Centrum")
    with qtbot.waitSignal(page.back_requested):
        page.back.click()


def test_a_model_of_numbers_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = NumberModel[str]([NumberColumn("Name", str), NumberColumn("Wish", str.upper, str.upper)])
    model.replace_rows(["a", "b"])
    qtmodeltester.check(model)
    assert model.wish_at(model.index(1, 1)) == "B"
    assert model.wish_at(model.index(1, 0)) is None


# filters


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar(UNITS)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def choose(chip: MenuChip, words: str) -> None:
    entry = next(entry for entry in chip.entries if entry.words == words)
    assert entry.act is not None
    entry.act()


def test_chips_say_what_is_chosen_and_offer_the_rest(bar: FilterBar, qtbot: QtBot) -> None:
    bar.show_looked(a_looked(SavedScope(PeriodKind.MONTH, 0, Channel.CHAT, "afval", "kcc")))
    chips = (bar.period, bar.channel, bar.product, bar.unit)
    assert [chip.text() for chip in chips] == ["This month", "Chat", "Afval", "Klant Contact Centrum"]
    assert bar.channel.accessibleName() == "Channel: Chat"
    with qtbot.waitSignal(bar.channel_chosen) as chosen:
        choose(bar.channel, "All channels")
    assert chosen.args == [None]
    with qtbot.waitSignal(bar.period_chosen) as period:
        choose(bar.period, "Last month")
    assert period.args == [PeriodKind.MONTH, 1]


def test_a_kept_view_is_chosen_and_forgotten_from_its_chip(bar: FilterBar, qtbot: QtBot) -> None:
    view = SavedView("Balie", SavedScope(PeriodKind.MONTH, channel=Channel.COUNTER))
    bar.show_looked(a_looked(view.scope, views=[view]))
    assert bar.views.text() == "Balie"
    with qtbot.waitSignal(bar.view_chosen) as chosen:
        choose(bar.views, "Balie")
    assert chosen.args == [view]
    with qtbot.waitSignal(bar.forget_requested) as forgotten:
        choose(bar.views, "Forget “Balie”")
    assert forgotten.args == ["Balie"]


# sheets


def test_the_definition_tells_the_counts_and_lists_them(window: QMainWindow, qtbot: QtBot) -> None:
    sheet = DefinitionSheet(window, Define(a_value(above=84, below=100), SCOPE), "November 2026")
    sheet.open_sheet()
    assert says(sheet, "84 questions answered directly")
    assert says(sheet, "divided by 100 questions")
    with qtbot.waitSignal(sheet.list_requested) as asked:
        press(sheet, "Show all that were divided by")
    assert asked.args == [True]


def test_a_definition_of_what_cannot_be_listed_says_so(window: QMainWindow) -> None:
    sheet = DefinitionSheet(window, Define(a_value(FigureKey.RANK, 3900, 2500), SCOPE), "")
    sheet.open_sheet()
    assert says(sheet, "there is no list behind this number")
    assert not any(each.text().startswith("Show") for each in sheet.findChildren(QPushButton))


def test_listed_contacts_open_their_receipt_and_shielded_ones_stay_so(window: QMainWindow, qtbot: QtBot) -> None:
    sheet = ListingSheet(window, "Answered directly", "", dict(UNITS))
    sheet.open_sheet()
    sheet.show_lines([a_listed(), a_listed(title="")], 5)
    rows = rows_of(sheet.table.model())
    assert rows[0][3:] == ["Paspoort kwijt", "Answered directly", "Klant Contact Centrum"]
    assert rows[1][3] == "a shielded question"
    assert says(sheet, "The newest 2 of 5.")
    with qtbot.waitSignal(sheet.contact_chosen) as chosen:
        press_cell(sheet.table, 0, 0, qtbot)
    assert chosen.args == ["M4TD91CZ7K"]
    with qtbot.waitSignal(sheet.more_requested):
        press(sheet, "Show more")


def test_no_contacts_behind_a_number_is_said(window: QMainWindow) -> None:
    sheet = ListingSheet(window, "Complaints", "", {})
    sheet.open_sheet()
    sheet.show_lines([], 0)
    assert says(sheet, "There are no contacts behind this number that you may see.")


def test_a_product_is_chosen_by_its_title_only(window: QMainWindow, qtbot: QtBot) -> None:
    sheet = ProductSheet(window, PRODUCTS)
    sheet.open_sheet()
    sheet.product.set_value("Fiets")
    with qtbot.assertNotEmitted(sheet.product_chosen):
        press(sheet, "Show")
    assert sheet.product.error
    sheet.product.set_value("Afval")
    with qtbot.waitSignal(sheet.product_chosen) as chosen:
        press(sheet, "Show")
    assert chosen.args == ["afval"]


def test_enter_keeps_a_view(window: QMainWindow, qtbot: QtBot) -> None:
    sheet = KeepViewSheet(window, "")
    sheet.open_sheet()
    qtbot.keyClicks(sheet.name.edit, "Balie")
    with qtbot.waitSignal(sheet.named) as named:
        qtbot.keyClick(sheet.name.edit, Qt.Key.Key_Return)
    assert named.args == ["Balie"]


# one person


@pytest.fixture
def me(qtbot: QtBot) -> MePage:
    me = MePage()
    qtbot.addWidget(me)
    me.resize(1200, 800)
    me.show()
    return me


def test_a_mark_of_few_answers_is_hidden_with_the_reason(me: MePage) -> None:
    me.show_person(a_person_view(marks=12), [a_person()], SCOPE)
    assert says(me, "from 30 marks on")
    assert not says(me, "8.1")
    me.show_person(a_person_view(marks=30), [a_person()], SCOPE)
    assert says(me, "On average 8.1.")


def test_only_who_may_see_others_can_choose(me: MePage, qtbot: QtBot) -> None:
    other = a_person(id=new_id(), name="R. Yilmaz")
    me.show_person(a_person_view(), [a_person()], SCOPE)
    assert not me.people.isVisible()
    me.show_person(a_person_view(), [a_person(), other], SCOPE)
    assert me.people.isVisible()
