"""A table of things that have an id, of which one is chosen."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView

from ui.shared.theme import theme
from ui.shared.widgets.table_model import TextTableModel


class _Known(Protocol):
    @property
    def id(self) -> UUID | str: ...


Row = TypeVar("Row", bound=_Known)


class RowList(Generic[Row]):
    """A table of which one row is chosen.

    Attributes:
        table: the table itself.
    """

    def __init__(self, name: str, headings: Sequence[str], texts: Callable[[Row], Sequence[str]]) -> None:
        self._model: _RowModel[Row] = _RowModel(headings, texts)
        self.table = _dressed(QTableView(), name)
        self.table.setModel(self._model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def on_request(self, button: QPushButton, action: Callable[[Row], object]) -> None:
        """The button, Enter and a double click do `action` with the chosen row."""

        def act() -> None:
            if (chosen := self.chosen()) is not None:
                action(chosen)

        button.clicked.connect(act)
        self.table.activated.connect(lambda _index: act())

    def chosen(self) -> Row | None:
        """The chosen row; None while there are no rows."""
        return self._model.row(self.table.currentIndex().row())

    def choose(self, row_id: UUID | str) -> None:
        """Choose the row with this id, else the first."""
        ids = [each.id for each in self._model.all_rows()]
        self.table.selectRow(ids.index(row_id) if row_id in ids else 0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the chosen one stays so, also when its place changed."""
        chosen = self.chosen()
        self._model.replace_rows(rows)
        self.choose(chosen.id if chosen is not None else "")

    def texts(self) -> list[Sequence[str]]:
        """What every row says."""
        return [self._model.texts(each) for each in self._model.all_rows()]


class _RowModel(TextTableModel[Row]):
    def __init__(self, headings: Sequence[str], texts: Callable[[Row], Sequence[str]]) -> None:
        super().__init__(headings)
        self._texts: Callable[[Row], Sequence[str]] = texts

    def texts(self, row: Row) -> Sequence[str]:
        return self._texts(row)

    def all_rows(self) -> Sequence[Row]:
        return self._rows


def _dressed(table: QTableView, name: str) -> QTableView:
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(34))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setMinimumHeight(theme().px(210))
    return table
