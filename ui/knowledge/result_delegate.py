"""Paints a result row: title, two lines of text with the found words marked, chips and notes."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.knowledge.few_lines import Look, height_of, laid_out
from ui.knowledge.results_model import Chips, Index, ResultRow
from ui.shared.theme import theme
from ui.shared.widgets.basics import Tone
from ui.shared.widgets.painted_chip import chip_font, draw_chip

_KEPT = 200  # laid out texts: some pages of results
_TITLE = Look(14.5, QFont.Weight.DemiBold)
_SNIPPET = Look(12.5, QFont.Weight.Normal)


class ResultDelegate(QStyledItemDelegate):
    """Rows as high as their text needs at the width of the list.

    Laying out text takes most of the time, and a row is asked for its height and painted again and again. So only
    rows in sight are laid out; the others tell their height by the width of their words.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid_out = lru_cache(_KEPT)(laid_out)
        self._height = lru_cache(_KEPT)(self._height_of)
        self._chips = lru_cache(_KEPT)(_chips)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, ResultRow):
            return
        colours, px = theme().colours, theme().px
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), QColor(colours.accent_text))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(colours.line))
        self._paint_words(painter, QRectF(rect.left() + px(16), rect.top() + px(11), _text_width(option), 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRectF, row: ResultRow) -> None:
        colours, px = theme().colours, theme().px
        top = inner.top()
        title = self._laid_out(row.title, _TITLE, inner.width())
        title.draw(painter, QPointF(inner.left(), top), colours.text)
        top += title.height + px(4)
        if row.snippet:
            snippet = self._laid_out(row.snippet, _SNIPPET, inner.width())
            snippet.draw(painter, QPointF(inner.left(), top), colours.muted)
            top += snippet.height + px(6)
        for chip in self._chips(row.chips, row.notes, inner.width()):
            draw_chip(painter, chip.place.translated(QPointF(inner.left(), top)), chip.text, chip.tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the row at the list's width."""
        row, px, inner = index.data(Qt.ItemDataRole.UserRole), theme().px, _text_width(option)
        width = inner + px(28)
        if not isinstance(row, ResultRow):
            return QSize(width, px(60))
        return QSize(width, self._height(row, inner))

    def _height_of(self, row: ResultRow, width: float) -> int:
        px = theme().px
        height = px(11) + height_of(row.title, _TITLE, width) + px(4)
        if row.snippet:
            height += height_of(row.snippet, _SNIPPET, width) + px(6)
        if row.notes:
            height += self._chips(row.chips, row.notes, width)[-1].place.top()
        return round(height) + px(22) + px(10)


def _text_width(option: QStyleOptionViewItem) -> int:
    """Beside a scroll bar, whether it is there or not: when it comes or goes every row stays as high as it is."""
    view, px = option.widget, theme().px
    if not isinstance(view, QAbstractScrollArea):
        return px(320)
    outside = 2 * view.frameWidth() + view.verticalScrollBar().sizeHint().width()
    return max(px(80), view.width() - outside - px(28))


@dataclass(frozen=True, slots=True)
class _Chip:
    """Text as it fits, and its place from the left top corner of all chips."""

    text: str
    tone: Tone
    place: QRectF


def _chips(chips: Chips, notes: Chips, width: float) -> list[_Chip]:
    """Chips on one line as far as they fit; notes that do not fit behind them go to the line below."""
    placed = _in_line(chips, 0, 0, width)
    px, metrics = theme().px, QFontMetrics(chip_font())
    x = placed[-1].place.right() + px(5) if placed else 0.0
    needed = sum(metrics.horizontalAdvance(text) + px(21) for text, _tone in notes) - px(5)
    fits = x + needed <= width
    return placed + _in_line(notes, x if fits else 0, 0 if fits or not placed else px(25), width)


def _in_line(chips: Chips, x: float, y: float, width: float) -> list[_Chip]:
    px, metrics, placed = theme().px, QFontMetrics(chip_font()), []
    for text, tone in chips:
        room = width - x - px(16)
        if room < px(30):
            break
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        place = QRectF(x, y, metrics.horizontalAdvance(shown) + px(16), px(20))
        placed.append(_Chip(shown, tone, place))
        x = place.right() + px(5)
    return placed
