"""Joins search box, result list and article with the knowledge presenter."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.number_search import NumberFound
from app.services.ports import Marks, Popular
from app.services.registry import Services
from knowledgebase.article import Article, ArticleKind
from knowledgebase.search import Facet, SearchResult
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.knowledge.filters import filters_of, kinds_of
from ui.knowledge.notices import Offer, empty_words, notice_of
from ui.knowledge.presenter import KnowledgePresenter
from ui.knowledge.rows import popular_row, row_of
from ui.shared.tasks import Lane, Tasks

_SILENT = ("", Offer.NOTHING)


class SearchDesk(QObject):
    """What the knowledge presenter sees as its screen.

    Signals:
        changed: query, filters or open article changed.
        article_shown: an article came on screen.
        contact_requested: the number of a stored contact, typed in the search box.
        number_shown: the NumberFound that is offered, or None.
        failed: an error to show.
        index_missed: there is no index to search in.
        settled: what the keyboard was faster than has arrived; nothing is waited for any more.
    """

    changed = Signal()
    article_shown = Signal()
    contact_requested = Signal(str)
    number_shown = Signal(object)
    failed = Signal(object)
    index_missed = Signal()
    settled = Signal()

    def __init__(self, page: ContactPage, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._tasks = page, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._opened_for = ""
        self._shown_for = ""
        self._enter_waits = False
        self._under_way: set[str] = set()
        self.presenter = KnowledgePresenter(self, services, self._run)
        self._connect()

    def _connect(self) -> None:
        search, results, presenter = self._page.search, self._page.results, self.presenter
        search.textChanged.connect(self._query_typed)
        search.moved.connect(results.step)
        search.entered.connect(self.open_marked)
        results.article_chosen.connect(lambda article_id: self._open(article_id, entered=False))
        results.article_entered.connect(lambda article_id: self._open(article_id, entered=True))
        results.kind_chosen.connect(self._choose_kind)
        results.suggestion_chosen.connect(self._take_suggestion)
        results.filters.value_chosen.connect(self._choose)
        results.filters.closed.connect(search.setFocus)
        results.notice.report_requested.connect(self.report_gap)
        results.notice.filters_off_requested.connect(self.take_filters_off)
        results.number.contact_requested.connect(self.contact_requested)
        self._page.article.link_requested.connect(presenter.follow)

    def _run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None:
        if not newest_of:  # nobody waits for it, and the window may be gone when it is done
            self._tasks.run(work, on_done, on_error)
            return
        lane = Lane.SEARCH if newest_of == "search" else Lane.STORE
        self._under_way.add(newest_of)

        def done(result: object) -> None:
            self._under_way.discard(newest_of)
            on_done(result)
            self._go_on()

        def failed(error: BaliewijsError) -> None:
            self._under_way.discard(newest_of)
            self._enter_waits = self._enter_waits and newest_of != "search"
            on_error(error)
            self._go_on()

        self._tasks.run(work, done, failed, lane, newest_of)

    def _go_on(self) -> None:
        if self._enter_waits and self._is_answered:
            self.open_marked()
        if not self.is_waiting:
            self.settled.emit()

    @property
    def is_waiting(self) -> bool:
        """Whether Enter was faster than the search, or an article is still being read."""
        return self._enter_waits or "article" in self._under_way

    @property
    def _is_answered(self) -> bool:
        """Whether rows and number on screen are those of the text in the box."""
        return self._page.search.text().strip() == self._shown_for and "number" not in self._under_way

    # wishes of the agent

    def open_marked(self) -> None:
        """Open the contact whose number was typed, else the marked row, else the first.

        When the rows of this question are still to come, the first of them.
        """
        self._enter_waits = not self._is_answered
        if self._enter_waits:
            return
        results = self._page.results
        if results.number.number and not results.has_marked_row:
            results.number.open_contact()
        elif results.current_id is not None:
            self._open(results.current_id, entered=True)

    def next_facet(self) -> None:
        """Look at the next kind of article."""
        kinds = ["", *ArticleKind]
        kind = self.presenter.chosen.get(Facet.KIND, "")
        self._choose(Facet.KIND, kinds[(kinds.index(kind) + 1) % len(kinds)] if kind in kinds else "")

    def switch_filters(self) -> None:
        """Open the filters, or close them."""
        self._page.show_column("results")
        self._page.results.filters.switch()

    def report_gap(self) -> None:
        """Tell the editors what is missing."""
        self._page.show_column("results")
        self._page.search.setFocus()  # the button goes, and would pass the keyboard on to the rows
        self.presenter.report_gap()

    def _take_suggestion(self, words: str) -> None:
        self._page.search.setFocus()
        self._page.search.setText(words)

    def take_filters_off(self) -> None:
        """Look everywhere again."""
        self._page.search.setFocus()
        self.presenter.take_filters_off()
        self.changed.emit()

    def _query_typed(self, text: str) -> None:
        self._enter_waits = False
        self._page.show_column("results")
        self.presenter.search(text)
        self.changed.emit()

    def _choose_kind(self, kind: ArticleKind | None) -> None:
        self._choose(Facet.KIND, kind.value if kind else "")

    def _choose(self, facet: Facet, value: str) -> None:
        self.presenter.choose(facet, value)
        self.changed.emit()

    def _open(self, article_id: UUID, entered: bool) -> None:
        self.presenter.open_found(article_id, self._page.results.rank_of(article_id), entered)

    # what the presenter asks

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""
        results, (kinds, chosen) = self._page.results, kinds_of(result)
        rows = tuple(row_of(hit, self._units) for hit in result.hits)
        results.show_results("", kinds, chosen, rows, empty_words(result))
        results.filters.show_filters(filters_of(result, self._units))
        results.notice.show_notice(*notice_of(result))
        results.show_suggestion(result.suggestion)
        article = self.presenter.article
        is_open = article is not None and self._opened_for == self.presenter.query
        results.choose(article.id if article and is_open else None)
        found = plural("{count} found", "{count} found", result.total)
        self._page.found.setText(f"{found} · {max(1, round(result.took_ms))} ms")
        self._shown_for = result.query.text
        self._put_number_first()

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: what is asked most today."""
        self._shown_for, self._enter_waits = "", False
        rows = tuple(popular_row(each) for each in popular)
        empty = _("Type the customer's question above. What is asked most today appears here.")
        results = self._page.results
        results.show_results(_("Asked most today") if rows else "", (), None, rows, empty)
        results.filters.show_filters(())
        results.notice.show_notice(*_SILENT)
        results.show_suggestion("")
        self._page.found.clear()

    def show_number(self, found: NumberFound | None) -> None:
        """Offer the stored contact whose number was typed."""
        self._page.results.number.show_number(found)
        self._put_number_first()
        self.number_shown.emit(found)

    def _put_number_first(self) -> None:
        """A number that was found is the answer: that no article has it is not worth a word."""
        results = self._page.results
        if results.number.number:
            results.notice.show_notice(*_SILENT)
            results.say_instead(_("Enter shows the receipt of this contact."))

    def show_gap(self, is_reported: bool) -> None:
        """Say that the editors know, or that there is nothing to tell them."""
        self._page.results.notice.show_gap(is_reported)

    def show_article(self, article: Article, marks: Marks) -> None:
        """Open an article."""
        owner = self._units.get(article.owner, "")
        self._page.article.show_article(article, owner, marks)
        self._page.results.choose(article.id)
        self._opened_for = self.presenter.query  # with other words Enter means the first row again
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
