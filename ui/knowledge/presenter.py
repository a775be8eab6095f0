"""Decides what is searched, shown and opened. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.services.ports import Popular
from app.services.registry import Services
from knowledgebase.article import Article, ArticleKind
from knowledgebase.search import SearchQuery, SearchResult


class KnowledgeView(Protocol):
    """What the presenter asks of the screen."""

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: show what is asked most today."""

    def show_article(self, article: Article, query: str) -> None:
        """Open an article, with the words of `query` marked."""

    def show_related(self, articles: list[Article]) -> None:
        """Offer what the open article points to."""

    def show_no_article(self) -> None:
        """Close the article."""

    def show_search_error(self, error: BaliewijsError) -> None:
        """Searching did not work."""

    def open_outside(self, address: str) -> None:
        """Open a web address, mail address or telephone number with the system's programme."""


class Run(Protocol):
    """Does work outside the window's thread; newer work of the same name drops the older."""

    def __call__(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None: ...


class KnowledgePresenter:
    """One search and one open article at a time."""

    def __init__(self, view: KnowledgeView, services: Services, run: Run) -> None:
        self._view = view
        self._services = services
        self._run = run
        self._query = ""
        self._kind: ArticleKind | None = None
        self._article: Article | None = None

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self._article

    @property
    def query(self) -> str:
        """What is typed in the search box."""
        return self._query

    @property
    def kind(self) -> ArticleKind | None:
        """The chosen facet."""
        return self._kind

    def search(self, text: str) -> None:
        """The text in the search box changed; a new question looks in all kinds again."""
        if not text.strip():
            self._kind = None
        self._query = text
        self._search()

    def choose_kind(self, kind: ArticleKind | None) -> None:
        """Narrow to one kind, or look at all."""
        self._kind = kind
        self._search()

    def restore(self, query: str, facet: str, article_id: UUID | None) -> None:
        """Put search and article back as they were in another contact; until it is read no article is open."""
        self._query = query
        self._kind = ArticleKind(facet) if facet else None
        self._search()
        if article_id is None:
            self.close_article()
            return
        if self._article is not None and self._article.id != article_id:
            self._article = None
        self.open_article(article_id)

    def refresh(self) -> None:
        """The knowledge base or the day's counts changed: search again."""
        self._search()

    def _search(self) -> None:
        text = self._query.strip()
        if not text:
            self._run(self._services.popular_today, self._view.show_popular, self._view.show_search_error, "search")
            return
        query = SearchQuery(text, self._kind)
        self._run(lambda: self._services.search(query), self._view.show_result, self._view.show_search_error, "search")

    def note_gap(self) -> None:
        """The agent gave up on a search that found nothing: the editors want to know."""
        text = self._query.strip()
        self._run(lambda: self._services.note_gap(text), _nothing, _nothing, "gap")

    def open_article(self, article_id: UUID) -> None:
        """Open an article by its id."""
        if self._article is not None and self._article.id == article_id:
            self._drop_what_is_read()
            self._view.show_article(self._article, self._query)
            return
        self._run(lambda: self._services.article(article_id), self._show, self._refused, "article")

    def follow(self, address: str) -> None:
        """A link: another article opens here, everything else outside."""
        scheme, _, rest = address.partition(":")
        if scheme == "article":
            self._run(lambda: self._services.article_by_slug(rest), self._show, self._refused, "article")
        elif scheme in ("https", "http", "mailto", "tel"):
            self._view.open_outside(address)

    def close_article(self) -> None:
        """No article is open."""
        self._article = None
        self._drop_what_is_read()
        self._view.show_no_article()

    def _drop_what_is_read(self) -> None:
        self._run(_nothing_to_do, _nothing, _nothing, "article")

    def _show(self, article: Article) -> None:
        self._article = article
        self._view.show_article(article, self._query)
        if article.related:
            related = self._services.related
            self._run(lambda: related(article), self._view.show_related, self._view.show_search_error, "related")

    def _refused(self, error: BaliewijsError) -> None:
        self._article = None
        self._view.show_no_article()
        self._view.show_search_error(error)


def _nothing(_result: object) -> None:
    """Nothing is shown for it."""


def _nothing_to_do() -> None:
    """Takes the place of an article that is still being read."""
