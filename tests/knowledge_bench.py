"""A knowledge presenter with everything around it in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from app.domain.contact_number import new_number
from app.domain.customer import Customer
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.services.editing_ports import Withdrawal
from app.services.number_search import NumberFound
from app.services.ports import Marks, Popular
from app.services.registry import NewerArticle, OpenArticle, Services
from app.services.visible_changes import seen_differences
from knowledgebase.article import Article
from knowledgebase.search import SearchQuery, SearchResult
from tests.builders import an_article
from ui.knowledge.presenter import KnowledgePresenter


class View:
    """What the screen was told."""

    def __init__(self) -> None:
        self.results: list[SearchResult] = []
        self.popular: list[list[Popular]] = []
        self.shown: list[tuple[Article | None, str]] = []
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.related: list[Article] = []
        self.number: NumberFound | None = None
        self.gaps: list[bool] = []
        self.newer: list[NewerArticle] = []
        self.withdrawn: Withdrawal | None = None

    def show_result(self, result: SearchResult) -> None:
        self.results.append(result)

    def show_popular(self, popular: list[Popular]) -> None:
        self.popular.append(popular)

    def show_number(self, found: NumberFound | None) -> None:
        self.number = found

    def show_gap(self, is_reported: bool) -> None:
        self.gaps.append(is_reported)

    def show_article(self, opened: OpenArticle) -> None:
        self.shown.append((opened.article, str(opened.marks)))

    def show_newer(self, newer: NewerArticle) -> None:
        self.newer.append(newer)

    def show_withdrawn(self, withdrawal: Withdrawal) -> None:
        self.withdrawn = withdrawal

    def show_related(self, articles: list[Article]) -> None:
        self.related = articles

    def show_no_article(self) -> None:
        self.shown.append((None, ""))

    def show_search_error(self, error: BaliewijsError) -> None:
        self.errors.append(error.key)

    def open_outside(self, address: str) -> None:
        self.outside.append(address)

    @property
    def article(self) -> Article | None:
        """The article on screen."""
        return self.shown[-1][0] if self.shown else None


class Library:
    """Services with a few articles; `away` makes searching and telling fail. Marks are the words themselves here."""

    def __init__(self, *articles: Article) -> None:
        self.known = {article.id: article for article in articles}
        self.withdrawals: dict[str, Withdrawal] = {}
        self.gaps: list[tuple[str, Customer | None]] = []
        self.searches: list[tuple[str, int, int | None, UUID | None]] = []
        self.choices: list[tuple[str, UUID]] = []
        self.looked_up: list[str] = []
        self.away = False
        self.clock = self
        self.time = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def search(self, query: SearchQuery) -> SearchResult:
        if self.away:
            raise WorldError("index-away")
        return SearchResult(query, total=3)

    def popular_today(self) -> list[Popular]:
        return [Popular(new_id(), "Paspoort", 3)]

    def open_article(self, article_id: UUID, query_text: str) -> OpenArticle:
        if self.away:
            raise WorldError("database-away")
        if article_id not in self.known:
            raise DomainError("article-withdrawn")
        return OpenArticle(self.known[article_id], cast(Marks, query_text))

    def open_by_slug(self, slug: str, query_text: str) -> OpenArticle:
        found = next((article.id for article in self.known.values() if article.slug == slug), new_id())
        return self.open_article(found, query_text)

    def newer_article(self, article: Article, query_text: str) -> NewerArticle | None:
        opened = self.open_article(article.id, query_text)
        is_same = opened.article.version == article.version
        return None if is_same else NewerArticle(opened, seen_differences(article, opened.article))

    def change(self, article: Article, **changes: Any) -> Article:
        """An editor publishes it again."""
        changed = replace(article, version=article.version + 1, **changes)
        self.known[article.id] = changed
        return changed

    def withdraw(self, article: Article, why: Withdrawal) -> None:
        """An editor takes it away."""
        del self.known[article.id]
        self.withdrawals |= {str(article.id): why, article.slug: why}

    def withdrawal(self, article_id: UUID) -> Withdrawal | None:
        return self.withdrawals.get(str(article_id))

    def withdrawal_of_slug(self, slug: str) -> Withdrawal | None:
        return self.withdrawals.get(slug)

    def related(self, article: Article) -> list[Article]:
        return [each for slug in article.related for each in self.known.values() if each.slug == slug]

    def find_by_number(self, text: str) -> NumberFound | None:
        self.looked_up.append(text)
        return NumberFound(NUMBER, self.time, "Paspoort") if text.replace("-", "").upper() == NUMBER else None

    def note_gap(self, text: str, customer: Customer | None) -> None:
        if self.away:
            raise WorldError("database-away")
        self.gaps.append((text, customer))

    def note_search(
        self, words: str, total: int, opened_rank: int | None, article_id: UUID | None, customer: Customer | None
    ) -> None:
        self.searches.append((words, total, opened_rank, article_id))

    def note_choice(self, query_text: str, article_id: UUID) -> None:
        self.choices.append((query_text, article_id))


PASSPORT = an_article(title="Paspoort", slug="paspoort")
NUMBER = new_number()
LICENCE = an_article(title="Rijbewijs", slug="rijbewijs", related=("paspoort",))
Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaliewijsError], None]]


class Bench:
    """A presenter whose work is done at once, or waits until `settle` when it is `slow`."""

    def __init__(self) -> None:
        self.view, self.library = View(), Library(PASSPORT, LICENCE)
        self.slow = False
        self._waiting: list[tuple[str, Job]] = []
        self.presenter = KnowledgePresenter(self.view, cast(Services, self.library), self._run)

    def _run(self, work: Any, on_done: Any, on_error: Any, newest_of: str) -> None:
        self._waiting = [(name, job) for name, job in self._waiting if not name or name != newest_of]
        self._waiting.append((newest_of, (work, on_done, on_error)))
        if not self.slow:
            self.settle()

    def settle(self) -> None:
        """Do the newest work of each name, and all without a name."""
        while self._waiting:
            _name, (work, on_done, on_error) = self._waiting.pop(0)
            try:
                result = work()
            except BaliewijsError as error:
                on_error(error)
            else:
                on_done(result)

    def wait(self, seconds: float) -> None:
        self.library.time += timedelta(seconds=seconds)

    def search(self, text: str) -> None:
        """Type, and look at what was found for two seconds."""
        self.presenter.search(text)
        self.wait(2)

    def enter(self, article: Article, rank: int = 1) -> None:
        self.presenter.open_found(article.id, rank, entered=True)
