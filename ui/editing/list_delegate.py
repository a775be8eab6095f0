"""Paints a row of the editors' list: the title, and below it chips and by when it must be done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.editing.rows import EditorRow
from ui.shared.theme import theme
from ui.shared.widgets.painted_chip import chip_font, draw_chip
from ui.shared.widgets.painted_row import painted_row, write_line
from ui.shared.widgets.table_model import Index

_TOP, _SIDE, _GAP = 9, 14, 5
_TITLE, _CHIP, _BELOW = 20, 20, 17
_CHIP_SIDE = 8  # beside the words in a chip
_LEAST = 60  # width that a chip needs


class ListDelegate(QStyledItemDelegate):
    """Every line ends in "…" where it does not fit; a chip that finds no room any more is left out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, EditorRow):
            return
        px = theme().px
        with painted_row(painter, option) as rect:
            _paint_words(painter, rect.adjusted(px(_SIDE), px(_TOP), -px(_SIDE), -px(_TOP)), row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Title, a line of chips and a line of words, as far as the row has them."""
        row, px = index.data(Qt.ItemDataRole.UserRole), theme().px
        height = 2 * px(_TOP) + px(_TITLE)
        if isinstance(row, EditorRow):
            height += px(_CHIP) + px(3) if row.chips else 0
            height += px(_BELOW) + px(2) if row.below else 0
        return QSize(px(200), height)


def _paint_words(painter: QPainter, inner: QRectF, row: EditorRow) -> None:
    colours, px = theme().colours, theme().px
    title = QRectF(inner.left(), inner.top(), inner.width(), px(_TITLE))
    write_line(painter, title, row.title, theme().font(14.5, QFont.Weight.DemiBold), colours.text)
    top = title.bottom() + px(2)
    if row.chips:
        _paint_chips(painter, QRectF(inner.left(), top, inner.width(), px(_CHIP)), row)
        top += px(_CHIP) + px(3)
    if row.below:
        below = QRectF(inner.left(), top, inner.width(), px(_BELOW))
        write_line(painter, below, row.below, theme().font(12.5), colours.muted)


def _paint_chips(painter: QPainter, room: QRectF, row: EditorRow) -> None:
    px, metrics, x = theme().px, QFontMetrics(chip_font()), room.left()
    for text, tone in row.chips:
        left = room.right() - x - 2 * px(_CHIP_SIDE)
        if left < px(_LEAST) and x > room.left():
            break
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(left))
        place = QRectF(x, room.top(), metrics.horizontalAdvance(shown) + 2 * px(_CHIP_SIDE), room.height())
        draw_chip(painter, place, shown, tone)
        x = place.right() + px(_GAP)
