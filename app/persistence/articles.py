"""Articles, their versions and the change feed."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import and_, func, insert, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.persistence import article_history
from app.persistence.prefixes import begins_with
from app.persistence.records import values_of
from app.persistence.tables.articles import ArticleChangeRow, ArticleRow, ArticleVersionRow
from app.services.editing_ports import BY_NOBODY, Publication, VersionLine, Withdrawal
from app.services.ports import ArticleChange, ArticleLine
from knowledgebase.article import Article, ArticleKind

_BATCH = 500
_IS_CURRENT = and_(ArticleRow.id == ArticleVersionRow.article_id, ArticleRow.version == ArticleVersionRow.version)
_CURRENT = select(ArticleVersionRow.content).join(ArticleRow, _IS_CURRENT).where(ArticleRow.withdrawn_at.is_(None))
_LINE_FIELDS = ("kind", "product", "owner", "modified_on", "review_on", "group")
_LINES = (
    select(ArticleRow.id, ArticleRow.title, ArticleRow.version, ArticleRow.slug)
    .add_columns(*(ArticleVersionRow.content[name].as_string() for name in _LINE_FIELDS))
    .join(ArticleVersionRow, _IS_CURRENT)
    .where(ArticleRow.withdrawn_at.is_(None))
)
_NEW_VERSION = insert(ArticleVersionRow)
_NEW_CHANGE = insert(ArticleChangeRow)
FEED_LOCK = 0x62775F66
"""The number of the lock on the change feed, "bw_f" in ASCII: nobody else uses it."""

_LOCK_FEED = select(func.pg_advisory_xact_lock(FEED_LOCK))


class SqlArticleStore:
    """The ArticleStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, article_id: UUID) -> Article | None:
        """The current version, or None when unknown or withdrawn."""
        return self._session.scalar(_CURRENT.where(ArticleRow.id == article_id))

    def get_version(self, article_id: UUID, version: int) -> Article | None:
        """Any version that ever was published."""
        key = and_(ArticleVersionRow.article_id == article_id, ArticleVersionRow.version == version)
        return self._session.scalar(select(ArticleVersionRow.content).where(key))

    def get_by_slug(self, slug: str) -> Article | None:
        """The current version by its stable name."""
        return self._session.scalar(_CURRENT.where(ArticleRow.slug == slug))

    def get_many(self, ids: Sequence[UUID]) -> dict[UUID, Article]:
        """Current versions of those that exist and are not withdrawn."""
        batches = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
        found = (self._session.scalars(_CURRENT.where(ArticleRow.id.in_(batch))) for batch in batches)
        return {article.id: article for articles in found for article in articles}

    def all(self) -> Iterator[Article]:
        """Every current version, streamed in batches, ordered by slug."""
        streamed = _CURRENT.order_by(ArticleRow.slug).execution_options(yield_per=_BATCH)
        with closing(self._session.scalars(streamed)) as found:
            yield from found

    def lines(self) -> list[ArticleLine]:
        """Every current version without its text, in no order; the database picks them out of the content."""
        found = self._session.execute(_LINES)
        return [
            ArticleLine(
                *(article_id, title, ArticleKind(kind), product, owner, version),
                *(_day_of(changed), _day_of(review), slug, group),
            )
            for article_id, title, version, slug, kind, product, owner, changed, review, group in found
        ]

    def by_source_prefix(self, prefix: str) -> dict[str, Article]:
        """Current versions whose `source` begins with `prefix`, by source."""
        found = self._session.scalars(_CURRENT.where(begins_with(ArticleRow.source, prefix)))
        return {article.source: article for article in found}

    def put(self, article: Article, publication: Publication = BY_NOBODY, at: datetime | None = None) -> Article:
        """Store as a new article, or as the next version of the one with this id; gives it back with its version.

        `at` is when agents got it, UTC; None is this moment.

        Raises:
            DomainError: `slug-taken` when another article has this slug.
        """
        self._lock_feed()
        row = self._row_of(article)
        stored = replace(article, version=row.version + 1 if row else 1)
        columns = {name: getattr(stored, name) for name in ("id", "slug", "title", "source", "version")}
        self._session.merge(ArticleRow(**columns, withdrawn_at=None, withdrawn_because="", replaced_by=None))
        self._session.flush()
        self._publish(stored, publication, at or datetime.now(UTC))
        return stored

    def withdraw(
        self, article_id: UUID, reason: str, replaced_by: UUID | None = None, at: datetime | None = None
    ) -> None:
        """Take the article away from agents, `at` as in `put`; its versions stay."""
        self._lock_feed()
        row = self._session.get_one(ArticleRow, article_id, populate_existing=True)
        row.withdrawn_at, row.withdrawn_because, row.replaced_by = at or datetime.now(UTC), reason, replaced_by
        self._session.flush()
        self._note_change(article_id)

    def withdrawal(self, article_id: UUID) -> Withdrawal | None:
        """Why and when the article was withdrawn; None when it was not."""
        return article_history.withdrawal_where(self._session, ArticleRow.id == article_id)

    def withdrawal_of_slug(self, slug: str) -> Withdrawal | None:
        """As `withdrawal`, by its stable name."""
        return article_history.withdrawal_where(self._session, ArticleRow.slug == slug)

    def versions(self, article_id: UUID) -> list[VersionLine]:
        """All published versions, newest first."""
        return article_history.versions_of(self._session, article_id)

    def versions_since(self, article_id: UUID, moment: datetime) -> list[VersionLine]:
        """The versions published since then, and the one that agents had before; newest first."""
        published = article_history.versions_of(self._session, article_id)
        before = next((place for place, line in enumerate(published) if line.published_at < moment), len(published))
        return published[: before + 1]

    def slugs(self) -> dict[str, UUID]:
        """Every stable name in use, those of withdrawn articles too."""
        return dict(self._session.execute(select(ArticleRow.slug, ArticleRow.id)).all())

    def imported_before(self, ids: Sequence[UUID]) -> dict[UUID, Article | None]:
        """Of these articles those whose current version a person made, with the newest version that no person made."""
        batches = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
        found = (article_history.imported_before(self._session, batch) for batch in batches)
        return {article_id: article for batch in found for article_id, article in batch}

    def published_before(self, moment: datetime) -> set[UUID]:
        """Articles of which the first version was published before then."""
        row = ArticleVersionRow
        return set(self._session.scalars(select(row.article_id).where(row.version == 1, row.published_at < moment)))

    def count(self) -> int:
        """How many articles are current."""
        counted = select(func.count()).select_from(ArticleRow).where(ArticleRow.withdrawn_at.is_(None))
        return self._session.scalars(counted).one()

    def head(self) -> int:
        """Last sequence of the change feed, 0 when empty."""
        return self._session.scalar(select(func.max(ArticleChangeRow.sequence))) or 0

    def changes_after(self, sequence: int) -> list[ArticleChange]:
        """The feed after `sequence`, oldest first, each article once with its last sequence."""
        last = func.max(ArticleChangeRow.sequence)
        feed = (
            select(last, ArticleChangeRow.article_id)
            .where(ArticleChangeRow.sequence > sequence)
            .group_by(ArticleChangeRow.article_id)
            .order_by(last)
        )
        return [ArticleChange(step, article_id) for step, article_id in self._session.execute(feed)]

    def last_changed_at(self) -> datetime | None:
        """When an article changed last, UTC."""
        newest = select(ArticleChangeRow.changed_at).order_by(ArticleChangeRow.sequence.desc()).limit(1)
        return self._session.scalar(newest)

    def _publish(self, article: Article, publication: Publication, at: datetime) -> None:
        version = {"article_id": article.id, "version": article.version, "content": article, "published_at": at}
        self._session.execute(_NEW_VERSION, version | values_of(publication))
        self._note_change(article.id)

    def _note_change(self, article_id: UUID) -> None:
        self._session.execute(_NEW_CHANGE, {"article_id": article_id, "changed_at": datetime.now(UTC)})

    def _lock_feed(self) -> None:
        """One change at a time, or a reader of the feed could miss a sequence that is committed after a later one.

        It is a lock of its own, because locking the table asks for more rights than an editor has. SQLite has one
        writer anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(_LOCK_FEED)

    def _row_of(self, article: Article) -> ArticleRow | None:
        """The row of the article as it is after the lock, or None when it is new; another one's slug is refused."""
        either = select(ArticleRow).where(or_(ArticleRow.id == article.id, ArticleRow.slug == article.slug))
        rows = {row.id: row for row in self._session.scalars(either.execution_options(populate_existing=True))}
        if rows.keys() - {article.id}:
            raise DomainError("slug-taken", field="slug")
        return rows.get(article.id)


def _day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
