"""A piece of article text as high as its content, with what was found marked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit

from ui.knowledge.matches import Span
from ui.shared.theme import theme

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_SCROLLING = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}


class ArticleText(QTextBrowser):
    """Shows cleaned HTML. Loads nothing from outside; links are told, never followed.

    Marks are painted, only where they are in sight: a long text has thousands, and Qt would place each of them.

    Signals:
        link_requested: the address of the link.
    """

    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.plain = ""
        self._spans: Sequence[Span] = ()
        self._current: int | None = None
        self._links: list[Span] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.link_requested.emit(url.toString()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(theme().px(20))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """No picture, style or page is ever loaded."""
        return None

    # show

    def show_html(self, html: str) -> None:
        """Show the text; nothing is marked yet."""
        colours = theme().colours
        self.document().setDefaultStyleSheet(
            f"a {{ color: {colours.accent_text}; }} h4 {{ margin-top: {theme().px(12)}px; "
            f"margin-bottom: {theme().px(3)}px; font-weight: 600; }} "
            f"p, ul, ol {{ margin-top: {theme().px(2)}px; margin-bottom: {theme().px(5)}px; line-height: 135%; }} "
            f"li {{ line-height: 130%; }} td, th {{ padding: {theme().px(3)}px {theme().px(8)}px; }}"
        )
        self.setHtml(html)
        self.plain = _BEYOND.sub(_as_two, self.document().toPlainText())
        self._links = [span for block in self._blocks() for span in _links_in(block)] if "<a " in html else []
        self._fit()

    def show_matches(self, spans: Sequence[Span], current: int | None) -> None:
        """Mark these places of `plain`, the one at position `current` stronger."""
        self._spans, self._current = spans, current
        links = [self._selection(span, theme().colours.mark_text) for span in self._in_links()]
        chosen = [] if current is None else [self._selection(spans[current], theme().colours.surface)]
        self.setExtraSelections(links + chosen)
        self.viewport().update()

    def _in_links(self) -> Iterator[Span]:
        """The marked parts of links: their own colour could not be read on a mark."""
        for start, end in self._links:
            for number in self._between(start, end):
                begin, stop = self._spans[number]
                if number != self._current and max(begin, start) < min(stop, end):
                    yield max(begin, start), min(stop, end)

    def _between(self, start: int, end: int) -> range:
        """Positions of the matches in a part of the text, and of the one before: it may go on there."""
        return range(max(0, bisect_left(self._spans, (start, start)) - 1), bisect_left(self._spans, (end, end)))

    def _selection(self, span: Span, colour: str) -> QTextEdit.ExtraSelection:
        made, look, cursor = QTextEdit.ExtraSelection(), QTextCharFormat(), QTextCursor(self.document())
        look.setForeground(QColor(colour))
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        made.format, made.cursor = look, cursor
        return made

    # what is selected

    def selected(self) -> tuple[int, str]:
        """Where in `plain` the selection begins, and what it says."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selection().toPlainText().strip()

    def select_nothing(self) -> None:
        """Nothing is selected any more."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    # places

    def place_of(self, position: int) -> QRect:
        """Where the match at a position stands, in this widget."""
        rectangles = list(self._rectangles(self._spans[position]))
        return rectangles[0] if rectangles else QRect()

    def sections(self) -> list[int]:
        """Where in `plain` the headings begin that the HTML gave an id."""
        return [block.position() for block in self._blocks() if _has_id(block)]

    def top_of(self, place: int) -> int:
        """How far down the line of a place in `plain` is."""
        block = self.document().findBlock(place)
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _rectangles(self, span: Span) -> Iterator[QRect]:
        """One for each line that the place is on."""
        block = self.document().findBlock(span[0])
        while block.isValid() and block.position() < span[1]:
            start = max(span[0] - block.position(), 0)
            end = min(span[1] - block.position(), block.length() - 1)
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for line in _lines(block, start, end):
                edges = (_x(line.cursorToX(place)) for place in (max(start, line.textStart()), min(end, _end(line))))
                left, right = sorted(edges)
                yield QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height()).toAlignedRect()
            block = block.next()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks first, the words over them."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            colours, round_by, wider = theme().colours, theme().px(3), theme().px(2)
            painter.setBrush(QColor(colours.mark))
            for number in self._in_sight(event.rect()):
                if number != self._current:
                    for place in self._rectangles(self._spans[number]):
                        painter.drawRect(place)
            if self._current is not None:
                painter.setBrush(QColor(colours.text))
                for place in self._rectangles(self._spans[self._current]):
                    painter.drawRoundedRect(place.adjusted(-wider, -1, wider, 1), round_by, round_by)
        super().paintEvent(event)

    def _in_sight(self, part: QRect) -> range:
        """Positions of the matches on the lines of a part of the widget."""
        first, _ = self._line_at(QPoint(0, part.top()))
        _, end = self._line_at(QPoint(self.width(), part.bottom()))
        return self._between(first, end)

    def _line_at(self, point: QPoint) -> Span:
        """The first and last place of the line at a point, or nearest to it."""
        cursor = self.cursorForPosition(point)
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        before = cursor.block().position()
        return (before + line.textStart(), before + _end(line)) if line.isValid() else (before, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll are for the whole article, of which this is a part."""
        if event.key() in _SCROLLING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 2 * self.frameWidth() + theme().px(4)
        if height != self.height():
            self.setFixedHeight(height)


def _as_two(found: re.Match[str]) -> str:
    """A character such as an emoji as the two that Qt counts, so that places in text and document are the same."""
    beyond = ord(found[0]) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))


def _links_in(block: QTextBlock) -> Iterator[Span]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.charFormat().anchorHref():
            yield fragment.position(), fragment.position() + fragment.length()
        pieces += 1


def _has_id(block: QTextBlock) -> bool:
    pieces = block.begin()
    return not pieces.atEnd() and bool(pieces.fragment().charFormat().anchorNames())


def _lines(block: QTextBlock, start: int, end: int) -> Iterator[QTextLine]:
    """The lines on which the places `start` to `end` of a block stand."""
    layout = block.layout()
    line = layout.lineForTextPosition(start)
    while line.isValid() and line.textStart() < end:
        yield line
        line = layout.lineAt(line.lineNumber() + 1)


def _end(line: QTextLine) -> int:
    return line.textStart() + line.textLength()


def _x(place: object) -> float:
    """Qt for Python gives the edge together with the cursor it belongs to."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
