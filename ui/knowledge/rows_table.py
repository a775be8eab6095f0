"""A table of rows in the product's look, with words in its place when there are none."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.knowledge.sorting_model import SortingModel
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label

_ROW = 34
_EDGE = 24  # around the sentence


class RowsTable(QWidget):
    """The table, or a sentence while it has nothing to show.

    Attributes:
        table: the table itself.
    """

    def __init__(
        self,
        parent: QWidget,
        model: SortingModel[Any],
        name: str,
        widths: Sequence[int],
        stretch: Sequence[int] = (0,),
    ) -> None:
        """`widths` at 100 % text; the columns of `stretch` share the room that is left."""
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 0)
        self._model = model
        self.table = _dressed(QTableView(self), model, name)
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, theme().px(width))
        for column in stretch:
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(*[theme().px(_EDGE)] * 4)
        self._empty.hide()
        box(self).addWidget(self.table, 1)
        box(self).addWidget(self._empty, 1)
        model.modelReset.connect(self._show_or_explain)

    def explain_empty(self, words: str) -> None:
        """What is said when there are no rows."""
        self._empty.setText(words)
        self._show_or_explain()

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, as if its heading was pressed."""
        self.table.sortByColumn(column, order)

    def chosen(self) -> list[Any]:
        """The marked rows, from top to bottom."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.row(place) for place in places]

    def choose(self, is_wanted: Callable[[Any], bool]) -> None:
        """Mark these rows; the keyboard goes on at the first of them."""
        places = [place for place in range(self._model.rowCount()) if is_wanted(self._model.row(place))]
        marked, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        if places:
            marked.setCurrentIndex(self._model.index(places[0], 0), flags.NoUpdate)
        for place in places:
            marked.select(self._model.index(place, 0), flags.Select | flags.Rows)

    def _show_or_explain(self) -> None:
        is_empty = self._model.rowCount() == 0
        self.table.setVisible(not is_empty)
        self._empty.setVisible(is_empty)


def _dressed(table: QTableView, model: SortingModel[Any], name: str) -> QTableView:
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
