"""Joins search box, result list and article with the knowledge presenter."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.ports import Popular
from app.services.registry import Services
from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.search import Hit, SearchResult
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.knowledge.presenter import KnowledgePresenter
from ui.knowledge.results_model import ResultRow
from ui.knowledge.words import kind_name
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.basics import Tone

_GAP_WAIT_MS = 4000  # who still looks at an empty list by then has found a gap


class SearchDesk(QObject):
    """What the knowledge presenter sees as its screen.

    Signals:
        changed: query, facet or open article changed.
        article_shown: an article came on screen.
        failed: an error to show.
        index_missed: there is no index to search in.
        settled: what the keyboard was faster than has arrived; nothing is waited for any more.
    """

    changed = Signal()
    article_shown = Signal()
    failed = Signal(object)
    index_missed = Signal()
    settled = Signal()

    def __init__(self, page: ContactPage, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._services, self._tasks = page, services, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._opened_for = ""
        self._shown_for = ""
        self._enter_waits = False
        self._is_reading = False
        self.presenter = KnowledgePresenter(self, services, self._run)
        self._gap_timer = QTimer(self, singleShot=True, interval=_GAP_WAIT_MS)
        self._gap_timer.timeout.connect(self.presenter.note_gap)
        page.search.textChanged.connect(self._query_typed)
        page.search.moved.connect(page.results.step)
        page.search.entered.connect(self.open_marked)
        page.results.article_chosen.connect(self.presenter.open_article)
        page.results.article_entered.connect(self.presenter.open_article)
        page.results.kind_chosen.connect(self._choose_kind)
        page.results.suggestion_chosen.connect(page.search.setText)
        page.article.link_requested.connect(self.presenter.follow)

    def _run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None:
        lane = Lane.SEARCH if newest_of == "search" else Lane.STORE
        if newest_of == "article":
            self._is_reading = True

        def done(result: object) -> None:
            self._arrived(newest_of)
            on_done(result)
            self._tell_settled()

        def failed(error: BaliewijsError) -> None:
            self._arrived(newest_of)
            self._enter_waits = self._enter_waits and newest_of != "search"
            on_error(error)
            self._tell_settled()

        self._tasks.run(work, done, failed, lane, newest_of)

    def _arrived(self, what: str) -> None:
        if what == "article":
            self._is_reading = False

    def _tell_settled(self) -> None:
        if not self.is_waiting:
            self.settled.emit()

    @property
    def is_waiting(self) -> bool:
        """Whether Enter was faster than the search, or an article is still being read."""
        return self._enter_waits or self._is_reading

    # wishes of the agent

    def open_marked(self) -> None:
        """Open the article of the marked row; when the rows of this question are still to come, the first of them."""
        if self._page.search.text().strip() != self._shown_for:
            self._enter_waits = True
            return
        article_id = self._page.results.current_id
        if article_id is not None:
            self.presenter.open_article(article_id)

    def next_facet(self) -> None:
        """Look at the next kind of article."""
        kinds: list[ArticleKind | None] = [None, *ArticleKind]
        self._choose_kind(kinds[(kinds.index(self.presenter.kind) + 1) % len(kinds)])

    def _query_typed(self, text: str) -> None:
        self._gap_timer.stop()
        self._enter_waits = False
        self._page.show_column("results")
        self.presenter.search(text)
        self.changed.emit()

    def _choose_kind(self, kind: ArticleKind | None) -> None:
        self.presenter.choose_kind(kind)
        self.changed.emit()

    # what the presenter asks

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""
        if result.query.text != self._page.search.text().strip():
            return
        every = sum(count for _kind, count in result.kinds)
        facets: tuple[tuple[ArticleKind | None, int], ...] = ((None, every), *result.kinds) if result.kinds else ()
        empty = _("Nothing found. Try other words, or press Ctrl+Shift+Enter for a subject in your own words.")
        rows = tuple(self._row(hit) for hit in result.hits)
        self._page.results.show_results("", facets, result.query.kind, rows, empty)
        self._page.results.show_suggestion(result.suggestion)
        is_open = self.presenter.article is not None and self._opened_for == self.presenter.query
        self._page.results.choose(self.presenter.article.id if self.presenter.article and is_open else None)
        found = plural("{count} found", "{count} found", result.total)
        self._page.found.setText(f"{found} · {max(1, round(result.took_ms))} ms")
        if not result.total:
            self._gap_timer.start()
        self._shown_for = result.query.text
        if self._enter_waits:
            self._enter_waits = False
            self.open_marked()

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: what is asked most today."""
        self._shown_for, self._enter_waits = "", False
        rows = tuple(
            ResultRow(p.article_id, ((p.title, False),), (), ((_("{count} × today").format(count=p.count), "plain"),))
            for p in popular
        )
        empty = _("Type the customer's question above. What is asked most today appears here.")
        self._page.results.show_results(_("Asked most today") if rows else "", (), None, rows, empty)
        self._page.results.show_suggestion("")
        self._page.found.clear()

    def _row(self, hit: Hit) -> ResultRow:
        owner = self._units.get(hit.owner, "")
        chips: list[tuple[str, Tone]] = []
        if hit.kind is not ArticleKind.PRODUCT:
            chips.append((kind_name(hit.kind), "plain"))
        elif hit.first_line is FirstLine.ANSWER:
            chips.append((_("answer directly"), "good"))
        if hit.first_line is FirstLine.HAND_OFF:
            chips.append((_("hand off: {unit}").format(unit=owner) if owner else _("hand off"), "warn"))
        if hit.theme:
            chips.append((hit.theme, "plain"))
        return ResultRow(hit.article_id, hit.title, hit.snippet, tuple(chips))

    def show_article(self, article: Article, query: str) -> None:
        """Open an article."""
        owner = self._units.get(article.owner, "")
        self._page.article.show_article(article, owner, self._services.marks_for(query))
        self._page.results.choose(article.id)
        self._opened_for = query  # with other words Enter means the first row again
        self.article_shown.emit()
        self.changed.emit()

    def show_related(self, articles: list[Article]) -> None:
        """Offer what the open article points to."""
        self._page.article.show_related(articles)

    def show_no_article(self) -> None:
        """Close the article."""
        self._page.article.show_nothing()

    def show_search_error(self, error: BaliewijsError) -> None:
        """Searching did not work."""
        if error.key == "index-away":
            self.index_missed.emit()
            self._page.results.show_results("", (), None, (), sentence(error))
        else:
            self.failed.emit(error)

    def open_outside(self, address: str) -> None:
        """Open an address with the system's programme."""
        QDesktopServices.openUrl(QUrl(address))
