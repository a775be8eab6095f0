"""The Tab key goes as a page is read, not as it was made."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.editing_bench import TEXT, Town
from tests.editing_screens import Screen
from ui.shared.tab_order import step
from ui.shared.tasks import Tasks

SCREEN_HEIGHT, FIELD_HEIGHT = 200, 150
_MOST_KEYS = 60


class Page(QWidget):
    """Fields in a column that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.area, inside = QScrollArea(self), QWidget()
        self.column = QVBoxLayout(inside)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QVBoxLayout(self).addWidget(self.area)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step(self, forward)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    """A page between two fields of its window."""
    window, page, around = QMainWindow(), Page(), QWidget()
    column = QVBoxLayout(around)
    for part in (field("before"), page, field("after")):
        column.addWidget(part)
    window.setCentralWidget(around)
    window.resize(400, 2 * SCREEN_HEIGHT)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield page
    delete(window)


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def put(page: Page, place: int, name: str) -> QLineEdit:
    """A field that is high, so that not all fit."""
    made = field(name)
    made.setFixedHeight(FIELD_HEIGHT)
    page.column.insertWidget(place, made)
    made.show()
    return made


def with_keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walk(keys: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    names = []
    for _ in range(keys):
        QTest.keyClick(with_keyboard(), key)
        names.append(with_keyboard().objectName())
    return names


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, town: Town) -> Iterator[Screen]:
    made = Screen(qtbot, tasks, town)
    yield made
    made.settle()
    delete(made.window)


def test_a_field_that_came_later_has_its_turn_in_its_place(page: Page) -> None:
    put(page, 0, "third")
    put(page, 0, "second")
    put(page, 0, "first").setFocus()
    assert walk(2) == ["second", "third"]
    assert walk(2, Qt.Key.Key_Backtab) == ["second", "first"]


def test_after_the_last_field_and_before_the_first_come_those_around_the_page(page: Page) -> None:
    put(page, 0, "last").setFocus()
    assert walk(1) == ["after"]
    put(page, 0, "first").setFocus()
    assert walk(1, Qt.Key.Key_Backtab) == ["before"]


def test_fields_that_are_hidden_or_off_are_passed(page: Page) -> None:
    put(page, 0, "first").setFocus()
    put(page, 1, "off").setEnabled(False)
    put(page, 2, "hidden").hide()
    put(page, 3, "last")
    assert walk(1) == ["last"]


def test_the_field_with_the_keyboard_comes_in_sight(page: Page, qtbot: QtBot) -> None:
    put(page, 0, "first").setFocus()
    for place in range(1, 6):
        last = put(page, place, str(place))
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    walk(5)
    assert with_keyboard() is last
    assert not last.visibleRegion().isEmpty()


def test_from_the_title_of_an_article_every_part_has_its_turn_in_the_order_of_the_screen(screen: Screen) -> None:
    screen.edit(screen.town.put(slug="laadpaal", title="Laadpaal", sections=TEXT, search_words=("laadpunt",)))
    form = screen.page.middle.form
    form.title.edit.setFocus()
    wanted = [form.facts, form.sections, form.search_words, form.attachments, form.office, form.questions, form.script]
    passed: list[QWidget] = []
    for _ in range(_MOST_KEYS):
        walk(1)
        part = next((each for each in wanted if each.isAncestorOf(with_keyboard())), None)
        if part is not None and part not in passed:
            passed.append(part)
    assert passed == wanted
