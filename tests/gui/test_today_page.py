"""The numbers of today on the page and on a whole screen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from tests.unit.test_today_words import today
from ui.figures.today_page import TodayPage, Wall
from ui.figures.today_presenter import TodayPresenter


class Reader:
    """A presenter that counts how often it is asked, and shows the same day."""

    def __init__(self, page: TodayPage) -> None:
        self.asked, self.page = 0, page

    def refresh(self) -> None:
        """Show it."""
        self.asked += 1
        self.page.show_today(today())


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TodayPage]:
    page = TodayPage()
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    delete(page)


def foots(page: TodayPage) -> list[str]:
    return [each.text() for each in page.board.findChildren(QLabel) if each.text()]


def walls(page: TodayPage) -> list[Wall]:
    return [wall for wall in page.findChildren(Wall) if wall.isVisible()]


def test_every_number_has_an_accessible_name_with_its_note(page: TodayPage) -> None:
    page.show_today(today())
    names = [tile.accessibleName() for tile in page.board.tiles]
    assert names[0] == "Answered directly: 84 %. ✓ norm 80 %: met"
    assert names[3] == "Too late: 0. ✓ every promise is kept"
    assert all(names)


def test_the_hours_are_told_one_by_one(page: TodayPage) -> None:
    page.show_today(today())
    told: list[str] = []
    page.board.hours.marked_changed.connect(told.append)
    page.board.hours.setFocus()
    QTest.keyClick(page.board.hours, Qt.Key.Key_Right)
    assert told == ["8 o'clock: 0 contacts", "9 o'clock: 30 contacts"]


def test_four_stand_beside_each_other_and_two_in_a_narrow_place(page: TodayPage, qtbot: QtBot) -> None:
    page.show_today(today())
    tiles = page.board.tiles
    qtbot.waitUntil(lambda: tiles[3].y() == tiles[0].y() and tiles[4].y() > tiles[0].y())
    page.resize(600, 700)
    qtbot.waitUntil(lambda: tiles[2].y() > tiles[1].y() and tiles[1].y() == tiles[0].y())


def test_numbers_that_cannot_be_read_stay_and_say_of_when_they_are(page: TodayPage) -> None:
    failed: list[str] = []
    page.failed.connect(lambda error, _again: failed.append(error.key))
    page.show_today(today())
    page.show_error(WorldError("database-away"), lambda: None)
    assert (failed, foots(page)) == (["database-away"], ["! These are the numbers of 12:30: they cannot be read now."])
    page.show_today(today())
    assert foots(page) == ["Telephone 40 · 2 complaints · read at 12:30, again every half minute"]


def test_the_whole_screen_shows_the_same_and_escape_gives_it_back(page: TodayPage, qtbot: QtBot) -> None:
    page.show_today(today())
    next(each for each in page.findChildren(QPushButton) if each.text() == "Whole screen").click()
    (wall,) = walls(page)
    qtbot.waitExposed(wall)
    page.show_today(replace(today(), contacts=77))
    assert "77" in wall.board.tiles[1].accessibleName()
    wall.activateWindow()
    qtbot.waitUntil(wall.isActiveWindow)
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert walls(page) == []


def test_it_is_read_when_it_comes_and_again_as_long_as_somebody_looks(page: TodayPage) -> None:
    reader = Reader(page)
    presenter: TodayPresenter = reader  # type: ignore[assignment]
    page.work_with(presenter)
    page._timer.timeout.emit()
    assert reader.asked == 2
    page.hide()
    page._timer.timeout.emit()
    assert reader.asked == 2
    page.switch_full_screen()
    page._timer.timeout.emit()
    assert reader.asked == 3
