"""Tools of the services, in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

from app.domain.errors import DomainError
from app.services.ports import ArticleChange, ArticleLine, LearnedLine
from knowledgebase.article import Article
from knowledgebase.choices import Choice


class MemoryArticles:
    """An ArticleStore; like the real one it keeps the slug of a withdrawn article."""

    def __init__(self) -> None:
        self._versions: dict[UUID, list[Article]] = {}
        self._withdrawn: set[UUID] = set()
        self._feed: list[ArticleChange] = []

    def get(self, article_id: UUID) -> Article | None:
        """The current version, or None when unknown or withdrawn."""
        return None if article_id in self._withdrawn else self._newest().get(article_id)

    def get_version(self, article_id: UUID, version: int) -> Article | None:
        """Any version."""
        return next((a for a in self._versions.get(article_id, []) if a.version == version), None)

    def get_by_slug(self, slug: str) -> Article | None:
        """The current version by its slug."""
        return next((article for article in self.all() if article.slug == slug), None)

    def get_many(self, ids: Sequence[UUID]) -> dict[UUID, Article]:
        """Current versions."""
        return {article.id: article for article in self.all() if article.id in ids}

    def all(self) -> list[Article]:
        """Current versions by slug."""
        current = (article for article_id, article in self._newest().items() if article_id not in self._withdrawn)
        return sorted(current, key=lambda article: article.slug)

    def lines(self) -> list[ArticleLine]:
        """Current versions in one line each."""
        return [ArticleLine(a.id, a.title, a.kind, a.product, a.owner, a.version, a.modified_on) for a in self.all()]

    def by_source_prefix(self, prefix: str) -> dict[str, Article]:
        """Current versions by source."""
        return {article.source: article for article in self.all() if article.source.startswith(prefix)}

    def put(self, article: Article) -> Article:
        """Store as new or as next version."""
        if any(a.slug == article.slug and a.id != article.id for a in self._newest().values()):
            raise DomainError("slug-taken", "slug")
        versions = self._versions.setdefault(article.id, [])
        versions.append(replace(article, version=len(versions) + 1))
        self._withdrawn.discard(article.id)
        self._note(article.id)
        return versions[-1]

    def withdraw(self, article_id: UUID, reason: str) -> None:
        """Take it away."""
        self._withdrawn.add(article_id)
        self._note(article_id)

    def count(self) -> int:
        """How many are current."""
        return len(self.all())

    def head(self) -> int:
        """Last sequence."""
        return len(self._feed)

    def changes_after(self, sequence: int) -> list[ArticleChange]:
        """The feed."""
        last = {change.article_id: change for change in self._feed[sequence:]}
        return sorted(last.values(), key=lambda change: change.sequence)

    def last_changed_at(self) -> datetime | None:
        """A fixed moment, once there was a change."""
        return datetime(2026, 11, 20, tzinfo=UTC) if self._feed else None

    def _newest(self) -> dict[UUID, Article]:
        return {article_id: versions[-1] for article_id, versions in self._versions.items()}

    def _note(self, article_id: UUID) -> None:
        self._feed.append(ArticleChange(len(self._feed) + 1, article_id))


@dataclass
class MemorySearches:
    """The part of a SearchStore that an index asks for."""

    terms: list[LearnedLine] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)

    def learned(self, with_refused: bool) -> list[LearnedLine]:
        """Learned terms, those that were refused only when asked."""
        return [line for line in self.terms if with_refused or not line.refused]

    def choices(self) -> list[Choice]:
        """Everything that was chosen."""
        return list(self.chosen)


@dataclass
class MemoryTransaction:
    """A transaction that knows articles, and what was learned."""

    articles: MemoryArticles = field(default_factory=MemoryArticles)
    searches: MemorySearches = field(default_factory=MemorySearches)


class MemoryDatabase:
    """A Database of those: a write that fails leaves nothing behind."""

    def __init__(self) -> None:
        self._stored = MemoryTransaction()

    @contextmanager
    def read(self) -> Iterator[MemoryTransaction]:
        """A copy, so that nothing written to it stays."""
        yield deepcopy(self._stored)

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        """Work on a copy that takes the place of the original at the end."""
        work = deepcopy(self._stored)
        yield work
        self._stored = work

    @property
    def articles(self) -> MemoryArticles:
        """What is stored now."""
        return self._stored.articles
