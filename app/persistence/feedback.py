"""What agents told about articles, and the answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select, update
from sqlalchemy.orm import Session

from app.domain.article_feedback import ArticleFeedback
from app.domain.errors import DomainError
from app.persistence.inserting import insert_unless_there
from app.persistence.records import record_of, values_of
from app.persistence.tables.articles import ArticleRow, ArticleVersionRow
from app.persistence.tables.editing import ArticleFeedbackRow
from app.services.editing_ports import FeedbackLine

_IS_CURRENT = and_(ArticleRow.id == ArticleVersionRow.article_id, ArticleRow.version == ArticleVersionRow.version)
_LINES = (
    select(ArticleFeedbackRow, ArticleRow.title, ArticleVersionRow.content["owner"].as_string())
    .join(ArticleRow, ArticleRow.id == ArticleFeedbackRow.article_id)
    .join(ArticleVersionRow, _IS_CURRENT)
)


class SqlFeedbackStore:
    """The FeedbackStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, feedback: ArticleFeedback) -> None:
        """Store; the same id again changes nothing."""
        if self.get(feedback.id) is None:
            insert_unless_there(self._session, ArticleFeedbackRow(**values_of(feedback)))

    def get(self, feedback_id: UUID) -> ArticleFeedback | None:
        """One by its id."""
        row = self._session.scalar(select(ArticleFeedbackRow).where(ArticleFeedbackRow.id == feedback_id))
        return record_of(ArticleFeedback, row) if row else None

    def open_lines(self) -> list[FeedbackLine]:
        """What has no answer yet, oldest first."""
        row = ArticleFeedbackRow
        return self._lines(_LINES.where(row.answered_at.is_(None)).order_by(row.given_at, row.id))

    def of_article(self, article_id: UUID) -> list[ArticleFeedback]:
        """All of an article, newest first."""
        row = ArticleFeedbackRow
        told = select(row).where(row.article_id == article_id).order_by(row.given_at.desc(), row.id.desc())
        return [record_of(ArticleFeedback, feedback) for feedback in self._session.scalars(told)]

    def answer(self, feedback_id: UUID, text: str, person_id: UUID, at: datetime) -> None:
        """Raises DomainError `feedback-answered` when somebody else was first."""
        row = ArticleFeedbackRow
        this = update(row).where(row.id == feedback_id, row.answered_at.is_(None))
        answered = this.values(answer=text, answered_by=person_id, answered_at=at).returning(row.id)
        if self._session.execute(answered).first() is None:
            raise DomainError("feedback-answered")

    def answers_for(self, person_id: UUID) -> list[FeedbackLine]:
        """Answers that the person who told did not see yet, oldest first."""
        row = ArticleFeedbackRow
        unseen = _LINES.where(row.person_id == person_id, row.answered_at.is_not(None), ~row.is_seen)
        return self._lines(unseen.order_by(row.answered_at, row.id))

    def mark_seen(self, ids: Iterable[UUID]) -> None:
        """The person saw these answers."""
        row = ArticleFeedbackRow
        answered = update(row).where(row.id.in_(list(ids)), row.answered_at.is_not(None))
        self._session.execute(answered.values(is_seen=True))

    def _lines(self, found: Select[Any]) -> list[FeedbackLine]:
        return [
            FeedbackLine(record_of(ArticleFeedback, row), title, owner)
            for row, title, owner in self._session.execute(found)
        ]
