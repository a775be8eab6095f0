"""The line that says nothing was found, and what the agent can do."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.on_screen import words_on
from ui.knowledge.notice_line import NoticeLine
from ui.knowledge.notices import Offer


@pytest.fixture
def line(qtbot: QtBot) -> NoticeLine:
    made = NoticeLine()
    qtbot.addWidget(made)
    return made


def button(line: NoticeLine, words: str) -> QPushButton:
    return next(each for each in line.findChildren(QPushButton) if each.text() == words)


def test_it_is_not_there_while_there_is_nothing_to_say(line: NoticeLine) -> None:
    line.show_notice("Nothing found.", Offer.REPORT)
    assert not line.isHidden()
    line.show_notice("", Offer.NOTHING)
    assert line.isHidden()


def test_a_search_that_found_nothing_can_be_reported_with_its_key_in_sight(qtbot: QtBot, line: NoticeLine) -> None:
    line.show_notice("Nothing found.", Offer.REPORT)
    assert words_on(line) == ["Nothing found.", "Ctrl+Shift+G", "Report to the editors"]
    with qtbot.waitSignal(line.report_requested):
        button(line, "Report to the editors").click()


def test_filters_that_leave_nothing_can_be_taken_off(qtbot: QtBot, line: NoticeLine) -> None:
    line.show_notice("Nothing with these filters.", Offer.TAKE_FILTERS_OFF)
    with qtbot.waitSignal(line.filters_off_requested):
        button(line, "Take filters off").click()
    assert button(line, "Report to the editors").isHidden()


def test_what_was_reported_is_confirmed_in_the_same_line(line: NoticeLine) -> None:
    line.show_notice("Nothing found.", Offer.REPORT)
    line.show_gap(True)
    assert words_on(line) == ["Nothing found.", "✓ Reported to the editors"]
    line.show_notice("Nothing found.", Offer.REPORT)
    assert "✓ Reported to the editors" not in words_on(line)


def test_a_gap_can_be_confirmed_above_rows_too(line: NoticeLine) -> None:
    line.show_notice("", Offer.NOTHING)
    line.show_gap(False)
    assert words_on(line) == ["Only names and numbers: nothing to report"]
