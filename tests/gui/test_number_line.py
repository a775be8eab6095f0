"""A stored contact above the rows."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.number_search import NumberFound
from ui.knowledge.number_line import NumberLine

FOUND = NumberFound("M4TD91CZ7K", datetime(2026, 11, 20, 13, 5, tzinfo=UTC), "Parkeren & laden · " * 20)


def a_line(qtbot: QtBot, width: int = 320) -> NumberLine:
    line = NumberLine()
    qtbot.addWidget(line)
    line.resize(width, 80)
    line.show()
    return line


def test_a_contact_is_told_by_number_moment_and_subjects(qtbot: QtBot) -> None:
    line = a_line(qtbot, 4000)
    line.show_number(FOUND)
    number, moment, subjects = line.text().split("\n")
    assert (number, moment) == ("Contact M4TD9-1CZ7K", "Friday 20 November 2026 14:05")
    assert subjects.startswith("Parkeren && laden")


def test_words_that_do_not_fit_are_cut_on_screen_only(qtbot: QtBot) -> None:
    line = a_line(qtbot)
    line.show_number(FOUND)
    assert line.text().endswith("…")
    assert line.toolTip() == FOUND.summary and FOUND.summary in line.accessibleName()


def test_enter_asks_for_the_contact(qtbot: QtBot) -> None:
    line = a_line(qtbot)
    line.show_number(FOUND)
    with qtbot.waitSignal(line.contact_requested) as asked:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == [FOUND.number]


def test_no_contact_no_line(qtbot: QtBot) -> None:
    line = a_line(qtbot)
    line.show_number(FOUND)
    line.show_number(None)
    assert line.isHidden() and not line.number
