"""Rows that sort and narrow by themselves, and the table that explains why it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.journeys.on_screen import rows_of
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.sorting_model import Column, SortingModel

Row = tuple[str, int]
ROWS: list[Row] = [("b", 10), ("A", 9), ("c", 1)]


def a_model() -> SortingModel[Row]:
    """Rows of a word and a number."""
    number: Column[Row] = Column("Number", lambda row: f"{row[1]} ×", lambda row: row[1])
    columns: tuple[Column[Row], ...] = (Column("Word", lambda row: row[0]), number)
    model = SortingModel(columns)
    model.show_all(ROWS)
    return model


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(a_model())


def test_rows_keep_the_order_they_came_in_until_a_column_is_chosen(qtbot: QtBot) -> None:
    model = a_model()
    assert [row[0] for row in rows_of(model)] == ["b", "A", "c"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in rows_of(model)] == ["10 ×", "9 ×", "1 ×"]
    model.sort(0)
    assert [row[0] for row in rows_of(model)] == ["A", "b", "c"]


def test_filter_and_order_stay_when_the_rows_are_replaced(qtbot: QtBot) -> None:
    model = a_model()
    model.sort(0)
    model.narrow(" A ")
    model.show_all([*ROWS, ("ba", 2)])
    assert [row[0] for row in rows_of(model)] == ["A", "ba"]


def test_without_rows_a_sentence_stands_in_the_place_of_the_table(qtbot: QtBot) -> None:
    parent, model = QWidget(), a_model()
    qtbot.addWidget(parent)
    rows = RowsTable(parent, model, "Words", (100, 60))
    rows.explain_empty("Nothing yet.")
    assert not rows.table.isHidden()
    model.show_all([])
    assert rows.table.isHidden()
    assert [each.text() for each in rows.findChildren(QLabel) if not each.isHidden()] == ["Nothing yet."]


def test_the_marked_rows_come_from_top_to_bottom(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = RowsTable(parent, a_model(), "Words", (100, 60))
    rows.table.selectAll()
    assert rows.chosen() == ROWS
