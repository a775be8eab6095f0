"""Forwarding to another body, and putting a call through."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import Channel
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import OutsideBody
from app.services.transfer_story import TransferStory
from tests.builders import a_municipality
from ui.contacts.forward_sheet import ForwardSheet
from ui.handoffs.transfer_sheet import TransferSheet
from ui.shared.widgets.suggest_field import SuggestField

BODIES = (OutsideBody("rdw", "RDW", "088 008 74 47", "rdw.nl"), OutsideBody("uwv", "UWV"))
STORY = TransferStory("Mw. De Vries · 06 12344417", "Waarom een boete?", ("Kenteken: KX-482-P",), ())


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1000, 700)
    window.show()
    yield window
    delete(window)


def words(sheet: QWidget) -> str:
    """Everything it says now."""
    return "\n".join(part.text() for part in sheet.findChildren(QLabel) if part.isVisible())


def forward_sheet(
    window: QMainWindow, channel: Channel = Channel.LETTER
) -> tuple[ForwardSheet, SuggestField, list[str]]:
    told: list[str] = []
    sheet = ForwardSheet(window, "Uitkering", BODIES, channel)
    sheet.forwarded.connect(told.append)
    sheet.open_sheet()
    (field,) = sheet.findChildren(SuggestField)
    return sheet, field, told


def focused() -> QWidget:
    """What the keyboard is for."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press_done(sheet: QWidget) -> None:
    QTest.mouseClick(sheet.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_one_button_says_to_whom_it_was_forwarded_and_that_the_customer_knows(window: QMainWindow) -> None:
    sheet, field, told = forward_sheet(window)
    QTest.keyClicks(field.edit, "rdw")
    assert "088 008 74 47 · rdw.nl" in words(sheet)
    press_done(sheet)
    assert told == ["RDW"]


def test_a_body_that_is_not_in_the_list_may_be_typed(window: QMainWindow) -> None:
    sheet, field, told = forward_sheet(window)
    QTest.keyClicks(field.edit, "Gemeente Zutphen")
    assert "Tell the customer" not in words(sheet).splitlines()
    press_done(sheet)
    assert told == ["Gemeente Zutphen"]


def test_typing_proposes_every_body_that_has_the_letters_in_its_name(window: QMainWindow) -> None:
    _sheet, field, _told = forward_sheet(window)
    completer = field.combo.completer()
    assert completer is not None
    completer.setCompletionPrefix("w")
    proposed = [
        completer.setCurrentRow(row) and completer.currentCompletion() for row in range(completer.completionCount())
    ]
    assert proposed == ["RDW", "UWV"]


def test_without_a_body_nothing_is_forwarded(window: QMainWindow) -> None:
    sheet, field, told = forward_sheet(window)
    press_done(sheet)
    assert told == []
    assert field.error


@pytest.mark.parametrize(("channel", "claimed"), [(Channel.LETTER, True), (Channel.TELEPHONE, False)])
def test_the_duty_of_the_law_is_only_claimed_for_what_was_written(
    window: QMainWindow, channel: Channel, claimed: bool
) -> None:
    sheet, _field, _told = forward_sheet(window, channel)
    assert ("Awb 2:3" in words(sheet)) is claimed


def test_the_story_stands_ready_to_be_read_out_and_parts_that_are_empty_are_left_out(window: QMainWindow) -> None:
    units = a_municipality().units
    sheet = TransferSheet(window, "Parkeren", units[2], units, STORY)
    sheet.open_sheet()
    said = words(sheet)
    assert all(part in said for part in ("Mw. De Vries", "Waarom een boete?", "Kenteken: KX-482-P", "Already asked"))
    assert "Already tried" not in said


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "reached"),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "hand_off_requested"),
    ],
)
def test_reached_or_not_is_one_key(
    window: QMainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    units = a_municipality().units
    sheet = TransferSheet(window, "Parkeren", units[2], units, STORY)
    sheet.open_sheet()
    window.activateWindow()
    with qtbot.waitSignal(getattr(sheet, signal)) as told:
        QTest.keyClick(sheet, key, modifier)
    assert told.args == ["parkeren"]


def test_why_not_directly_is_one_tab_away(window: QMainWindow, qtbot: QtBot) -> None:
    units = a_municipality().units
    transfer = TransferSheet(window, "Parkeren", units[2], units, STORY)
    forward, field, _told = forward_sheet(window)
    for sheet, first in ((forward, field), (transfer, None)):
        sheet.open_sheet()
        window.activateWindow()
        if first is not None:
            first.setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is sheet.reason.combo
        with qtbot.waitSignal(sheet.reason.reason_chosen) as told:
            QTest.keyClick(focused(), Qt.Key.Key_End)
        assert told.args == [NotDirectReason.OTHER]
        sheet.close_sheet()
