"""Presses everything that the window offers, on every page and in every sheet, and tells what was refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.integration.offered_town import WatchedTasks
from ui.driver import WindowDriver
from ui.shared.widgets.sheet import Sheet
from ui.shortcuts import all_keys

PAGES = ("contact", "work", "knowledge", "news", "figures", "settings")
TYPED = "parkeervergunning"
_LEFT = {
    *("Close (Esc)", "Sign out", "Lock the screen", "Change my password …"),
    *("Nederlands", "English", "As the computer", "Light", "Dark"),
}
_OTHER_KEYS = {"lock", "dark", "text_larger", "text_smaller", "figures:wall"}
_AT_MOST = 400
_TIMES = 6


@dataclass(frozen=True)
class Act:
    """Something that can be pressed: on which page, in which sheet, and what it says."""

    page: str
    sheet: str
    words: str

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.page, self.sheet, self.words)))


@dataclass
class EveryButton:
    """The hands of somebody who tries everything once; files go to `folder`, `number` is of a stored contact.

    Attributes:
        refused: what was offered, and refused for want of a role.
        pressed: all that was tried, and how often.
        opened: the kinds of sheets that came.
        bare_cards: what was left with a heading and nothing below it.
    """

    driver: WindowDriver
    folder: Path
    number: str
    refused: list[str] = field(default_factory=list)
    pressed: dict[Act, int] = field(default_factory=dict)
    opened: set[type[Sheet]] = field(default_factory=set)
    bare_cards: list[str] = field(default_factory=list)
    _seen: dict[str, set[Act]] = field(default_factory=dict)
    _opened_by: dict[str, Act] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Nobody looks, so nothing needs to be painted."""
        self.driver.window.setUpdatesEnabled(False)

    def press_buttons(self) -> None:
        """On every page that the rail offers."""
        for page in PAGES:
            if self.driver.window.rail.offers(page):
                self.press_buttons_of(page)
        self._search_number()

    def press_buttons_of(self, page: str) -> None:
        """On this page."""
        self._go_to(page)
        self._look_for_bare_cards(page)
        self._fill()
        self._press_all_on(page)

    def _search_number(self) -> None:
        """A stored contact is found by its number, with what was promised."""
        self._go_to("contact")
        before, search = self._count, self.driver.window.contact_page.search
        search.setText(self.number)
        self._settle()
        self._note(before, "contact · a number")
        self._press_all_on("contact")

    def press_keys(self) -> None:
        """Every key, on the page where it does something."""
        for key in all_keys():
            if key.name not in _OTHER_KEYS:
                self._go_to(key.page or "contact")
                before = self._count
                pressed = QKeySequence(key.keys[0])[0]
                window = QApplication.focusWidget() or self.driver.window
                QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
                self._tidy()
                self._note(before, f"{key.page or 'contact'} · {key.keys[0]} · {key.words}")
                self._close_sheets()

    # one after the other

    def _press_all_on(self, page: str) -> None:
        for _number in range(_AT_MOST):
            if self._sheet is None and self.driver.window.current_page != page:
                self._go_to(page)
            offered = dict(self._offered(page))
            if self._sheet is not None:
                self._seen.setdefault(self._name_of_sheet, set()).update(offered)
            act = next((each for each in offered if each not in self.pressed), None) or self._again(offered)
            if act is not None:
                self._press(act, offered[act])
            elif self._sheet is not None:
                self._close_sheets()
            else:
                return
        raise AssertionError("there is no end to it")

    def _again(self, offered: dict[Act, object]) -> Act | None:
        """What opens a sheet that went before everything in it was tried."""
        for sheet, act in self._opened_by.items():
            left = self._seen.get(sheet, set()) - self.pressed.keys()
            if act in offered and left and self.pressed[act] < _TIMES:
                return act
        return None

    def _press(self, act: Act, what: object) -> None:
        before, sheet = self._count, self._name_of_sheet
        self.pressed[act] = self.pressed.get(act, 0) + 1
        if isinstance(what, QAbstractItemView):
            what.setFocus()
            what.setCurrentIndex(what.model().index(0, 0))
            QTest.keyClick(what, Qt.Key.Key_Return)
        elif isinstance(what, QAction):
            what.trigger()
        elif isinstance(what, QShortcut):
            what.activated.emit()
        elif isinstance(what, QAbstractButton):
            what.click()
        self._tidy()
        if self._sheet is not None and self._name_of_sheet != sheet:
            self._opened_by.setdefault(self._name_of_sheet, act)
            self._fill()
        self._note(before, str(act))

    def _note(self, before: int, words: str) -> None:
        if self._sheet is not None:
            self.opened.add(type(self._sheet))
        if self._count > before:
            self.refused.append(words)

    @property
    def _count(self) -> int:
        tasks = self.driver.shell.tasks
        assert isinstance(tasks, WatchedTasks)
        return tasks.refused

    # what is there

    @property
    def _sheet(self) -> Sheet | None:
        sheets = [sheet for sheet in self.driver.window.findChildren(Sheet) if sheet.isVisible()]
        return sheets[-1] if sheets else None

    @property
    def _name_of_sheet(self) -> str:
        sheet = self._sheet
        return type(sheet).__name__ if sheet is not None else ""

    @property
    def _front(self) -> QWidget:
        return self._sheet or self.driver.window.stack.currentWidget()

    def _offered(self, page: str) -> Iterator[tuple[Act, object]]:
        sheet = self._name_of_sheet
        for view in _shown(self._front, QAbstractItemView):
            if view.model() is not None and view.model().rowCount():
                yield Act(page, sheet, f"row of {view.accessibleName()}"), view
        if sheet:
            yield from self._keys_of_sheet(page)
        for button in _shown(self._front, QAbstractButton):
            words = button.text() or button.accessibleName()
            if not words or words in _LEFT or words.endswith(" %"):
                continue
            if isinstance(button, QPushButton) and button.menu() is not None:
                button.menu().aboutToShow.emit()
                for action in button.menu().actions():
                    if action.isVisible():
                        yield Act(page, sheet, f"{words} {action.text()}"), action
            else:
                yield Act(page, sheet, words), button

    def _keys_of_sheet(self, page: str) -> Iterator[tuple[Act, object]]:
        for key in self._front.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield Act(page, self._name_of_sheet, key.key().toString()), key

    def _fill(self) -> None:
        """Something in every empty field, so that what is pressed comes as far as it can."""
        for line in _shown(self._front, QLineEdit):
            if not line.text() and not line.isReadOnly():
                QTest.keyClicks(line, TYPED)
        for area in (*_shown(self._front, QPlainTextEdit), *_shown(self._front, QTextEdit)):
            if not area.toPlainText() and not area.isReadOnly():
                QTest.keyClicks(area, TYPED)
        self._settle()

    def _look_for_bare_cards(self, page: str) -> None:
        for card in self._front.findChildren(QFrame):
            children = card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            parts = [each for each in children if each.isVisible()]
            is_card = card.isVisible() and card.property("role") == "card"
            if is_card and all(each.property("role") == "heading" for each in parts):
                self.bare_cards.append(" · ".join([page, *(each.text() for each in parts)]))

    # going there, and tidying up

    def _go_to(self, page: str) -> None:
        self._close_sheets()
        self.driver.window.activateWindow()
        self.driver.window.show_page(page)
        self._settle()

    def _close_sheets(self) -> None:
        while (sheet := self._sheet) is not None:
            sheet.close_sheet()
        self._settle()

    def _settle(self) -> None:
        """As the driver does, without the pauses of a person."""
        QApplication.processEvents()
        self.driver.wait_until(lambda: self.driver.shell.tasks.is_idle)
        QApplication.processEvents()

    def _tidy(self) -> None:
        """Wait, choose the first of a menu that came, and close the dialogs of the system."""
        self._settle()
        while (popup := QApplication.activePopupWidget()) is not None:
            if isinstance(popup, QMenu) and popup.actions():
                popup.actions()[0].trigger()
            popup.close()
            self._settle()
        for each in QApplication.topLevelWidgets():
            if isValid(each) and isinstance(each, QDialog) and each.isVisible():
                if isinstance(each, QFileDialog) and each.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
                    each.fileSelected.emit(str(self.folder / each.selectedFiles()[0].rpartition("/")[2]))
                each.reject()
        self._settle()


def _shown(front: QWidget, kind: type) -> list:  # type: ignore[type-arg]
    return [each for each in front.findChildren(kind) if each.isVisible() and each.isEnabled()]
