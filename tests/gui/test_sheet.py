"""A dialog inside the window keeps the keyboard until it closes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from ui.shared.widgets.basics import box
from ui.shared.widgets.sheet import Sheet


class Window(QMainWindow):
    """Two fields behind, and room for a sheet."""

    def __init__(self) -> None:
        super().__init__()
        middle = QWidget()
        column = QVBoxLayout(middle)
        self.first, self.second = QLineEdit(), QLineEdit()
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.setCentralWidget(middle)
        self.resize(1000, 700)


class Asking(Sheet):
    """A sheet with two fields and a button."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Vraag", "Hulp")
        self.one, self.two, self.done = QLineEdit(), QLineEdit(), QPushButton("Klaar")
        box(self.body).addWidget(self.one)
        box(self.body).addWidget(self.two)
        self.set_buttons(None, self.done)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.second.setFocus()
    yield window
    delete(window)


@pytest.fixture
def sheet(window: Window) -> Asking:
    made = Asking(window)
    made.open_sheet()
    return made


def closings_of(sheet: Asking) -> list[str]:
    """Grows by one each time the sheet says that it closed."""
    closings: list[str] = []
    sheet.closed.connect(lambda: closings.append("closed"))
    return closings


def test_the_first_field_gets_the_keyboard(sheet: Asking) -> None:
    assert QApplication.focusWidget() is sheet.one


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_inside_the_sheet(qtbot: QtBot, sheet: Asking, key: Qt.Key) -> None:
    met = set()
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None and sheet.isAncestorOf(focused)
        met.add(focused)
        qtbot.keyClick(focused, key)
    assert {sheet.one, sheet.two, sheet.done} < met
    assert len(met) == 4  # and the cross that closes it


def test_tab_passes_over_what_is_hidden_or_disabled(qtbot: QtBot, sheet: Asking) -> None:
    sheet.two.setEnabled(False)
    qtbot.keyClick(sheet.one, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.done


def test_esc_closes_and_gives_the_keyboard_back(qtbot: QtBot, window: Window, sheet: Asking) -> None:
    closings = closings_of(sheet)
    qtbot.keyClick(sheet.one, Qt.Key.Key_Escape)
    assert closings == ["closed"]
    assert QApplication.focusWidget() is window.second
    qtbot.waitUntil(lambda: not isValid(sheet))


def test_it_closes_when_the_field_behind_it_is_gone(qtbot: QtBot, window: Window, sheet: Asking) -> None:
    closings = closings_of(sheet)
    window.second.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window.second))
    sheet.close_sheet()
    assert closings == ["closed"]
    qtbot.waitUntil(lambda: not isValid(sheet))


def test_closing_twice_closes_once(sheet: Asking) -> None:
    closings = closings_of(sheet)
    sheet.close_sheet()
    sheet.close_sheet()
    assert closings == ["closed"]


def test_no_key_reaches_what_is_behind(qtbot: QtBot, window: Window) -> None:
    pressed: list[str] = []
    QShortcut(QKeySequence("F2"), window, lambda: pressed.append("behind"))
    sheet = Asking(window)
    sheet.on_key(["Ctrl+Return"], lambda: pressed.append("sheet"))
    sheet.open_sheet()
    for key, modifier in (
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier),
    ):
        qtbot.keyClick(sheet.done, key, modifier)
    assert pressed == ["sheet"]
    sheet.close_sheet()
    qtbot.keyClick(window.first, Qt.Key.Key_F2)
    assert pressed == ["sheet", "behind"]
    assert window.first.text() == window.second.text() == ""


def test_it_covers_the_window_at_every_size(window: Window, sheet: Asking) -> None:
    assert sheet.geometry() == window.rect()
    window.resize(640, 480)
    assert sheet.geometry() == window.rect()
    card = sheet.children()[0]
    assert isinstance(card, QWidget) and window.rect().contains(card.geometry())


def test_tab_goes_through_a_sheet_as_it_is_read_also_through_what_came_later(qtbot: QtBot, window: QWidget) -> None:
    sheet = Sheet(window, "Titel")
    last, first = QLineEdit(), QLineEdit()
    box(sheet.body).addWidget(last)
    sheet.open_sheet()
    box(sheet.body).insertWidget(0, first)
    first.show()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
