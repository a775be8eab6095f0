"""Tables of searches, of what was chosen after them, and of words learned elsewhere."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.tables import articles  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base


class SearchLogRow(Base):
    """One search, without anybody's name."""

    __tablename__ = "search_log"
    __table_args__ = (
        Index(None, "searched_at"),
        Index(None, "article_id", "searched_at"),
        CheckConstraint("total >= 0", name="total"),
        CheckConstraint("opened_rank >= 1", name="opened_rank"),
        CheckConstraint("(opened_rank IS NULL) = (article_id IS NULL)", name="opened"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    words: Mapped[str]
    total: Mapped[int]
    opened_rank: Mapped[int | None]
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"))
    searched_at: Mapped[datetime]


class KnowledgeGapRow(Base):
    """A search for which there should have been an article."""

    __tablename__ = "knowledge_gap"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    text: Mapped[str]
    searched_at: Mapped[datetime]


class SearchChoiceRow(Base):
    """How often agents chose an article for these words: stems, sorted, with spaces between them."""

    __tablename__ = "search_choice"
    __table_args__ = (
        Index(None, "article_id"),
        CheckConstraint("count >= 0", name="count"),
        CheckConstraint("weight >= 0", name="weight"),
    )

    words: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"), primary_key=True)
    count: Mapped[int]
    weight: Mapped[float]
    chosen_on: Mapped[date]


class LearnedTermRow(Base):
    """Words by which a product is called elsewhere. `folded` is the text without case and accents."""

    __tablename__ = "learned_term"

    product: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    refused_at: Mapped[datetime | None]
    refused_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class LearnedTermSourceRow(Base):
    """A source that teaches a term, and how often it has it."""

    __tablename__ = "learned_term_source"
    __table_args__ = (
        ForeignKeyConstraint(["product", "folded"], ["learned_term.product", "learned_term.folded"]),
        Index(None, "source"),
        CheckConstraint("count >= 1", name="count"),
    )

    product: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
