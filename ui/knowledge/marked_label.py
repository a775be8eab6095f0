"""A label in which something found can be marked."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from ui.knowledge.matches import Span
from ui.shared.theme import theme


class MarkedLabel(QLabel):
    """Words of an article outside its running text, such as the title."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text)
        self.plain = text
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def text(self) -> str:
        """What it says, without the marks."""
        return self.plain

    def show_matches(self, spans: Sequence[Span], current: int | None) -> None:
        """Mark these places, the one at position `current` stronger."""
        if spans:
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText("".join(self._pieces(spans, current)))
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(self.plain)

    def place_of(self, position: int) -> QRect:
        """The whole label: it is short."""
        return self.rect()

    def _pieces(self, spans: Sequence[Span], current: int | None) -> Iterator[str]:
        """The text as HTML; what it says itself is never read as markup."""
        colours, place = theme().colours, 0
        for number, (start, end) in enumerate(spans):
            is_current = number == current
            ground, words = (colours.text, colours.surface) if is_current else (colours.mark, colours.mark_text)
            yield escape(self.plain[place:start])
            yield f'<span style="background-color: {ground}; color: {words}">{escape(self.plain[start:end])}</span>'
            place = end
        yield escape(self.plain[place:])
