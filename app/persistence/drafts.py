"""Drafts of articles, what was done with them, and who has one open."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.article_draft import ArticleDraft, ArticleStep, DraftState
from app.domain.errors import DomainError
from app.persistence.inserting import put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.editing import ArticleDraftRow, ArticlePresenceRow, ArticleStepRow
from app.services.editing_ports import DraftLine

_OF_ROW = ("id", "state", "base_version", "authors", "reviewer_id", "publish_on", "changed_at")
_OF_ARTICLE = ("title", "owner")
_LINES = (
    select(*(getattr(ArticleDraftRow, name) for name in _OF_ROW))
    .add_columns(*(ArticleDraftRow.article[name].as_string().label(name) for name in _OF_ARTICLE))
    .order_by(ArticleDraftRow.changed_at.desc(), ArticleDraftRow.id)
)


class SqlDraftStore:
    """The DraftStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, article_id: UUID) -> ArticleDraft | None:
        """The draft of an article."""
        row = self._session.scalar(select(ArticleDraftRow).where(ArticleDraftRow.id == article_id))
        return record_of(ArticleDraft, row) if row else None

    def lines(self) -> list[DraftLine]:
        """All drafts, changed last first; the database picks them out of the content."""
        return [record_of(DraftLine, row) for row in self._session.execute(_LINES)]

    def due(self, day: date) -> list[ArticleDraft]:
        """Scheduled drafts whose day has come, the earliest first."""
        row = ArticleDraftRow
        come = select(row).where(row.state == DraftState.SCHEDULED, row.publish_on <= day)
        in_order = come.order_by(row.publish_on, row.changed_at, row.id)
        return [record_of(ArticleDraft, draft) for draft in self._session.scalars(in_order)]

    def publish_due(self) -> list[UUID]:
        """Let the server publish those whose day has come by its own clock, for who may not do so; which these were."""
        return list(self._session.scalars(text("SELECT baliewijs.publish_due()")))

    def save(self, draft: ArticleDraft, step: ArticleStep) -> None:
        """Store a draft after a step: `draft.revision` must be one more than what is stored.

        Raises:
            DomainError: `draft-changed` when somebody else was first; nothing is stored.
        """
        values = values_of(draft) | {"changed_at": draft.changed_at or step.at}
        is_stored = self._insert(draft.id, values) if draft.revision == 1 else self._update(draft, values)
        if not is_stored:
            raise DomainError("draft-changed")
        self.note(step)

    def remove(self, article_id: UUID, revision: int, step: ArticleStep) -> None:
        """The draft was published or thrown away; its steps stay.

        Raises:
            DomainError: `draft-changed` when `revision` is not the stored one.
        """
        row = ArticleDraftRow
        this = delete(row).where(row.id == article_id, row.revision == revision)
        if self._session.execute(this.returning(row.id)).first() is None:
            raise DomainError("draft-changed")
        self.note(step)

    def note(self, step: ArticleStep) -> None:
        """Something was done with the article that leaves its draft alone."""
        self._session.execute(insert(ArticleStepRow), values_of(step))

    def steps(self, article_id: UUID) -> list[ArticleStep]:
        """What was done with an article, newest first."""
        row = ArticleStepRow
        done = select(row).where(row.article_id == article_id).order_by(row.number.desc())
        return [record_of(ArticleStep, step) for step in self._session.scalars(done)]

    def touch(self, article_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has it open now."""
        put_row(self._session, ArticlePresenceRow(article_id=article_id, person_id=person_id, seen_at=at))

    def leave(self, article_id: UUID, person_id: UUID) -> None:
        """The person closed it."""
        seen = ArticlePresenceRow
        self._session.execute(delete(seen).where(seen.article_id == article_id, seen.person_id == person_id))

    def present(self, article_id: UUID, since: datetime) -> tuple[UUID, ...]:
        """Who had it open since then."""
        seen = ArticlePresenceRow
        who = select(seen.person_id).where(seen.article_id == article_id, seen.seen_at >= since)
        return tuple(self._session.scalars(who.order_by(seen.seen_at, seen.person_id)))

    def _insert(self, article_id: UUID, values: dict[str, object]) -> bool:
        try:
            with self._session.begin_nested():
                self._session.execute(insert(ArticleDraftRow), values | {"id": article_id})
        except IntegrityError:
            if self.get(article_id) is None:
                raise
            return False
        return True

    def _update(self, draft: ArticleDraft, values: dict[str, object]) -> bool:
        row = ArticleDraftRow
        this = update(row).where(row.id == draft.id, row.revision == draft.revision - 1)
        return self._session.execute(this.values(values).returning(row.id)).first() is not None
