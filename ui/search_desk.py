"""Joins search box, result list and article with the knowledge presenter."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.editing_ports import Withdrawal
from app.services.number_search import NumberFound
from app.services.ports import Popular
from app.services.registry import NewerArticle, OpenArticle, Services
from knowledgebase.article import Article, ArticleKind
from knowledgebase.difference import PartDifference
from knowledgebase.search import Facet, SearchQuery, SearchResult
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.knowledge.attachment_opening import AttachmentOpening
from ui.knowledge.change_sheet import ChangeSheet
from ui.knowledge.filters import filters_of, kinds_of
from ui.knowledge.notices import Offer, empty_words, notice_of
from ui.knowledge.presenter import KnowledgePresenter
from ui.knowledge.rows import popular_row, row_of
from ui.shared.names import Names
from ui.shared.tasks import Lane, Tasks

_LOOK_MS = 60_000  # what another workplace published is seen within a minute
_SILENT = ("", Offer.NOTHING)
_LANES = {"search": Lane.SEARCH, "number": Lane.STORE, "popular": Lane.STORE}  # articles are read at this seat


class SearchDesk(QObject):
    """What the knowledge presenter sees as its screen.

    Signals:
        changed: query, filters or open article changed.
        article_shown: an article came on screen.
        contact_requested: the number of a stored contact, typed in the search box.
        number_shown: the NumberFound that is offered, or None.
        editing_requested: the Editing of a new article, made of a stored contact.
        failed: an error to show.
        index_missed: there is no index to search in.
        settled: what the keyboard was faster than has arrived; nothing is waited for any more.
    """

    changed = Signal()
    article_shown = Signal()
    contact_requested = Signal(str)
    number_shown = Signal(object)
    editing_requested = Signal(object)
    failed = Signal(object)
    index_missed = Signal()
    settled = Signal()

    def __init__(self, page: ContactPage, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._tasks = page, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._opened_for = ""
        self._shown_for = ""
        self._shown: tuple[SearchQuery, UUID | None] | None = None
        self._enter_waits = False
        self._under_way: set[str] = set()
        self._services = services
        self.presenter = KnowledgePresenter(self, services, self._run)
        self.attachments = AttachmentOpening(services, tasks, self)
        self._connect()
        self._connect_article()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.presenter.look_again)
        self._timer.start()

    def _connect(self) -> None:
        search, results = self._page.search, self._page.results
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
        results.draft_requested.connect(self._make_draft)

    def _connect_article(self) -> None:
        article, files = self._page.article, self.attachments
        article.link_requested.connect(self.presenter.follow)
        article.replacement_requested.connect(self.presenter.open_article)
        article.difference_requested.connect(self.show_difference)
        article.attachment_requested.connect(files.open)
        article.attachment_save_requested.connect(lambda file: files.ask_and_save(file, self._page.window()))
        files.saved.connect(self._tell_saved)
        files.failed.connect(self.failed)

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
        lane = _LANES.get(newest_of, Lane.SEAT)
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

    def _make_draft(self, number: str) -> None:
        draft = partial(self._services.draft_from_contact, number)
        self._tasks.run(draft, self.editing_requested.emit, self.failed.emit, newest_of="draft")

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
        scrolled = results.list.verticalScrollBar().value()
        rows = tuple(row_of(hit, self._units) for hit in result.hits)
        results.show_results("", kinds, chosen, rows, empty_words(result))
        results.filters.show_filters(filters_of(result, self._units))
        results.notice.show_notice(*notice_of(result))
        results.show_suggestion(result.suggestion)
        article = self.presenter.article
        is_open = article is not None and self._opened_for == self.presenter.query
        shown = (result.query, article.id if article and is_open else None)
        results.choose(shown[1])
        if shown == self._shown:  # the same again, because articles changed: who looks further down stays there
            results.list.doItemsLayout()
            results.list.verticalScrollBar().setValue(scrolled)
        self._shown = shown
        found = plural("{count} found", "{count} found", result.total)
        self._page.found.setText(f"{found} · {max(1, round(result.took_ms))} ms")
        self._shown_for = result.query.text
        self._put_number_first()

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: what is asked most today."""
        self._shown_for, self._shown, self._enter_waits = "", None, False
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
        self._page.results.show_number(found)
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

    def show_article(self, opened: OpenArticle) -> None:
        """Open an article."""
        article = opened.article
        self._page.article.show_article(article, self._units.get(article.owner, ""), opened.marks, opened.change)
        self._page.results.choose(article.id)
        self._opened_for = self.presenter.query  # with other words Enter means the first row again
        self.article_shown.emit()
        self.changed.emit()

    def show_newer(self, newer: NewerArticle) -> None:
        """The open article was changed: tell it, unless only the office sees a difference."""
        article, change = newer.opened.article, newer.opened.change
        owner = self._units.get(article.owner, "")
        self._page.article.show_newer(article, owner, newer.opened.marks, change)
        self.changed.emit()
        if newer.differences:
            is_new = change is not None and change.version == article.version
            note, at = (change.note, change.published_at) if change and is_new else ("", None)
            told = _("“{title}” was changed just now: {note}").format(title=article.title, note=note)
            words = told if note else _("“{title}” was changed just now.").format(title=article.title)
            show = partial(self._show_change, article, note, at, lambda: newer.differences)
            self._page.banner.tell(words, "warn", _("What is different?"), show)

    def show_difference(self) -> None:
        """What an editor changed lately in the open article."""
        article, change = self.presenter.article, self.presenter.change
        if article is not None and change is not None:
            self._show_change(article, change.note, change.published_at, lambda: change.differences)

    def _show_change(
        self, article: Article, note: str, at: datetime | None, read: Callable[[], tuple[PartDifference, ...]]
    ) -> None:
        services, units = self._services, self._units

        def compare() -> tuple[tuple[PartDifference, ...], Names]:
            differences = read()
            points_elsewhere = any(each.part == "related" for each in differences)
            titles = {line.slug: line.title for line in services.articles()} if points_elsewhere else {}
            return differences, Names(units, today=services.clock.today(), titles=titles)

        def show(found: tuple[tuple[PartDifference, ...], Names]) -> None:
            if isValid(self._page):
                ChangeSheet(self._page.window(), article, note, at, *found).open_sheet()

        self._tasks.run(compare, show, self.failed.emit, Lane.SEAT, "difference")

    def _tell_saved(self, file: Path) -> None:
        self._page.banner.tell(_("The file is saved as {file}.").format(file=file.name), "good")

    def show_withdrawn(self, withdrawal: Withdrawal) -> None:
        """Say why there is no article to read."""
        self._page.article.show_withdrawn(withdrawal)
        self._page.results.choose(None)
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
