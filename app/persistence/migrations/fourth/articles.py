"""Who made a version, what takes the place of a withdrawn article, how it is used; for whom a bulletin is."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import TEXT, column


def extend_articles() -> None:
    """What is there already was made by nobody."""
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("replaced_by", sa.Uuid(), nullable=True))
        article.create_foreign_key(op.f("fk_article_replaced_by"), "article", ["replaced_by"], ["id"])
    with op.batch_alter_table("article_version") as version:
        for name in ("author_id", "reviewer_id"):
            version.add_column(sa.Column(name, sa.Uuid(), nullable=True))
            version.create_foreign_key(op.f(f"fk_article_version_{name}"), "person", [name], ["id"])
        version.add_column(column("note", TEXT, server_default=""))


def index_use() -> None:
    """How articles are used is told from the indexes alone."""
    op.create_index("ix_search_log_article_id_searched_at", "search_log", ["article_id", "searched_at"])
    op.create_index("ix_subject_article_id_contact_id_outcome", "subject", ["article_id", "contact_id", "outcome"])
    op.drop_index("ix_subject_article_id", "subject")


def extend_bulletins() -> None:
    """What is there already is for everybody."""
    with op.batch_alter_table("bulletin") as bulletin:
        bulletin.add_column(sa.Column("author_id", sa.Uuid(), nullable=True))
        bulletin.create_foreign_key(op.f("fk_bulletin_author_id"), "person", ["author_id"], ["id"])
    op.create_table(
        "bulletin_unit",
        column("bulletin_id", sa.Uuid(), sa.ForeignKey("bulletin.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("unit_id", TEXT, sa.ForeignKey("unit.id")),
    )


def forget_use() -> None:
    """Only who was the subject is looked up."""
    op.create_index("ix_subject_article_id", "subject", ["article_id"])
    op.drop_index("ix_subject_article_id_contact_id_outcome", "subject")
    op.drop_index("ix_search_log_article_id_searched_at", "search_log")


def shorten_articles() -> None:
    """Take it away."""
    with op.batch_alter_table("article_version") as version:
        version.drop_column("note")
        for name in ("reviewer_id", "author_id"):
            version.drop_constraint(op.f(f"fk_article_version_{name}"), type_="foreignkey")
            version.drop_column(name)
    with op.batch_alter_table("article") as article:
        article.drop_constraint(op.f("fk_article_replaced_by"), type_="foreignkey")
        article.drop_column("replaced_by")


def shorten_bulletins() -> None:
    """Take it away; what was for some is for everybody then."""
    op.drop_table("bulletin_unit")
    with op.batch_alter_table("bulletin") as bulletin:
        bulletin.drop_constraint(op.f("fk_bulletin_author_id"), type_="foreignkey")
        bulletin.drop_column("author_id")
