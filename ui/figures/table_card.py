"""A card with a table under a heading, and words in its place while it is empty."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from resources.translations import _
from ui.figures.number_table import NumberColumn, NumberModel, NumberTable
from ui.shared.widgets.basics import box, fill, label


class TableCard(QFrame):
    """Shows the first rows; a button shows the others.

    Attributes:
        model, table: the rows, and the table that shows them.

    Signals:
        wished: what pressing a cell asks.
    """

    wished = Signal(object)

    def __init__(self, title: str, columns: Sequence[NumberColumn[Any]], when_empty: str, most: int = 10) -> None:
        super().__init__()
        self.setProperty("role", "card")
        fill(self, True, (16, 12, 16, 12), 8)
        self._title, self._most, self._is_whole = title, most, False
        self._rows: Sequence[Any] = ()
        self.heading = label(title, "label", wrap=True)
        self.model = NumberModel[Any](columns)
        self.table = NumberTable(self.model, title)
        self.table.wished.connect(self.wished)
        self._empty = label(when_empty, "muted", wrap=True)
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setAutoDefault(True)
        self._more.clicked.connect(self._show_all)
        for part in (self.heading, self.table, self._empty, self._more):
            box(self).addWidget(part)
        box(self).addStretch(1)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Any], title: str = "") -> None:
        """Replace the rows; `title` the heading, when it says something about them."""
        self._rows = rows
        if title:
            self.heading.setText(title)
            self.table.setAccessibleName(title)
        self._show()

    def _show_all(self) -> None:
        self._is_whole = not self._is_whole
        self._show()

    def _show(self) -> None:
        rows, hidden = self._rows, len(self._rows) - self._most
        self.model.replace_rows(rows if self._is_whole else rows[: self._most])
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._more.setVisible(hidden > 0)
        words = _("Show fewer") if self._is_whole else _("Show all {count}").format(count=len(rows))
        self._more.setText(words)
        self._more.setAccessibleName(f"{words}: {self._title}")
