"""Decides what is searched, shown and opened. Knows no Qt."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol, TypeVar
from uuid import UUID

from app.domain.contact_number import parse_number
from app.domain.customer import Customer
from app.domain.draft import Desk
from app.domain.errors import BaliewijsError, DomainError
from app.domain.receipt_number import parse_receipt_number
from app.domain.search_privacy import strip_personal
from app.services.editing_ports import Withdrawal
from app.services.editing_views import ArticleChangeNote
from app.services.number_search import NumberFound
from app.services.ports import Popular
from app.services.registry import NewerArticle, OpenArticle, Services
from knowledgebase.article import Article
from knowledgebase.folding import clean, fold
from knowledgebase.search import Facet, SearchQuery, SearchResult
from ui.knowledge.search_use import SearchUse
from ui.shared.running import Run

Found = TypeVar("Found")


class KnowledgeView(Protocol):
    """What the presenter asks of the screen."""

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: show what is asked most today."""

    def show_number(self, found: NumberFound | None) -> None:
        """Offer the stored contact whose number was typed, or none."""

    def show_gap(self, is_reported: bool) -> None:
        """Say that the editors know of what is missing, or that there were no words to report."""

    def show_article(self, opened: OpenArticle) -> None:
        """Open an article, with the words marked by which it was found."""

    def show_newer(self, newer: NewerArticle) -> None:
        """The open article was changed: show it as it is now, and what is different."""

    def show_withdrawn(self, withdrawal: Withdrawal) -> None:
        """There is no article to open: say why, and what to read instead."""

    def show_related(self, articles: list[Article]) -> None:
        """Offer what the open article points to."""

    def show_no_article(self) -> None:
        """Close the article."""

    def show_search_error(self, error: BaliewijsError) -> None:
        """Searching did not work."""

    def open_outside(self, address: str) -> None:
        """Open a web address, mail address or telephone number with the system's programme."""


