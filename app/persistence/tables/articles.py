"""Tables of the knowledge base."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.tables import organisation  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base
from app.persistence.types import JsonOf
from knowledgebase.article import Article


class ArticleRow(Base):
    """An article: its names, its current version, and whether it was withdrawn, and for which other article."""

    __tablename__ = "article"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    source: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str]
    replaced_by: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"))


class ArticleVersionRow(Base):
    """A published version, readable for ever; it has no author when the programme took it in by itself."""

    __tablename__ = "article_version"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[Article] = mapped_column(JsonOf(Article))
    published_at: Mapped[datetime]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    reviewer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(server_default="")


class ArticleChangeRow(Base):
    """A step of the change feed."""

    __tablename__ = "article_change"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads a plain dict here

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"))
    changed_at: Mapped[datetime]
