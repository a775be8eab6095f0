"""What contacts were about most."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.persistence.tables.articles import ArticleRow
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import SubjectRow
from app.services.ports import Popular


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