class KnowledgePresenter:
    """One search and one open article at a time, for the contact in front."""

    def __init__(self, view: KnowledgeView, services: Services, run: Run) -> None:
        self._view = view
        self._services = services
        self._run = run
        self._query = ""
        self._chosen: dict[Facet, str] = {}
        self._shown_for = ""
        self._number: NumberFound | None = None
        self._open: OpenArticle | None = None
        self._found_by = ""
        self._contact: UUID | None = None
        self._customer: Customer | None = None
        self._use = SearchUse(services.clock.now, self._note_search)
        self._reported: set[tuple[UUID | None, str]] = set()
        self._taken: set[tuple[UUID | None, str, UUID]] = set()

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self._open.article if self._open else None

    @property
    def change(self) -> ArticleChangeNote | None:
        """What an editor changed lately in the open article."""
        return self._open.change if self._open else None

    @property
    def found_by(self) -> str:
        """The words by which the open article was found, or "" when it was not searched."""
        return self._found_by

    @property
    def query(self) -> str:
        """What is typed in the search box."""
        return self._query

    @property
    def chosen(self) -> Mapping[Facet, str]:
        """To what the hits are narrowed."""
        return self._chosen

    # searching

    def search(self, text: str) -> None:
        """The text in the search box changed; a new question looks everywhere again."""
        if not text.strip():
            self._chosen = {}
        self._use.typed(text)
        self._query = text
        self._search()

    def choose(self, facet: Facet, value: str) -> None:
        """Narrow to one value; "" takes this filter off."""
        self._chosen = {each: kept for each, kept in self._chosen.items() if each is not facet}
        if value:
            self._chosen[facet] = value
        self._search()

    def take_filters_off(self) -> None:
        """Look everywhere again."""
        if self._chosen:
            self._chosen = {}
            self._search()

    def serve(self, contact_id: UUID | None, customer: Customer | None) -> None:
        """The contact in front, or who asks in it, is another; a search without a contact goes on in the first."""
        if self._contact is None:
            self._reported = {(contact_id if whose is None else whose, text) for whose, text in self._reported}
        elif contact_id != self._contact:
            self._use.left()
            self._query = ""
        self._contact, self._customer = contact_id, customer

    def restore(self, desk: Desk) -> None:
        """Put search and article back as they were in this contact; until it is read no article is open."""
        if desk.query.strip() != self._query.strip():
            self._use.left()
            self._use.came_back(desk.query)
        self._query = desk.query
        self._chosen = _chosen_on(desk)
        self._search()
        if desk.article_id is None:
            self.close_article()
            return
        if self.article is not None and self.article.id != desk.article_id:
            self._open = None
        self._read(desk.article_id, desk.found_by)

    def refresh(self) -> None:
        """The knowledge base or the day's counts changed: search again, and read again what is open."""
        self._search()
        self.look_again()

    def leave(self) -> None:
        """The window goes: what was searched is told."""
        self._use.left()

    def _search(self) -> None:
        text = self._query.strip()
        self._find_number(text)
        if not text:
            self._run(_nothing_to_do, _nothing, _nothing, "search")
            self._run(self._services.popular_today, self._asked_most, self._view.show_search_error, "popular")
            return
        query = SearchQuery(text, dict(self._chosen))
        self._run(lambda: self._services.search(query), self._found, self._view.show_search_error, "search")

    def _asked_most(self, popular: list[Popular]) -> None:
        if self._query.strip():  # meanwhile something is searched
            return
        self._shown_for = ""
        self._view.show_popular(popular)

    def _found(self, result: SearchResult) -> None:
        self._shown_for = result.query.text
        if self._number is None:
            self._use.found(result.query.text, result.total)
        self._view.show_result(result)
        if self._gap in self._reported:
            self._view.show_gap(True)

    def _find_number(self, text: str) -> None:
        def arrived(found: NumberFound | None) -> None:
            if text == self._query.strip():
                show(found)

        def show(found: NumberFound | None) -> None:
            self._number = found
            self._view.show_number(found)
            if found is not None:
                self._use.forget()

        show(None)
        if _is_number(text):
            self._run(lambda: self._services.find_by_number(text), arrived, self._view.show_search_error, "number")

    # what is told about searching

    def report_gap(self) -> None:
        """The agent misses an article: the editors get the words, once."""
        text, gap, customer = self._query.strip(), self._gap, self._customer
        if not text or self._number is not None:
            return
        if gap in self._reported or not strip_personal(text, customer):
            self._view.show_gap(gap in self._reported)
            return
        self._reported.add(gap)

        def done(_result: object) -> None:
            if gap == self._gap:
                self._view.show_gap(True)

        def failed(error: BaliewijsError) -> None:
            self._reported.discard(gap)
            self._view.show_search_error(error)

        self._run(lambda: self._services.note_gap(text, customer), done, failed, "")

    @property
    def _gap(self) -> tuple[UUID | None, str]:
        return self._contact, _folded(self._query)

    def take(self, article_id: UUID) -> None:
        """The open article became a subject; found by searching, it counts as chosen for those words, once."""
        words = self._found_by
        if self.article is None or self.article.id != article_id or not words:
            return
        self._use.took(article_id)
        taken = (self._contact, _folded(words), article_id)
        if taken not in self._taken:
            self._taken.add(taken)
            self._run(lambda: self._services.note_choice(words, article_id), _nothing, _nothing, "")

    def _note_search(self, words: str, total: int, opened_rank: int | None, article_id: UUID | None) -> None:
        note, customer = self._services.note_search, self._customer
        self._run(lambda: note(words, total, opened_rank, article_id, customer), _nothing, _nothing, "")

    # reading

    def open_found(self, article_id: UUID, rank: int, entered: bool) -> None:
        """Open the article of a row, the first has rank 1; `entered`: chosen, not only passed with the arrows."""
        if self._shown_for:
            self._use.opened(rank, article_id, entered)
        self._read(article_id, self._shown_for)

    def open_article(self, article_id: UUID) -> None:
        """Open an article that was not searched here."""
        self._read(article_id, "")

    def follow(self, address: str) -> None:
        """A link: another article opens here, everything else outside."""
        scheme, _, rest = address.partition(":")
        if scheme == "article":
            services = self._services
            self._open_by(lambda: services.open_by_slug(rest, ""), lambda: services.withdrawal_of_slug(rest), "")
        elif scheme in ("https", "http", "mailto", "tel"):
            self._view.open_outside(address)

    def close_article(self) -> None:
        """No article is open."""
        self._open, self._found_by = None, ""
        self._drop_what_is_read()
        self._view.show_no_article()

    def _read(self, article_id: UUID, words: str) -> None:
        if self._open is not None and (self._open.article.id, self._found_by) == (article_id, words):
            self._drop_what_is_read()
            self._view.show_article(self._open)
            return
        services = self._services
        self._open_by(lambda: services.open_article(article_id, words), lambda: services.withdrawal(article_id), words)

    def _open_by(self, read: Callable[[], OpenArticle], read_why: Callable[[], Withdrawal | None], words: str) -> None:
        def show(found: OpenArticle | Withdrawal) -> None:
            if isinstance(found, Withdrawal):
                self._show_withdrawn(found)
            else:
                self._show(found, words)

        self._run(lambda: _or_why(read, read_why), show, self._refused, "article")

    def _drop_what_is_read(self) -> None:
        self._run(_nothing_to_do, _nothing, _nothing, "article")

    def _show(self, opened: OpenArticle, words: str) -> None:
        self._open, self._found_by = opened, words
        self._view.show_article(opened)
        self._show_related(opened.article)

    def _show_related(self, article: Article) -> None:
        if article.related:
            related = self._services.related
            self._run(lambda: related(article), self._view.show_related, self._view.show_search_error, "related")

    def _show_withdrawn(self, withdrawal: Withdrawal) -> None:
        self._open, self._found_by = None, ""
        self._view.show_withdrawn(withdrawal)

    def look_again(self) -> None:
        """The open article may have been changed or withdrawn, here or at another workplace."""
        opened, words, services = self._open, self._found_by, self._services
        if opened is None:
            return
        article = opened.article

        def show(found: NewerArticle | Withdrawal | None) -> None:
            if found is None or self._open is not opened:
                return
            if isinstance(found, Withdrawal):
                self._show_withdrawn(found)
            else:
                self._open = found.opened
                self._view.show_newer(found)
                self._show_related(found.opened.article)

        def read() -> NewerArticle | Withdrawal | None:
            return _or_why(lambda: services.newer_article(article, words), lambda: services.withdrawal(article.id))

        self._run(read, show, _nothing, "article-again")

    def _refused(self, error: BaliewijsError) -> None:
        self._open, self._found_by = None, ""
        self._view.show_no_article()
        self._view.show_search_error(error)


def _chosen_on(desk: Desk) -> dict[Facet, str]:
    """What of a kept desk is a filter now; older programmes kept the kind only."""
    known = {facet.value for facet in Facet}
    pairs = ((Facet.KIND.value, desk.facet), *desk.filters)
    return {Facet(name): value for name, value in pairs if name in known and value}


def _or_why(read: Callable[[], Found], read_why: Callable[[], Withdrawal | None]) -> Found | Withdrawal:
    """What is read; of an article that was withdrawn, why."""
    try:
        return read()
    except DomainError as error:
        why = read_why() if error.key == "article-withdrawn" else None
        if why is None:
            raise
        return why


def _is_number(text: str) -> bool:
    """Whether the text can be a whole number of a contact or a receipt."""
    with suppress(DomainError):
        return bool(parse_number(text))
    return parse_receipt_number(text) is not None


def _folded(text: str) -> str:
    return " ".join(fold(clean(text)).split())


def _nothing(_result: object) -> None:
    """Nothing is shown for it."""


def _nothing_to_do() -> None:
    """Takes the place of an article that is still being read."""
