"""A piece of article text as high as its content, with the searched words marked."""

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit

from ui.shared.theme import theme

Spans = Callable[[str], list[tuple[int, int]]]


class ArticleText(QTextBrowser):
    """Shows cleaned HTML. Loads nothing from outside; links are told, never followed.

    Signals:
        link_requested: the address of the link.
    """

    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
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

    def show_html(self, html: str, spans: Spans) -> None:
        """Show the text and mark what was searched."""
        colours = theme().colours
        self.document().setDefaultStyleSheet(
            f"a {{ color: {colours.accent_text}; }} h4 {{ margin-top: {theme().px(12)}px; "
            f"margin-bottom: {theme().px(3)}px; font-weight: 600; }} "
            f"p, ul, ol {{ margin-top: {theme().px(2)}px; margin-bottom: {theme().px(5)}px; line-height: 135%; }} "
            f"li {{ line-height: 130%; }} td, th {{ padding: {theme().px(3)}px {theme().px(8)}px; }}"
        )
        self.setHtml(html)
        self.mark(spans)
        self._fit()

    def mark(self, spans: Spans) -> None:
        """Mark the searched words."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme().colours.mark))
        look.setForeground(QColor(theme().colours.mark_text))
        selections = []
        for start, end in spans(self.document().toPlainText()):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 2 * self.frameWidth() + theme().px(4)
        if height != self.height():
            self.setFixedHeight(height)
