"""Fills the editors' parts of the knowledge base, and does what they ask there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.ports import ChoiceLine, GapLine, LearnedLine, SearchFigures, SearchLine, TermKey
from app.services.registry import Services
from resources.translations import _
from ui.knowledge.learn_sheet import LearnSheet
from ui.knowledge.learned_page import LearnedPage
from ui.knowledge.learning import Learning
from ui.knowledge.list_page import KnowledgePage
from ui.knowledge.reset_sheet import ResetSheet
from ui.knowledge.searches_page import SearchesPage
from ui.shared.tasks import Tasks

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Learned:
    """Learned words, and the products of our own articles, in small letters."""

    lines: list[LearnedLine]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Searches:
    """What the page on searches shows."""

    figures: SearchFigures
    log: list[SearchLine]
    gaps: list[GapLine]
    chosen: list[ChoiceLine]


class EditorsDesk(QObject):
    """Reads a part again each time it comes to the front.

    Signals:
        article_opened: id of an article to read.
        search_changed: searching gives other results from now on.
    """

    article_opened = Signal(object)
    search_changed = Signal()

    def __init__(self, window: QWidget, page: KnowledgePage, services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._page, self._services, self._tasks = window, page, services, tasks
        self._learning: Learning | None = None
        page.part_shown.connect(self.show)
        page.learned_made.connect(self._connect_learned)
        page.searches_made.connect(self._connect_searches)

    def _connect_learned(self, part: LearnedPage) -> None:
        part.refuse_requested.connect(self.refuse)
        part.allow_requested.connect(self.allow)
        part.learn_requested.connect(self.open_learning)

    def _connect_searches(self, part: SearchesPage) -> None:
        part.reset_requested.connect(self.open_reset)
        part.article_opened.connect(self.article_opened)

    def show(self, part: str) -> None:
        """A part came to the front: read what it shows."""
        if part == "learned":
            self._run(self._read_learned, self._show_learned, "learned")
        elif part == "searches":
            self._run(self._read_searches, self._show_searches, "searches")

    def _run(self, work: Callable[[], Result], on_done: Callable[[Result], None], newest_of: str = "") -> None:
        """Do it; when it fails, say why and offer to try again."""

        def again() -> None:
            self._run(work, on_done, newest_of)

        def failed(error: BaliewijsError) -> None:
            self._page.banner.tell(sentence(error), "bad", _("Try again"), again)

        self._tasks.run(work, on_done, failed, newest_of=newest_of)

    def _read_learned(self) -> _Learned:
        own = frozenset(line.product.casefold() for line in self._services.articles())
        return _Learned(self._services.learned_terms(), own)

    def _show_learned(self, learned: _Learned) -> None:
        self._page.learned.show_terms(learned.lines, learned.own)

    def _read_searches(self) -> _Searches:
        services = self._services
        return _Searches(services.search_figures(), services.search_log(), services.gaps(), services.choices())

    def _show_searches(self, searches: _Searches) -> None:
        self._page.searches.show_searches(searches.figures, searches.log, searches.gaps, searches.chosen)

    # learned words

    def open_learning(self) -> LearnSheet:
        """Begin learning from catalogues."""
        sheet = LearnSheet(self._window)
        self._learning = Learning(sheet, self._services, self._tasks)
        self._learning.learned.connect(self._learned_more)
        sheet.open_sheet()
        return sheet

    def _learned_more(self) -> None:
        self.show("learned")
        self.search_changed.emit()

    def refuse(self, terms: Collection[TermKey]) -> None:
        """Never use these words again."""
        self._run(lambda: self._services.refuse_terms(terms), lambda _done: self._marked(terms, True))

    def allow(self, terms: Collection[TermKey]) -> None:
        """Use these words again."""
        self._run(lambda: self._services.allow_terms(terms), lambda _done: self._marked(terms, False))

    def _marked(self, terms: Collection[TermKey], refused: bool) -> None:
        self._page.learned.show_marked(terms, refused)
        self.search_changed.emit()

    # choices of agents

    def open_reset(self, article_id: UUID | None, title: str) -> ResetSheet:
        """Ask, then forget what agents chose: of one article, or of all with None."""
        sheet = ResetSheet(self._window, title)
        sheet.confirmed.connect(lambda: self._reset(article_id))
        sheet.open_sheet()
        return sheet

    def _reset(self, article_id: UUID | None) -> None:
        self._run(lambda: self._services.reset_choices(article_id), self._was_reset)

    def _was_reset(self, _gone: int) -> None:
        self.show("searches")
        self.search_changed.emit()
