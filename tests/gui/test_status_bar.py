"""The line at the bottom says less when there is less room, and what is wrong goes last."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.shared.widgets.basics import Tone
from ui.shared.widgets.status_bar import StatusBar

STORED, AWAY = "This workplace · everything stored", "Server away: 2 wait, you can go on working"


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show_stored(STORED, True)
    made.show_knowledge("Knowledge base: 100 articles, updated 16:06")
    made.show_today("Today: 12 contacts, 80 % answered directly")
    made.show_seat("Counter 3 · Town hall · S. Bakker")
    made.show()
    return made


def shown(bar: StatusBar) -> list[str]:
    """What can be read, from left to right."""
    parts = [part for part in bar.findChildren(QLabel) + bar.findChildren(QPushButton) if part.isVisible()]
    return [part.text() for part in sorted(parts, key=lambda part: part.x())]


@pytest.mark.parametrize("width", [1600, 1200, 1000, 800, 600, 420])
def test_what_is_said_is_said_whole(bar: StatusBar, width: int) -> None:
    bar.show_saves(AWAY, "warn")
    bar.resize(width, bar.sizeHint().height())
    for part in bar.findChildren(QLabel) + bar.findChildren(QPushButton):
        assert not part.isVisible() or part.width() >= part.sizeHint().width(), part.text()
    assert AWAY in shown(bar)


def test_with_room_everything_comes_back(bar: StatusBar) -> None:
    bar.resize(500, 30)
    few = shown(bar)
    bar.resize(2000, 30)
    assert len(shown(bar)) == 5 > len(few)


@pytest.mark.parametrize(("good", "last"), [(True, AWAY), (False, "Not stored: trying again")])
def test_what_is_wrong_is_the_last_to_go(bar: StatusBar, good: bool, last: str) -> None:
    tone: Tone = "warn"
    bar.show_saves(AWAY, tone)
    bar.show_stored(STORED if good else last, good)
    bar.resize(300, 30)
    assert shown(bar) == [last]


def test_on_a_database_of_this_seat_alone_nothing_is_said_about_a_server(bar: StatusBar) -> None:
    bar.resize(2000, 30)
    assert not any(button.isVisible() for button in bar.findChildren(QPushButton))
