"""Rows that sort and narrow by themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from ui.shared.widgets.table_model import TextTableModel

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """Heading of a column, what stands in it, and by what it is sorted: by default what stands in it."""

    heading: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None

    def sort_key(self, row: Row) -> Any:
        """By what a row is sorted; large and small letters are the same."""
        return self.text(row).casefold() if self.key is None else self.key(row)


class SortingModel(TextTableModel[Row]):
    """All rows are handed over at once; the filter and the chosen order stay when they are replaced.

    It sorts and narrows by itself: a proxy between it and the table would ask for every cell, many times.
    """

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__([column.heading for column in columns])
        self._columns = columns
        self._all: Sequence[Row] = ()
        self._filter = ""
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def show_all(self, rows: Sequence[Row]) -> None:
        """Replace all rows; until a column is chosen they keep the order they come in."""
        self._all = rows
        self.show_again()

    def narrow(self, text: str) -> None:
        """Show only rows with `text` in one of `filtered_by`; large and small letters are the same."""
        self._filter = text.strip().casefold()
        self.show_again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order the rows came in."""
        self._sorted = (column, order)
        self.show_again()

    def texts(self, row: Row) -> Sequence[str]:
        """What stands in each column."""
        return [column.text(row) for column in self._columns]

    def filtered_by(self, row: Row) -> Sequence[str]:
        """The texts in which the filter looks."""
        return self.texts(row)

    def show_again(self) -> None:
        """Filter and order the rows."""
        column, order = self._sorted
        found = [row for row in self._all if self.is_shown(row)]
        if column >= 0:
            found.sort(key=self._columns[column].sort_key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.replace_rows(found)

    def is_shown(self, row: Row) -> bool:
        """Whether the filter lets a row pass."""
        return not self._filter or any(self._filter in text.casefold() for text in self.filtered_by(row))
