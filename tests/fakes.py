"""Tools of the services, in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.log import LogEvent
from app.domain.organisation import Municipality
from app.services.editing_ports import BY_NOBODY, DraftLine, Publication, VersionLine, Withdrawal
from app.services.ports import ArticleChange, ArticleLine, LearnedLine
from knowledgebase.article import Article
from knowledgebase.choices import Choice

_MOMENT = datetime(2026, 11, 20, tzinfo=UTC)


class MemoryArticles:
    """An ArticleStore; like the real one it keeps the slug of a withdrawn article."""

    def __init__(self) -> None:
        self._versions: dict[UUID, list[Article]] = {}
        self._made: dict[UUID, list[VersionLine]] = {}
        self._withdrawn: dict[UUID, Withdrawal] = {}
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
        return [
            ArticleLine(
                a.id, a.title, a.kind, a.product, a.owner, a.version, a.modified_on, a.review_on, a.slug, a.group
            )
            for a in self.all()
        ]

    def by_source_prefix(self, prefix: str) -> dict[str, Article]:
        """Current versions by source."""
        return {article.source: article for article in self.all() if article.source.startswith(prefix)}

    def put(self, article: Article, publication: Publication = BY_NOBODY, at: datetime | None = None) -> Article:
        """Store as new or as next version."""
        if any(a.slug == article.slug and a.id != article.id for a in self._newest().values()):
            raise DomainError("slug-taken", "slug")
        versions = self._versions.setdefault(article.id, [])
        versions.append(replace(article, version=len(versions) + 1))
        self._made.setdefault(article.id, []).append(VersionLine(len(versions), at or _MOMENT, publication))
        self._withdrawn.pop(article.id, None)
        self._note(article.id)
        return versions[-1]

    def withdraw(
        self, article_id: UUID, reason: str, replaced_by: UUID | None = None, at: datetime | None = None
    ) -> None:
        """Take it away."""
        title = self._newest()[replaced_by].title if replaced_by else ""
        self._withdrawn[article_id] = Withdrawal(at or _MOMENT, reason, replaced_by, title)
        self._note(article_id)

    def withdrawal(self, article_id: UUID) -> Withdrawal | None:
        """Why it was taken away."""
        return self._withdrawn.get(article_id)

    def withdrawal_of_slug(self, slug: str) -> Withdrawal | None:
        """Why it was taken away, by its slug."""
        article_id = self.slugs().get(slug)
        return self._withdrawn.get(article_id) if article_id else None

    def versions(self, article_id: UUID) -> list[VersionLine]:
        """All versions, newest first."""
        return self._made.get(article_id, [])[::-1]

    def versions_since(self, article_id: UUID, moment: datetime) -> list[VersionLine]:
        """The versions of since then and the one before."""
        since = sum(line.published_at >= moment for line in self.versions(article_id))
        return self.versions(article_id)[: since + 1]

    def slugs(self) -> dict[str, UUID]:
        """Every slug."""
        return {article.slug: article.id for article in self._newest().values()}

    def imported_before(self, ids: Sequence[UUID]) -> dict[UUID, Article | None]:
        """What was made of it when nobody had edited it yet, of those that somebody edited."""
        edited = [each for each in ids if (made := self.versions(each)) and made[0].publication.author_id]
        return {each: self._imported(each) for each in edited}

    def published_before(self, moment: datetime) -> set[UUID]:
        """Those of which the first version was published before then."""
        return {article_id for article_id, made in self._made.items() if made[0].published_at < moment}

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
        return _MOMENT if self._feed else None

    def _imported(self, article_id: UUID) -> Article | None:
        by_nobody = (line.version for line in self.versions(article_id) if line.publication.author_id is None)
        newest = next(by_nobody, None)
        return self.get_version(article_id, newest) if newest else None

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
class MemoryOrganisation:
    """The part of an OrganisationStore that an import asks for."""

    stored: Municipality | None = None

    def municipality(self) -> Municipality | None:
        """The municipality."""
        return self.stored


class MemoryDrafts:
    """The part of a DraftStore that an import asks for: nobody is writing."""

    def lines(self) -> list[DraftLine]:
        """No drafts."""
        return []


@dataclass
class MemoryLog:
    """The part of a LogStore that an import asks for."""

    events: list[LogEvent] = field(default_factory=list)

    def append(self, event: LogEvent) -> None:
        """Log it."""
        self.events.append(event)


@dataclass
class MemoryTransaction:
    """A transaction that knows articles, what was learned, and the municipality."""

    articles: MemoryArticles = field(default_factory=MemoryArticles)
    searches: MemorySearches = field(default_factory=MemorySearches)
    organisation: MemoryOrganisation = field(default_factory=MemoryOrganisation)
    drafts: MemoryDrafts = field(default_factory=MemoryDrafts)
    log: MemoryLog = field(default_factory=MemoryLog)


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
