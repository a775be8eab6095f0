"""Stacked bars along a line of days or months."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from ui.figures.charts.axis import shown_words, ticks
from ui.figures.charts.chart import Chart, Part
from ui.shared.theme import theme

_HEIGHT, _LEAST_WIDTH = 210, 220
_WIDEST, _GAP = 44, 0.42  # of a bar, and the part of its room that stays empty


@dataclass(frozen=True, slots=True)
class Bar(Part):
    """`label` stands below it; `lower` is at the bottom, `upper` on top of it."""

    label: str
    lower: int
    upper: int


class StackedBars(Chart):
    """The lower part is filled, the upper part is hatched; the legend below says what they are."""

    def __init__(self, name: str, lower: str, upper: str) -> None:
        super().__init__(name)
        self._bars: Sequence[Bar] = ()
        self._legend = (lower, upper)
        self._ticks = ticks(0)
        self.setMinimumWidth(theme().px(_LEAST_WIDTH))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Replace the bars."""
        self._bars = bars
        self._ticks = ticks(max((bar.lower + bar.upper for bar in bars), default=0))
        self.show_parts(bars)

    def sizeHint(self) -> QSize:
        """Bars, words below them, and the legend."""
        return QSize(theme().px(420), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never lower than can be read."""
        return QSize(theme().px(_LEAST_WIDTH), theme().px(_HEIGHT))

    # places

    def _plot(self) -> QRectF:
        """Where the bars stand: beside the numbers, above the words."""
        px, metrics = theme().px, QFontMetricsF(theme().font(11.5))
        left = max(metrics.horizontalAdvance(str(tick)) for tick in self._ticks) + px(12)
        bottom = metrics.height() * 2 + px(18)
        return QRectF(left, px(14), self.width() - left - px(10), self.height() - bottom - px(18))

    def _room(self, place: int) -> QRectF:
        plot = self._plot()
        width = plot.width() / max(1, len(self._bars))
        return QRectF(plot.left() + place * width, plot.top(), width, plot.height())

    def place_of(self, place: int) -> QRectF:
        """The bar; an empty one still has a line to mark."""
        room, bar = self._room(place), self._bars[place]
        width = min(room.width() * (1 - _GAP), theme().px(_WIDEST))
        height = max(self._height_of(bar.lower + bar.upper), 2.0)
        return QRectF(room.center().x() - width / 2, room.bottom() - height, width, height)

    def _height_of(self, value: int) -> float:
        return self._plot().height() * value / self._ticks[-1]

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines, bars, words, legend, mark."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_lines(painter)
            for place, bar in enumerate(self._bars):
                self._paint_bar(painter, place, bar)
            self._paint_words(painter)
            self._paint_legend(painter)
            self.paint_mark(painter)
            self.paint_focus(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        plot, colours = self._plot(), theme().colours
        painter.setFont(theme().font(11.5))
        for tick in self._ticks:
            y = plot.bottom() - self._height_of(tick)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours.muted))
            words = QRectF(0, y - theme().px(9), plot.left() - theme().px(6), theme().px(18))
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(tick))

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar) -> None:
        whole = self.place_of(place)
        lower = self._height_of(bar.lower)
        edge = whole.bottom() - lower
        paint_filled(painter, QRectF(whole.left(), edge, whole.width(), lower))
        paint_hatched(painter, QRectF(whole.left(), whole.top(), whole.width(), edge - whole.top()))

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme().font(11.5))
        painter.setPen(QColor(theme().colours.muted))
        metrics = QFontMetricsF(theme().font(11.5))
        centres = [self._room(place).center().x() for place in range(len(self._bars))]
        widths = [metrics.horizontalAdvance(bar.label) for bar in self._bars]
        top = self._plot().bottom() + theme().px(4)
        for place in shown_words(centres, widths, theme().px(6)):
            left = max(0.0, min(centres[place] - widths[place] / 2, self.width() - widths[place]))
            painter.drawText(QPointF(left, top + metrics.ascent()), self._bars[place].label)

    def _paint_legend(self, painter: QPainter) -> None:
        px, font = theme().px, theme().font(11.5, QFont.Weight.Medium)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x, y, side = self._plot().left(), self.height() - metrics.height() - px(7), metrics.height() * 0.75
        for words, paint in zip(self._legend, (paint_filled, paint_hatched), strict=True):
            paint(painter, QRectF(x, y + (metrics.height() - side) / 2, side, side))
            painter.setPen(QColor(theme().colours.text))
            painter.drawText(QPointF(x + side + px(6), y + metrics.ascent()), words)
            x += side + metrics.horizontalAdvance(words) + px(24)


def paint_filled(painter: QPainter, place: QRectF) -> None:
    """What is good: filled with the colour of the municipality."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme().colours.accent_text))
    painter.drawRect(place)


def paint_hatched(painter: QPainter, place: QRectF) -> None:
    """What is not: hatched, so that no colour is needed to tell it."""
    if place.height() < 1:
        return
    colours = theme().colours
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.chip))
    painter.drawRect(place)
    painter.setPen(QPen(QColor(colours.line_strong), 1))
    painter.setBrush(QBrush(QColor(colours.line_strong), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
