"""Articles, bulletins and gaps."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of


def make_knowledge_base() -> None:
    """Articles, their versions and the change feed."""
    op.create_table(
        "article",
        column("id", sa.Uuid(), primary_key=True),
        column("slug", TEXT, unique=True),
        column("title", TEXT),
        column("source", TEXT),
        column("version", sa.Integer()),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        column("withdrawn_because", TEXT),
        sa.CheckConstraint("version >= 1", name="version"),
    )
    op.create_index("ix_article_source", "article", ["source"])
    op.create_table(
        "article_version",
        column("article_id", sa.Uuid(), sa.ForeignKey("article.id"), primary_key=True),
        column("version", sa.Integer(), primary_key=True),
        column("content", sa.JSON()),
        column("published_at", MOMENT),
        sa.CheckConstraint("version >= 1", name="version"),
    )
    op.create_table(
        "article_change",
        column("sequence", sa.Integer(), primary_key=True),
        column("article_id", sa.Uuid(), sa.ForeignKey("article.id")),
        column("changed_at", MOMENT),
        sqlite_autoincrement=True,
    )


def make_bulletins() -> None:
    """Bulletins, gaps and settings."""
    op.create_table(
        "bulletin",
        column("id", sa.Uuid(), primary_key=True),
        column("key", TEXT, unique=True),
        column("title", TEXT),
        column("kind", one_of("kind", "news instruction")),
        column("text", TEXT),
        column("important", sa.Boolean()),
        sa.Column("publish_from", sa.Date(), nullable=True),
        sa.Column("publish_until", sa.Date(), nullable=True),
    )
    op.create_table(
        "bulletin_article",
        column("bulletin_id", sa.Uuid(), sa.ForeignKey("bulletin.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("slug", TEXT),
    )
    op.create_table(
        "bulletin_read",
        column("bulletin_id", sa.Uuid(), sa.ForeignKey("bulletin.id"), primary_key=True),
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        column("read_at", MOMENT),
    )
    op.create_table(
        "knowledge_gap",
        column("id", sa.Uuid(), primary_key=True),
        column("text", TEXT),
        column("searched_at", MOMENT),
    )
    op.create_table(
        "setting",
        column("key", TEXT, primary_key=True),
        column("value", TEXT),
    )
