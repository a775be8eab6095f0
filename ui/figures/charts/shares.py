"""Shares of a whole, as bars below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from ui.figures.charts.chart import Chart, Part
from ui.shared.theme import theme

_ROW, _BAR = 36, 8


@dataclass(frozen=True, slots=True)
class Share(Part):
    """`percent` of the whole is the length of the bar; `label` and `value` stand above it."""

    label: str
    value: str
    percent: float


class ShareBars(Chart):
    """A row for each share: name and value above a bar."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._shares: Sequence[Share] = ()

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Replace the rows."""
        self._shares = shares
        self.show_parts(shares)

    def sizeHint(self) -> QSize:
        """A row for each."""
        return QSize(theme().px(190), theme().px(_ROW) * max(1, len(self._shares)) + theme().px(8))

    def minimumSizeHint(self) -> QSize:
        """All rows are seen."""
        return QSize(theme().px(130), self.sizeHint().height())

    def place_of(self, place: int) -> QRectF:
        """The whole row."""
        px = theme().px
        return QRectF(px(5), px(4) + place * px(_ROW), self.width() - px(10), px(_ROW) - px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, value and bar of each row."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, share in enumerate(self._shares):
                self._paint_row(painter, self.place_of(place), share)
            self.paint_mark(painter)
            self.paint_focus(painter)

    def _paint_row(self, painter: QPainter, row: QRectF, share: Share) -> None:
        px, colours = theme().px, theme().colours
        bold = theme().font(12, QFont.Weight.DemiBold)
        room = QFontMetricsF(bold).horizontalAdvance(share.value) + px(8)
        words = QRectF(row.left(), row.top(), row.width(), row.height() - px(_BAR) - px(3))
        painter.setPen(QColor(colours.text))
        painter.setFont(bold)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, share.value)
        painter.setFont(theme().font(12))
        left = words.adjusted(0, 0, -room, 0)
        label = QFontMetricsF(theme().font(12)).elidedText(share.label, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | middle, label)
        ground = QRectF(row.left(), row.bottom() - px(_BAR), row.width(), px(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.chip))
        painter.drawRoundedRect(ground, px(3), px(3))
        painter.setBrush(QColor(colours.accent_text))
        filled = QRectF(ground.left(), ground.top(), max(px(3), ground.width() * share.percent / 100), ground.height())
        painter.drawRoundedRect(filled, px(3), px(3))
