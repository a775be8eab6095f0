"""Counts over finished contacts."""

from datetime import datetime

from sqlalchemy import case, distinct, func, select
from sqlalchemy.orm import Session

from app.domain.contact import Outcome
from app.persistence.tables.articles import ArticleRow
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import SubjectRow
from app.services.ports import DayCount, Popular


def popular_since(session: Session, moment: datetime, limit: int) -> list[Popular]:
    """Articles most often a subject of contacts begun since `moment`, most first, then by title."""
    count = func.count()
    found = (
        select(ArticleRow.id, ArticleRow.title, count)
        .join(SubjectRow, SubjectRow.article_id == ArticleRow.id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .where(ContactRow.started_at >= moment, ArticleRow.withdrawn_at.is_(None))
        .group_by(ArticleRow.id, ArticleRow.title)
        .order_by(count.desc(), ArticleRow.title)
        .limit(limit)
    )
    return [Popular(*line) for line in session.execute(found)]


def count_since(session: Session, moment: datetime) -> DayCount:
    """Contacts begun since `moment`, their subjects, and how many of those were answered directly."""
    is_direct = case((SubjectRow.outcome == Outcome.ANSWERED_DIRECTLY, 1))
    counted = (
        select(func.count(distinct(ContactRow.id)), func.count(SubjectRow.id), func.count(is_direct))
        .outerjoin(SubjectRow, SubjectRow.contact_id == ContactRow.id)
        .where(ContactRow.started_at >= moment)
    )
    return DayCount(*session.execute(counted).one())
