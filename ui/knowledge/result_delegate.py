"""Paints a result row: title, two lines of text with the found words marked, chips and notes."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from knowledgebase.search import Marked
from ui.knowledge.results_model import Chips, Index, ResultRow
from ui.shared.theme import theme
from ui.shared.widgets.basics import Tone
from ui.shared.widgets.painted_chip import chip_font, draw_chip

_TITLE_LINES = 2
_SNIPPET_LINES = 2
_KEPT = 200  # laid out texts: some pages of results


class ResultDelegate(QStyledItemDelegate):
    """Rows as high as their text needs at the width of the list.

    Laying out text takes most of the time, and a row is asked for its height and painted again and again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid_out = lru_cache(_KEPT)(_laid_out)
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
        title, height = self._title(row, inner.width())
        _draw(painter, title, QPointF(inner.left(), top), colours.text)
        top += height + px(4)
        if row.snippet:
            snippet, height = self._snippet(row, inner.width())
            _draw(painter, snippet, QPointF(inner.left(), top), colours.muted)
            top += height + px(6)
        for chip in self._chips(row.chips, row.notes, inner.width()):
            draw_chip(painter, chip.place.translated(QPointF(inner.left(), top)), chip.text, chip.tone)

    def _title(self, row: ResultRow, width: float) -> tuple[QTextLayout, float]:
        return self._laid_out(row.title, 14.5, QFont.Weight.DemiBold, width, _TITLE_LINES)

    def _snippet(self, row: ResultRow, width: float) -> tuple[QTextLayout, float]:
        return self._laid_out(row.snippet, 12.5, QFont.Weight.Normal, width, _SNIPPET_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the row at the list's width."""
        row, px, inner = index.data(Qt.ItemDataRole.UserRole), theme().px, _text_width(option)
        width = inner + px(28)
        if not isinstance(row, ResultRow):
            return QSize(width, px(60))
        height = px(11) + self._title(row, inner)[1] + px(4)
        if row.snippet:
            height += self._snippet(row, inner)[1] + px(6)
        if row.notes:
            height += self._chips(row.chips, row.notes, inner)[-1].place.top()
        return QSize(width, round(height) + px(22) + px(10))


def _text_width(option: QStyleOptionViewItem) -> int:
    """Beside a scroll bar, whether it is there or not: when it comes or goes every row stays as high as it is."""
    view, px = option.widget, theme().px
    if not isinstance(view, QAbstractScrollArea):
        return px(320)
    outside = 2 * view.frameWidth() + view.verticalScrollBar().sizeHint().width()
    return max(px(80), view.width() - outside - px(28))


def _laid_out(
    pieces: Marked, size: float, weight: QFont.Weight, width: float, most_lines: int
) -> tuple[QTextLayout, float]:
    """The text and its height."""
    layout = _layout(pieces, size, weight, width, most_lines)
    return layout, sum(layout.lineAt(line).height() for line in range(layout.lineCount()))


def _layout(pieces: Marked, size: float, weight: QFont.Weight, width: float, most_lines: int) -> QTextLayout:
    """Lay out at most `most_lines`; what does not fit ends in "…"."""
    text = "".join(piece for piece, _marked in pieces)
    layout = QTextLayout(text, theme().font(size, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces))
    layout.beginLayout()
    y = 0.0
    for number in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        if number == most_lines - 1 and line.textStart() + line.textLength() < len(text):
            kept = _cut(pieces, line.textStart() + line.textLength())
            return _layout(kept, size, weight, width, most_lines + 1)
    layout.endLayout()
    return layout


def _cut(pieces: Marked, end: int) -> Marked:
    kept, left = [], max(1, end - 3)
    for piece, marked in pieces:
        kept.append((piece[:left], marked))
        left -= len(piece)
        if left <= 0:
            break
    last = kept[-1][0]
    kept[-1] = (last[: last.rfind(" ")] if " " in last.strip() else last.rstrip(), kept[-1][1])
    return (*kept, (" …", False))


def _formats(pieces: Marked) -> list[QTextLayout.FormatRange]:
    colours, start, formats = theme().colours, 0, []
    for piece, marked in pieces:
        if marked:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, len(piece)
            look = QTextCharFormat()
            look.setBackground(QColor(colours.mark))
            look.setForeground(QColor(colours.mark_text))
            made.format = look
            formats.append(made)
        start += len(piece)
    return formats


def _draw(painter: QPainter, layout: QTextLayout, at: QPointF, colour: str) -> None:
    painter.setPen(QColor(colour))
    layout.draw(painter, at)


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
