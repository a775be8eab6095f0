"""A row of a list or table as a delegate draws it: its ground, what is painted on it, and where the keyboard is."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.shared.theme import theme


@contextmanager
def painted_row(painter: QPainter, option: QStyleOptionViewItem, is_first: bool = True) -> Iterator[QRectF]:
    """Draw the ground, then what the block draws, then the focus; gives the place of the cell.

    The mark of what is chosen stands in the first column only.
    """
    colours, rect = theme().colours, QRectF(option.rect)
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
            if is_first:
                mark = QRectF(rect.left(), rect.top(), theme().px(3), rect.height())
                painter.fillRect(mark, QColor(colours.accent_text))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(colours.line))
        yield rect
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent_text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
    finally:
        painter.restore()


def write_line(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> None:
    """One line of words that ends in "…" where it does not fit."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
