"""Drafts of articles, feedback, tasks of editors, tried links and attachments."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of

TABLES = (
    *("article_draft", "article_step", "article_presence", "article_feedback", "editor_task"),
    *("link_check", "attachment"),
)
_IS_OPEN = sa.text("answered_at IS NULL")
_SECTIONS = "introduction procedure conditions bring costs term objection particulars no_answer contact internal"


def make_drafts() -> None:
    """Drafts, what was done with articles, and who has one open."""
    op.create_table(
        "article_draft",
        column("id", sa.Uuid(), primary_key=True),
        column("article", sa.JSON()),
        column("state", one_of("state", "writing in_review scheduled")),
        column("base_version", sa.Integer()),
        column("authors", TEXT),
        _person("reviewer_id"),
        _person("approved_by"),
        sa.Column("publish_on", sa.Date(), nullable=True),
        column("note", TEXT),
        column("revision", sa.Integer()),
        column("changed_at", MOMENT),
        sa.CheckConstraint("base_version >= 0", name="base_version"),
        sa.CheckConstraint("revision >= 1", name="revision"),
    )
    op.create_table(
        "article_step",
        column("number", sa.Integer(), primary_key=True),
        column("article_id", sa.Uuid()),
        column(
            "kind",
            one_of(
                "kind",
                "begun written review_asked sent_back approved taken_back published discarded withdrawn",
            ),
        ),
        column("at", MOMENT),
        _person("person_id"),
        column("text", TEXT),
        column("version", sa.Integer()),
        sa.CheckConstraint("version >= 0", name="version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_step_article_id", "article_step", ["article_id"])
    op.create_table(
        "article_presence",
        column("article_id", sa.Uuid(), primary_key=True),
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        column("seen_at", MOMENT),
    )


def make_feedback() -> None:
    """What agents tell, and the answers."""
    op.create_table(
        "article_feedback",
        column("id", sa.Uuid(), primary_key=True),
        column("article_id", sa.Uuid()),
        column("version", sa.Integer()),
        sa.Column("section", one_of("section", _SECTIONS), nullable=True),
        column("quote", TEXT),
        column("text", TEXT),
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id")),
        column("given_at", MOMENT),
        column("answer", TEXT),
        _person("answered_by"),
        sa.Column("answered_at", MOMENT, nullable=True),
        column("is_seen", sa.Boolean()),
        sa.CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered"),
        sa.ForeignKeyConstraint(["article_id", "version"], ["article_version.article_id", "article_version.version"]),
    )
    op.create_index("ix_article_feedback_article_id_given_at", "article_feedback", ["article_id", "given_at"])
    op.create_index(
        "ix_article_feedback_given_at",
        "article_feedback",
        ["given_at"],
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )
    op.create_index("ix_article_feedback_person_id", "article_feedback", ["person_id"])


def make_tasks() -> None:
    """What is remembered of tasks and links, and the files of articles."""
    op.create_table(
        "editor_task",
        column("key", TEXT, primary_key=True),
        column("found_on", sa.Date()),
        _person("handler_id"),
        column("put_aside_because", TEXT),
    )
    op.create_table(
        "link_check",
        column("address", TEXT, primary_key=True),
        column("checked_at", MOMENT),
        column("status", sa.Integer()),
        sa.CheckConstraint("status >= 0", name="status"),
    )
    op.create_table(
        "attachment",
        column("digest", TEXT, primary_key=True),
        column("content", sa.LargeBinary()),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
    )


def _person(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey("person.id"), nullable=True)
