"""What happened to articles: their versions, who made them, and why one was withdrawn."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from app.persistence.tables.articles import ArticleRow, ArticleVersionRow
from app.services.editing_ports import Publication, VersionLine, Withdrawal
from knowledgebase.article import Article


def withdrawal_where(session: Session, which: ColumnElement[bool]) -> Withdrawal | None:
    """Why and when the one article was withdrawn; None when it was not."""
    other = aliased(ArticleRow)
    found = (
        select(ArticleRow.withdrawn_at, ArticleRow.withdrawn_because, ArticleRow.replaced_by)
        .add_columns(func.coalesce(other.title, ""))
        .outerjoin(other, other.id == ArticleRow.replaced_by)
        .where(which, ArticleRow.withdrawn_at.is_not(None))
    )
    line = session.execute(found).first()
    return Withdrawal(*line) if line else None


def versions_of(session: Session, article_id: UUID) -> list[VersionLine]:
    """All published versions, newest first."""
    row = ArticleVersionRow
    published = (
        select(row.version, row.published_at, row.author_id, row.reviewer_id, row.note)
        .where(row.article_id == article_id)
        .order_by(row.version.desc())
    )
    return [
        VersionLine(version, at, Publication(author_id, reviewer_id, note))
        for version, at, author_id, reviewer_id, note in session.execute(published)
    ]


def imported_before(session: Session, ids: Sequence[UUID]) -> list[tuple[UUID, Article | None]]:
    """Of these articles those whose current version a person made, with the newest version that no person made."""
    current, imported = aliased(ArticleVersionRow), aliased(ArticleVersionRow)
    row = ArticleVersionRow
    newest = (
        select(row.article_id, func.max(row.version).label("version"))
        .where(row.article_id.in_(ids), row.author_id.is_(None))
        .group_by(row.article_id)
        .subquery()
    )
    found = (
        select(ArticleRow.id, imported.content)
        .join(current, and_(current.article_id == ArticleRow.id, current.version == ArticleRow.version))
        .outerjoin(newest, newest.c.article_id == ArticleRow.id)
        .outerjoin(imported, and_(imported.article_id == newest.c.article_id, imported.version == newest.c.version))
        .where(ArticleRow.id.in_(ids), current.author_id.is_not(None))
    )
    return [(article_id, article) for article_id, article in session.execute(found)]
