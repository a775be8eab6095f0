"""A chart in a card; the same numbers stand behind it in a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from resources.translations import _
from ui.figures.charts.chart import Chart
from ui.figures.number_table import NumberColumn, NumberModel, NumberTable
from ui.shared.widgets.basics import box, fill, label, row


class ChartCard(QFrame):
    """A switch shows chart or table; who works with a screen reader begins with the table.

    Attributes:
        chart, table: the two ways to show it.

    Signals:
        wished: what pressing a cell of the table asks.
    """

    wished = Signal(object)

    def __init__(self, title: str, chart: Chart, columns: Sequence[NumberColumn[Any]], when_empty: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        fill(self, True, (16, 12, 16, 12), 8)
        self._title, self.chart = title, chart
        self._is_table = QAccessible.isActive()
        self._model = NumberModel[Any](columns)
        self.table = NumberTable(self._model, title)
        self.table.wished.connect(self.wished)
        self._told = label("", "muted", wrap=True)
        chart.marked_changed.connect(self._told.setText)
        self._empty = label(when_empty, "muted", wrap=True)
        self._switch = QPushButton()
        self._switch.setProperty("role", "link")
        self._switch.setAutoDefault(True)
        self._switch.clicked.connect(lambda: self.show_as_table(not self._is_table))
        line = row(label(title, "label", wrap=True), self._switch)
        line.setStretch(0, 1)
        box(self).addLayout(line)
        box(self).addWidget(chart, 1)
        self._below = QWidget()
        for part in (self._told, self.table, self._empty):
            box(self).addWidget(part)
        box(self).addWidget(self._below, 1)
        self._show()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows of the table; the chart is filled by who made it."""
        self._model.replace_rows(rows)
        self._show()

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._is_table

    def show_as_table(self, is_table: bool) -> None:
        """Show the table, or the chart; the keyboard stays where it is shown."""
        had_keyboard = self.chart.hasFocus() or self.table.hasFocus()
        self._is_table = is_table
        self._show()
        if had_keyboard:
            (self.table if is_table else self.chart).setFocus()

    def _show(self) -> None:
        is_filled = self._model.rowCount() > 0
        self.table.setVisible(is_filled and self._is_table)
        for part in (self.chart, self._told):
            part.setVisible(is_filled and not self._is_table)
        self._switch.setVisible(is_filled)
        self._below.setVisible(not is_filled or self._is_table)  # a chart takes all room, a table only its own
        self._empty.setVisible(not is_filled)
        words = _("As chart") if self._is_table else _("As table")
        self._switch.setText(words)
        self._switch.setAccessibleName(f"{words}: {self._title}")
