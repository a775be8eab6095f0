"""How busy each hour of each weekday is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from ui.figures.charts.chart import Chart, Part
from ui.shared.colours import contrast
from ui.shared.theme import theme

_CELL_HEIGHT, _LEAST_CELL = 26, 22


@dataclass(frozen=True, slots=True)
class Cell(Part):
    """`count` is what happened in this hour of this weekday."""

    weekday: int
    hour: int
    count: int


class HeatGrid(Chart):
    """A row for each weekday and a column for each hour; the number stands in the cell, busier is darker."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._cells: Sequence[Cell] = ()
        self._rows: list[int] = []
        self._hours: list[int] = []
        self._weekdays: Sequence[str] = ()

    def show_cells(self, cells: Sequence[Cell], weekdays: Sequence[str]) -> None:
        """Replace the cells, ordered by weekday, then by hour; `weekdays` are short names from Monday on."""
        self._cells, self._weekdays = cells, weekdays
        self._rows = sorted({cell.weekday for cell in cells})
        self._hours = sorted({cell.hour for cell in cells})
        self.show_parts(cells)

    def sizeHint(self) -> QSize:
        """Large enough to read every number."""
        width = self._left() + len(self._hours) * theme().px(36) + theme().px(10)
        return QSize(round(width), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Small cells leave their numbers to the mark."""
        width = self._left() + len(self._hours) * theme().px(_LEAST_CELL) + theme().px(10)
        return QSize(round(width), theme().px(_CELL_HEIGHT) * (len(self._rows) + 1) + theme().px(10))

    def _left(self) -> float:
        metrics = QFontMetricsF(theme().font(11.5))
        return max((metrics.horizontalAdvance(name) for name in self._weekdays), default=0) + theme().px(14)

    def step_of(self, key: int) -> int:
        """Up and down go to the same hour of another day."""
        days = {Qt.Key.Key_Down: len(self._hours), Qt.Key.Key_Up: -len(self._hours)}
        step = days.get(Qt.Key(key), 0) if key in days else super().step_of(key)
        return step if 0 <= self._marked + step < len(self._cells) else 0

    def place_of(self, place: int) -> QRectF:
        """The cell."""
        cell, left, px = self._cells[place], self._left(), theme().px
        width = (self.width() - left - px(6)) / max(1, len(self._hours))
        row, column = self._rows.index(cell.weekday) + 1, self._hours.index(cell.hour)
        return QRectF(left + column * width, px(4) + row * px(_CELL_HEIGHT), width - 2, px(_CELL_HEIGHT) - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hours above, weekdays to the left, a number in each cell."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme().font(11.5))
            highest = max((cell.count for cell in self._cells), default=0)
            for place, cell in enumerate(self._cells):
                self._paint_cell(painter, self.place_of(place), cell, highest)
            self._paint_words(painter)
            self.paint_mark(painter)
            self.paint_focus(painter)

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: Cell, highest: int) -> None:
        ground = _mixed(cell.count / highest if highest else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, theme().px(3), theme().px(3))
        words = str(cell.count)
        if cell.count and painter.fontMetrics().horizontalAdvance(words) <= place.width():
            colours = theme().colours
            inks = (QColor(colours.text), QColor(colours.surface))
            painter.setPen(max(inks, key=lambda ink: contrast(ink, ground)))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme().colours.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, weekday in enumerate(self._rows):
            cell = self.place_of(number * len(self._hours))
            painter.drawText(
                QRectF(theme().px(4), cell.top(), self._left(), cell.height()), left, self._weekdays[weekday]
            )
        for column, hour in enumerate(self._hours):
            cell = self.place_of(column)
            above = QRectF(cell.left(), theme().px(4), cell.width(), theme().px(_CELL_HEIGHT))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(hour))


def _mixed(share: float) -> QColor:
    """From the ground of a chip to the colour of the municipality."""
    low, high = QColor(theme().colours.chip), QColor(theme().colours.accent_text)
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
