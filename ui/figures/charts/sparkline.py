"""A small line of a year, month by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from ui.figures.charts.chart import Chart, Part
from ui.shared.theme import theme

_WIDTH, _HEIGHT, _DOT = 150, 34, 2.5
_ROOM_ABOVE = 0.08  # of what is shown, above the highest and below the lowest


@dataclass(frozen=True, slots=True)
class Point(Part):
    """A month; None is a month without a value, where the line is broken."""

    value: float | None


class Sparkline(Chart):
    """Months that do not meet the norm have an open square instead of a dot; the norm is a dashed line."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._points: Sequence[Point] = ()
        self._bound: float | None = None
        self._is_met: Callable[[float], bool] = _always

    def show_points(
        self, points: Sequence[Point], bound: float | None = None, is_met: Callable[[float], bool] | None = None
    ) -> None:
        """Replace the line, oldest first."""
        self._points, self._bound, self._is_met = points, bound, is_met or _always
        self.show_parts(points)

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def place_of(self, place: int) -> QRectF:
        """Around the dot; a month without a value has its place on the ground."""
        side, at = theme().px(_DOT * 2 + 2), self._at_point(place)
        return QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)

    def _at_point(self, place: int) -> QPointF:
        edge = theme().px(8)
        width, height = self.width() - 2 * edge, self.height() - 2 * edge
        low, high = self._range()
        value = self._points[place].value
        x = edge + width * place / max(1, len(self._points) - 1)
        return QPointF(x, edge + height * (1 - ((low if value is None else value) - low) / (high - low)))

    def _range(self) -> tuple[float, float]:
        values = [point.value for point in self._points if point.value is not None]
        values += [] if self._bound is None else [self._bound]
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = (high - low) * _ROOM_ABOVE or 1.0
        return low - room, high + room

    def paintEvent(self, event: QPaintEvent) -> None:
        """Norm, line, dots and mark."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_bound(painter)
            self._paint_line(painter)
            for place, point in enumerate(self._points):
                if point.value is not None:
                    self._paint_dot(painter, self._at_point(place), self._is_met(point.value))
            if self.hasFocus():
                self.paint_mark(painter)
            self.paint_focus(painter)

    def _paint_bound(self, painter: QPainter) -> None:
        if self._bound is None:
            return
        low, high = self._range()
        edge = theme().px(8)
        y = edge + (self.height() - 2 * edge) * (1 - (self._bound - low) / (high - low))
        painter.setPen(QPen(QColor(theme().colours.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(edge, y), QPointF(self.width() - edge, y))

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme().colours.accent_text), theme().px(1.5)))
        for place in range(1, len(self._points)):
            if self._points[place - 1].value is not None and self._points[place].value is not None:
                painter.drawLine(self._at_point(place - 1), self._at_point(place))

    def _paint_dot(self, painter: QPainter, at: QPointF, is_met: bool) -> None:
        colours, size = theme().colours, theme().px(_DOT)
        if is_met:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_text))
            painter.drawEllipse(at, size, size)
        else:
            painter.setPen(QPen(QColor(colours.bad_text), theme().px(1.5)))
            painter.setBrush(QColor(colours.surface))
            painter.drawRect(QRectF(at.x() - size - 1, at.y() - size - 1, 2 * size + 2, 2 * size + 2))


def _always(_value: float) -> bool:
    return True
