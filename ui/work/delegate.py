"""Paints the cells of the work queue: words, a second line, or a chip."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.shared.theme import theme
from ui.shared.widgets.painted_chip import chip_font, draw_chip
from ui.shared.widgets.painted_row import painted_row, write_line
from ui.shared.widgets.table_model import Index
from ui.work.model import Cell

_SIDE = 9  # beside the words
_CHIP_SIDE = 8  # beside the words in a chip
_CHIP_HEIGHT = 20
ROW_HEIGHT = 51


class WorkDelegate(QStyledItemDelegate):
    """Every row has the same height; words that do not fit end in "…"."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, Cell):
            return
        px = theme().px
        with painted_row(painter, option, index.column() == 0) as rect:
            _paint_cell(painter, rect.adjusted(px(_SIDE), 0, -px(_SIDE), 0), cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words on one line."""
        cell, px = index.data(Qt.ItemDataRole.UserRole), theme().px
        if not isinstance(cell, Cell):
            return QSize(0, px(ROW_HEIGHT))
        side = px(_SIDE) + (px(_CHIP_SIDE) if cell.tone else 0)
        font = chip_font() if cell.tone else theme().font()
        return QSize(QFontMetrics(font).horizontalAdvance(cell.text) + 2 * side + px(2), px(ROW_HEIGHT))


def _paint_cell(painter: QPainter, room: QRectF, cell: Cell) -> None:
    if cell.tone:
        _paint_chip(painter, room, cell)
    elif cell.below:
        middle = room.center().y()
        top = QRectF(room.left(), middle - theme().px(19), room.width(), theme().px(19))
        below = QRectF(room.left(), middle + theme().px(1), room.width(), theme().px(16))
        write_line(painter, top, cell.text, theme().font(14, QFont.Weight.DemiBold), theme().colours.text)
        write_line(painter, below, cell.below, theme().font(12), theme().colours.muted)
    else:
        write_line(painter, room, cell.text, theme().font(), theme().colours.text)


def _paint_chip(painter: QPainter, room: QRectF, cell: Cell) -> None:
    px, metrics = theme().px, QFontMetrics(chip_font())
    text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, int(room.width()) - 2 * px(_CHIP_SIDE))
    width = metrics.horizontalAdvance(text) + 2 * px(_CHIP_SIDE)
    height = px(_CHIP_HEIGHT)
    assert cell.tone is not None
    draw_chip(painter, QRectF(room.left(), room.center().y() - height / 2, width, height), text, cell.tone)
