"""Makes the widgets that show sections: one text as long as possible, and a fold for each part that opens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from knowledgebase.article import SectionKind
from ui.knowledge.article_text import ArticleText
from ui.knowledge.fold import Fold
from ui.knowledge.matches import Part
from ui.knowledge.section_place import SectionPlace, TextPlace
from ui.knowledge.text_pieces import Folded, pieces_of


@dataclass(frozen=True, slots=True)
class SectionHtml:
    """What a section says; its heading, when it has one, begins with an element that has an id."""

    kind: SectionKind
    html: str


class SectionTexts:
    """Texts, folds and places of sections, in reading order.

    Attributes:
        widgets: what is put below each other.
        texts, folds: all texts, those in folds too, and the folds.
        parts: in which something can be found.
    """

    def __init__(self, page: QWidget, sections: Iterable[SectionHtml], make_text: Callable[[str], ArticleText]) -> None:
        self._page, self._make_text = page, make_text
        self.widgets: list[QWidget] = []
        self.texts: list[ArticleText] = []
        self.folds: list[Fold] = []
        self.parts: list[Part] = []
        self._places: dict[SectionKind, list[TextPlace]] = {}
        self._html, self._begun, self._goes_on = "", list[SectionKind](), list[SectionKind]()
        for section in sections:
            self._add(section)
        self._end_text()

    def _add(self, section: SectionHtml) -> None:
        is_first = True
        for piece in pieces_of(section.html):
            if isinstance(piece, Folded):
                self._end_text()
                self._add_fold(section.kind, piece)
            else:
                (self._begun if is_first else self._goes_on).append(section.kind)
                self._html += piece
            is_first = False

    def _end_text(self) -> None:
        if self._html:
            text = self._text(self._html)
            self.widgets.append(text)
            self.parts.append(text)
            self._place(text)
        self._html, self._begun, self._goes_on = "", [], []

    def _place(self, text: ArticleText) -> None:
        """What stands before the first heading belongs to the section that goes on, or to one without a heading."""
        starts, kinds = text.sections(), [*self._goes_on, *self._begun]
        if len(starts) < len(kinds):
            starts = [0, *starts]
        for kind, start, end in zip(kinds, starts, (*starts[1:], len(text.plain)), strict=True):
            self._places.setdefault(kind, []).append(TextPlace(text, start, end))

    def _add_fold(self, kind: SectionKind, folded: Folded) -> None:
        fold = Fold(folded.title, self._text(folded.html))
        self.folds.append(fold)
        self.widgets.append(fold)
        for part in (fold.line.title, fold):
            self.parts.append(part)
            self._places.setdefault(kind, []).append(TextPlace(part, 0, len(part.plain)))

    def _text(self, html: str) -> ArticleText:
        text = self._make_text(html)
        self.texts.append(text)
        return text

    def places(self) -> Iterator[SectionPlace]:
        """Where the sections stand."""
        for kind, places in self._places.items():
            yield SectionPlace(kind, tuple(places), self._top_of(places[0]))

    def _top_of(self, place: TextPlace) -> Callable[[], int]:
        part, start = place.part, place.start

        def top() -> int:
            inside = part.top_of(start) if isinstance(part, ArticleText) else 0
            return part.mapTo(self._page, QPoint(0, 0)).y() + inside

        return top
