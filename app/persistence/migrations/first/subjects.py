"""What contacts were about, and the hand-offs they led to."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import TEXT, column, one_of


def make_subjects() -> None:
    """What contacts were about."""
    op.create_table(
        "subject",
        column("id", sa.Uuid(), primary_key=True),
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id")),
        column("position", sa.Integer()),
        column("title", TEXT),
        column(
            "outcome",
            one_of(
                "outcome",
                "answered_directly answered_after_consulting put_through_reached "
                "put_through_not_reached handed_off forwarded appointment_made customer_returns "
                "connection_lost",
            ),
        ),
        column("line", sa.SmallInteger()),
        column("kind", one_of("kind", "question complaint objection notice_of_default public_space_report")),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("article_version", sa.Integer(), nullable=True),
        column("own_question", TEXT),
        sa.Column("unit_id", TEXT, sa.ForeignKey("unit.id"), nullable=True),
        column("detail", TEXT),
        column("shielded", sa.Boolean()),
        sa.CheckConstraint("(article_id IS NULL) = (article_version IS NULL)", name="article"),
        sa.CheckConstraint("line BETWEEN 1 AND 3", name="line"),
        sa.CheckConstraint("length(own_question) <= 180", name="own_question"),
        sa.CheckConstraint("length(title) <= 200", name="title"),
        sa.ForeignKeyConstraint(
            ["article_id", "article_version"], ["article_version.article_id", "article_version.version"]
        ),
        sa.UniqueConstraint("contact_id", "position"),
    )
    op.create_index("ix_subject_article_id", "subject", ["article_id"])


def make_hand_offs() -> None:
    """Questions given to units."""
    op.create_table(
        "hand_off",
        column("id", sa.Uuid(), primary_key=True),
        column("subject_id", sa.Uuid(), sa.ForeignKey("subject.id"), unique=True),
        column("unit_id", TEXT, sa.ForeignKey("unit.id")),
        column("line", sa.SmallInteger()),
        column("question", TEXT),
        column("reply_way", one_of("reply_way", "phone email letter")),
        column("reply_to", TEXT),
        column("reply_window", TEXT),
        column("promised_on", sa.Date()),
        column("days", sa.Integer()),
        column("first_day", sa.Date()),
        sa.Column("handler_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("director_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        column("shielded", sa.Boolean()),
        sa.CheckConstraint("days >= 0", name="days"),
        sa.CheckConstraint("line BETWEEN 1 AND 3", name="line"),
    )
    op.create_index("ix_hand_off_promised_on", "hand_off", ["promised_on"])
    op.create_table(
        "hand_off_answer",
        column("hand_off_id", sa.Uuid(), sa.ForeignKey("hand_off.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("key", TEXT),
        column("label", TEXT),
        column("kind", one_of("kind", "text choice yes_no date number address licence_plate")),
        column("value", TEXT),
        sa.UniqueConstraint("hand_off_id", "key"),
    )
    op.create_table(
        "hand_off_unit",
        column("hand_off_id", sa.Uuid(), sa.ForeignKey("hand_off.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("unit_id", TEXT, sa.ForeignKey("unit.id")),
        sa.UniqueConstraint("hand_off_id", "unit_id"),
    )
