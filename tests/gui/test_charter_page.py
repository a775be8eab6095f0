"""The quality charter on screen, and the sheet in which a norm is set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import Channel
from app.domain.errors import DomainError, WorldError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norm_checks import read_number
from app.domain.figures.norms import Norm
from tests.norms_bench import ENDED, NORM, TODAY, Diary, FigureDesk, a_charter, a_deviation, run_now
from ui.figures.charter_page import CharterPage
from ui.figures.charter_presenter import CharterPresenter
from ui.figures.norm_sheet import NormSheet
from ui.figures.number_table import NumberModel, NumberTable
from ui.figures.wishes import Define
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import Field, ListField, TextField

PRODUCTS = [("paspoort", "Paspoort"), ("-", "")]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1300, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    delete(window)


@pytest.fixture
def page(window: QMainWindow) -> CharterPage:
    page = CharterPage()
    window.setCentralWidget(page)
    return page


def texts(page: CharterPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]


def press(page: CharterPage | NormSheet, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == words).click()


def months(page: CharterPage) -> NumberTable:
    return next(each for each in page.findChildren(NumberTable) if each.accessibleName() == "Twelve months")


def a_sheet(window: QMainWindow, before: Norm | None = None) -> tuple[NormSheet, list[Norm]]:
    sheet, told = NormSheet(window, before, PRODUCTS, TODAY), list[Norm]()
    sheet.stored.connect(told.append)
    sheet.open_sheet()
    return sheet, told


def the_sheet(window: QMainWindow) -> NormSheet:
    return next(each for each in window.findChildren(NormSheet) if each.isVisible())


def field(sheet: NormSheet, name: str) -> Field:
    return next(each for each in sheet.findChildren(Field) if each.editor.accessibleName().startswith(name))


# the page


def test_a_promise_shows_its_value_with_a_sign_and_a_word(page: CharterPage) -> None:
    page.show_charter(a_charter(), [], {}, TODAY)
    shown = texts(page)
    assert {"We answer 80 % of the questions directly.", "✓ met", "norm 80 %"} <= set(shown)
    assert "Promises kept: 1 of 1 that can be measured." in shown[0]
    assert any(each.text() == "84 %" for each in page.findChildren(QPushButton))


def test_twelve_months_stand_in_a_table_with_a_sign_where_the_norm_was_not_met(page: CharterPage) -> None:
    page.show_charter(a_charter(), [], {}, TODAY)
    model = cast(NumberModel[object], months(page).model())
    assert [model.index(0, column).data() for column in (1, 11, 12)] == ["82 %", "! 70 %", "84 %"]
    spoken = model.index(0, 11).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "70 %, not met"


def test_a_number_asks_what_it_means(page: CharterPage) -> None:
    wished: list[Define] = []
    page.wished.connect(wished.append)
    page.show_charter(a_charter(), [], {}, TODAY)
    press(page, "84 %")
    table = months(page)
    table.setCurrentIndex(table.model().index(0, 11))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert [(wish.value.numerator, wish.scope.period.first.month) for wish in wished] == [(84, 11), (70, 10)]


def test_deviations_that_are_followed_are_one_click_away(page: CharterPage, qtbot: QtBot) -> None:
    page.show_charter(a_charter((a_deviation(),)), [], {}, TODAY)
    with qtbot.waitSignal(page.deviations_requested):
        press(page, "1 deviation is followed")


def test_the_page_reads_stores_and_reads_again(page: CharterPage, window: QMainWindow) -> None:
    desk = FigureDesk()
    page.work_with(CharterPresenter(page, desk.services, run_now, Diary().unstored))
    press(page, "Change …")
    (sheet,) = [each for each in window.findChildren(NormSheet) if each.isVisible()]
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ("put", NORM) in desk.log
    assert not sheet.isVisible()
    press(page, "This year")
    assert any(step[0] == "scope" and step[1] == "year" for step in desk.log)


def test_a_norm_of_before_opens_from_its_table(page: CharterPage, window: QMainWindow) -> None:
    page.work_with(CharterPresenter(page, FigureDesk().services, run_now, Diary().unstored))
    name = "Norms of before and later"
    table = next(each for each in page.findChildren(NumberTable) if each.accessibleName() == name)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    (sheet,) = [each for each in window.findChildren(NormSheet) if each.isVisible()]
    assert cast(DayField, field(sheet, "Up to and including")).day == ENDED.valid_until


# the sheet


def test_a_new_norm_is_told_as_it_was_filled_in(window: QMainWindow) -> None:
    sheet, told = a_sheet(window)
    figure = cast(ListField, field(sheet, "Figure"))
    figure.set_value(FigureKey.COMPLAINTS.value)
    figure.changed.emit(FigureKey.COMPLAINTS.value)
    bound = cast(TextField, field(sheet, "At most, of every 1,000"))
    QTest.keyClicks(bound.edit, "4,5")
    field(sheet, "Channel").set_value("telephone")
    field(sheet, "Product").set_value("paspoort")
    press(sheet, "Store")
    (norm,) = told
    assert (norm.figure, norm.bound, norm.valid_from) == (FigureKey.COMPLAINTS, 4.5, date(2026, 11, 1))
    assert (norm.channel, norm.product, norm.valid_until) == (Channel.TELEPHONE, "paspoort", None)


def test_a_change_keeps_what_was_not_touched(window: QMainWindow) -> None:
    before = replace(NORM, channel=Channel.EMAIL, product="vergeten-product", valid_until=TODAY)
    sheet, told = a_sheet(window, before)
    sheet.store()
    assert told == [before]


def test_what_is_no_number_is_pointed_out(window: QMainWindow) -> None:
    sheet, told = a_sheet(window, NORM)
    bound = field(sheet, "At least")
    bound.set_value("veel")
    sheet.store()
    assert (told, bound.error) == ([], "Choose a number from 0 up to and including 100.")


def test_a_figure_without_channels_cannot_be_narrowed(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    figure = cast(ListField, field(sheet, "Figure"))
    figure.set_value(FigureKey.WITHOUT_RESULT.value)
    figure.changed.emit(FigureKey.WITHOUT_RESULT.value)
    assert not field(sheet, "Channel").isEnabled()
    assert not field(sheet, "Product").isEnabled()


def test_a_refusal_stands_at_its_field(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window, NORM)
    sheet.show_refused(DomainError("norm-overlaps", field="from"), lambda: None)
    assert field(sheet, "Holds from").error.startswith("There is a norm for this already")
    tried: list[bool] = []
    sheet.show_refused(WorldError("database-away"), lambda: tried.append(True))
    press(sheet, "Try again")
    assert tried == [True]


def test_what_was_typed_is_there_again_after_closing_and_can_be_thrown_away(
    page: CharterPage, window: QMainWindow
) -> None:
    diary = Diary()
    page.work_with(CharterPresenter(page, FigureDesk().services, run_now, diary.unstored))
    page.new_norm()
    QTest.keyClicks(cast(TextField, field(the_sheet(window), "At least")).edit, "8")
    the_sheet(window).close_sheet()
    page.new_norm()
    sheet = the_sheet(window)
    assert field(sheet, "At least").value() == "8"
    press(sheet, "Throw it away")
    assert (field(sheet, "At least").value(), diary.texts) == ("", {})


def test_only_a_norm_that_holds_can_be_ended(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window, NORM)
    ended: list[object] = []
    sheet.ended.connect(ended.append)
    press(sheet, "End today")
    assert ended == [NORM.id]
    sheet.close_sheet()
    other, _told = a_sheet(window, ENDED)
    assert not any(each.isVisible() and each.text() == "End today" for each in other.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("text", "number"), [("80", 80.0), (" 4,5 ", 4.5), ("95 %", 95.0), ("", None), ("nan", None), ("inf", None)]
)
def test_numbers_are_read_with_comma_point_or_percent(text: str, number: float | None) -> None:
    assert read_number(text) == number
