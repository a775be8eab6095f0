"""Searches, choices and learned terms."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column


def make_search_log() -> None:
    """What was searched, and what agents chose."""
    op.create_table(
        "search_log",
        column("id", sa.Uuid(), primary_key=True),
        column("words", TEXT),
        column("total", sa.Integer()),
        sa.Column("opened_rank", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Uuid(), sa.ForeignKey("article.id"), nullable=True),
        column("searched_at", MOMENT),
        sa.CheckConstraint("(opened_rank IS NULL) = (article_id IS NULL)", name="opened"),
        sa.CheckConstraint("opened_rank >= 1", name="opened_rank"),
        sa.CheckConstraint("total >= 0", name="total"),
    )
    op.create_index("ix_search_log_searched_at", "search_log", ["searched_at"])
    op.create_table(
        "search_choice",
        column("words", TEXT, primary_key=True),
        column("article_id", sa.Uuid(), sa.ForeignKey("article.id"), primary_key=True),
        column("count", sa.Integer()),
        column("weight", sa.Double()),
        column("chosen_on", sa.Date()),
        sa.CheckConstraint("count >= 0", name="count"),
        sa.CheckConstraint("weight >= 0", name="weight"),
    )
    op.create_index("ix_search_choice_article_id", "search_choice", ["article_id"])


def make_learned_terms() -> None:
    """Words that were learned, and where."""
    op.create_table(
        "learned_term",
        column("product", TEXT, primary_key=True),
        column("folded", TEXT, primary_key=True),
        column("text", TEXT),
        sa.Column("refused_at", MOMENT, nullable=True),
        sa.Column("refused_by", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
    )
    op.create_table(
        "learned_term_source",
        column("product", TEXT, primary_key=True),
        column("folded", TEXT, primary_key=True),
        column("source", TEXT, primary_key=True),
        column("count", sa.Integer()),
        sa.CheckConstraint("count >= 1", name="count"),
        sa.ForeignKeyConstraint(["product", "folded"], ["learned_term.product", "learned_term.folded"]),
    )
    op.create_index("ix_learned_term_source_source", "learned_term_source", ["source"])
