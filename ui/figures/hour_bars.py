"""Contacts in each hour of today, for on a wall: every bar has its number."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from resources.translations import _
from ui.figures.charts.chart import Chart, Part
from ui.figures.today_words import Hour, hour_words
from ui.figures.wall_tile import line_font, paint_card
from ui.shared.theme import theme

_LEAST = QSize(300, 128)  # at 100 % text
_WORDS, _LEAST_WORDS = 0.075, 12.0
_EDGE, _GAP = 0.08, 0.3


class HourBars(Chart):
    """A bar for each hour with the number above it and the hour below; the hour that is not over is hatched."""

    def __init__(self) -> None:
        super().__init__(_("Contacts per hour"))
        self._hours: Sequence[Hour] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_hours(self, hours: Sequence[Hour]) -> None:
        """Replace the bars."""
        self._hours = hours
        self.show_parts([Part(str(hour.hour), hour_words(hour)) for hour in hours])

    def sizeHint(self) -> QSize:
        """As small as can be read at a desk."""
        return QSize(theme().px(_LEAST.width()), theme().px(_LEAST.height()))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _line(self) -> float:
        return max(theme().px(_LEAST_WORDS), self.height() * _WORDS) * 1.25

    def _plot(self) -> QRectF:
        """Between the heading with the numbers below it, and the hours."""
        edge, line = self.height() * _EDGE, self._line()
        return QRectF(self.rect()).adjusted(edge, edge + 2.4 * line, -edge, -edge - line)

    def place_of(self, place: int) -> QRectF:
        """The bar; an hour without contacts has a thin line."""
        plot, hour = self._plot(), self._hours[place]
        highest = max(each.contacts for each in self._hours) or 1
        width = plot.width() / len(self._hours)
        height = max(plot.height() * hour.contacts / highest, 2.0)
        left = plot.left() + place * width + width * _GAP / 2
        return QRectF(left, plot.bottom() - height, width * (1 - _GAP), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heading, bars, numbers and hours."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_card(painter, QRectF(self.rect()))
            self._paint_heading(painter)
            for place, hour in enumerate(self._hours):
                self._paint_bar(painter, self.place_of(place), hour)
            if self.hasFocus():
                self.paint_mark(painter)
            self.paint_focus(painter)

    def _paint_heading(self, painter: QPainter) -> None:
        plot, edge = self._plot(), self.height() * _EDGE
        place = QRectF(plot.left(), edge, plot.width(), self._line())
        painter.setFont(line_font(self._name, self._line() / 1.25, place.width(), is_bold=True))
        painter.setPen(QColor(theme().colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)

    def _paint_bar(self, painter: QPainter, bar: QRectF, hour: Hour) -> None:
        colours, line = theme().colours, self._line()
        painter.setPen(QPen(QColor(colours.accent_text), 1.5))
        pattern = Qt.BrushStyle.BDiagPattern if hour.is_now else Qt.BrushStyle.SolidPattern
        painter.setBrush(QBrush(QColor(colours.accent_text), pattern))
        painter.drawRect(bar)
        painter.setPen(QColor(colours.text))
        for words, top, is_bold in (
            (str(hour.contacts), bar.top() - line, True),
            (str(hour.hour), bar.bottom(), False),
        ):
            painter.setFont(self._number_font(words, bar.width() / (1 - _GAP), is_bold))
            place = QRectF(bar.center().x() - bar.width(), top, 2 * bar.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _number_font(self, words: str, width: float, is_bold: bool) -> QFont:
        return line_font(words, self._line() / 1.25, width, is_bold)
