"""The line above the work: tells something and offers what to do about it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import Tone


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def timer_of(banner: Banner) -> QTimer:
    timer = banner.findChild(QTimer)
    assert timer is not None
    return timer


def test_it_is_hidden_until_there_is_something_to_tell(banner: Banner) -> None:
    assert not banner.isVisible() and banner.text == ""
    banner.tell("Opgeslagen")
    assert banner.isVisible() and banner.text == "Opgeslagen"


def test_the_newest_message_replaces_the_one_before(banner: Banner) -> None:
    banner.tell("Gesloten", "warn", "Terug", lambda: None)
    banner.tell("Opgeslagen", "good")
    assert banner.text == "Opgeslagen"
    assert not banner.findChild(QPushButton).isVisible()  # type: ignore[union-attr]


def test_its_action_is_done_once_and_takes_the_message_away(qtbot: QtBot, banner: Banner) -> None:
    done: list[bool] = []
    banner.tell("Gesloten", "warn", "Terug", lambda: done.append(banner.isVisible()))
    button = banner.findChild(QPushButton)
    assert button is not None and button.text() == "Terug"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [False]
    assert banner.text == ""


def test_it_can_be_closed_by_keyboard(qtbot: QtBot, banner: Banner) -> None:
    banner.tell("Gesloten", "warn")
    close = banner.findChild(QToolButton)
    assert close is not None and close.accessibleName()
    qtbot.keyClick(close, Qt.Key.Key_Space)
    assert banner.text == ""


@pytest.mark.parametrize(("tone", "goes_by_itself"), [("good", True), ("info", False), ("warn", False), ("bad", False)])
def test_only_good_news_goes_away_by_itself(banner: Banner, tone: Tone, goes_by_itself: bool) -> None:
    banner.tell("Eerst", "good")
    banner.tell("Dan", tone)
    assert timer_of(banner).isActive() is goes_by_itself
    assert timer_of(banner).interval() >= 10_000  # long enough to read and to reach the button


def test_the_tone_is_told_in_words_and_not_by_colour_alone(banner: Banner) -> None:
    said = set()
    for tone in ("good", "bad", "info"):
        banner.tell("x", tone)  # type: ignore[arg-type]
        said.add(next(each.text() for each in banner.findChildren(QLabel) if each.property("chip") == tone))
    assert len(said) == 3 and all(said)


def test_what_a_person_typed_is_never_read_as_markup(banner: Banner) -> None:
    banner.tell("<b>Jansen</b> & zn.")
    assert banner.text == "<b>Jansen</b> & zn."
    shown = next(each for each in banner.findChildren(QLabel) if each.text() == banner.text)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.accessibleName() == banner.text
