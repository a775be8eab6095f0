"""Filters above the rows: quiet until they are wanted, and all by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Theme
from knowledgebase.search import Facet
from ui.knowledge.filter_bar import FilterBar
from ui.knowledge.filters import Filter, FilterValue
from ui.main import DEFAULT_ACCENT
from ui.shared.theme import apply_theme, theme

opens_menu = pytest.mark.qt_log_level_fail("CRITICAL")  # without a window manager Qt warns that it cannot raise a menu

LONG = "Vergunningen, Toezicht & Handhaving in de Openbare Ruimte van de Binnenstad " * 3
OWNERS = (FilterValue("parkeren", "Team Parkeren", 8), FilterValue("vth", LONG, 3))
AUDIENCES = (FilterValue("particulier", "Citizen", 7), FilterValue("ondernemer", "Company", 4))


def filters(owner: str = "", audience: str = "") -> tuple[Filter, ...]:
    """Units and audiences to choose from; one line only."""
    words = {value.value: value.words for value in (*OWNERS, *AUDIENCES)}
    return (
        Filter(Facet.GROUP, "Product group", ()),
        Filter(Facet.OWNER, "Unit", OWNERS, owner, words.get(owner, "")),
        Filter(Facet.FIRST_LINE, "Line", (FilterValue("answer", "Answer directly", 11),)),
        Filter(Facet.AUDIENCE, "For whom", AUDIENCES, audience, words.get(audience, "")),
    )


class Column(QWidget):
    """A search box and the bar in a column as narrow as it may be."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.bar = QLineEdit(), FilterBar()
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.bar)
        self.bar.closed.connect(self.box.setFocus)
        self.chosen: list[tuple[Facet, str]] = []
        self.bar.value_chosen.connect(lambda facet, value: self.chosen.append((facet, value)))
        self.resize(theme().px(220), 400)

    def buttons(self) -> list[QPushButton]:
        return [button for button in self.bar.findChildren(QPushButton) if button.isVisible()]

    def texts(self) -> list[str]:
        return [button.text() for button in self.buttons()]


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[Column]:
    made = Column()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.box.setFocus()
    yield made
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def open_menu(qtbot: QtBot) -> QMenu:
    """Press the button that has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_only_one_word_is_shown_until_the_filters_are_opened(column: Column) -> None:
    column.bar.show_filters(filters())
    assert column.texts() == ["Filters"]
    column.bar.switch()
    assert column.texts() == ["Filters", "Unit", "For whom"]


def test_nothing_is_shown_when_there_is_nothing_to_filter(column: Column) -> None:
    column.bar.show_filters(())
    assert not column.bar.isVisible()
    column.bar.switch()
    assert column.box.hasFocus()


def test_opening_takes_the_keyboard_and_closing_gives_it_back(column: Column) -> None:
    column.bar.show_filters(filters())
    column.bar.switch()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton) and focused.text() == "Unit"
    column.bar.switch()
    assert column.box.hasFocus() and column.texts() == ["Filters"]


@opens_menu
def test_a_value_is_chosen_with_keys_only(qtbot: QtBot, column: Column) -> None:
    column.bar.show_filters(filters())
    column.bar.switch()
    menu = open_menu(qtbot)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert column.chosen == [(Facet.OWNER, "vth")]
    assert column.box.hasFocus() and column.texts() == ["Filters"]


@opens_menu
def test_a_menu_shows_the_numbers_and_what_is_chosen_already(qtbot: QtBot, column: Column) -> None:
    column.bar.show_filters(filters(owner="vth"))
    column.bar.switch()
    actions = open_menu(qtbot).actions()
    assert [action.text().split("\t")[1] for action in actions] == ["8", "3"]
    assert [action.isChecked() for action in actions] == [False, True]
    actions[1].trigger()
    assert column.chosen == [(Facet.OWNER, "")]


def test_a_chosen_value_is_a_chip_that_takes_itself_off(column: Column) -> None:
    column.bar.show_filters(filters(audience="ondernemer"))
    chip = next(button for button in column.buttons() if button.text() == "Company ×")
    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Name) == "Take filter off: Company"
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert column.chosen == [(Facet.AUDIENCE, "")] and column.box.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_name_stays_in_the_column_and_can_be_read_whole(qtbot: QtBot, percent: int) -> None:
    apply_theme(Theme.LIGHT, percent, DEFAULT_ACCENT)
    column = Column()
    qtbot.addWidget(column)
    column.show()
    column.bar.show_filters(filters(owner="vth"))
    chip = next(button for button in column.buttons() if button.text().endswith("×"))
    qtbot.waitUntil(lambda: 0 < chip.mapTo(column, chip.rect().topRight()).x() < column.width())
    assert chip.toolTip() == LONG


def test_chips_are_not_made_again_while_the_question_is_typed(column: Column) -> None:
    column.bar.show_filters(filters(audience="ondernemer"))
    before = column.buttons()
    column.bar.show_filters(filters(audience="ondernemer"))
    assert column.buttons() == before


def test_a_button_that_goes_while_it_has_the_keyboard_gives_it_back(column: Column) -> None:
    column.bar.show_filters(filters())
    column.bar.switch()
    column.bar.show_filters(())
    assert column.box.hasFocus()
