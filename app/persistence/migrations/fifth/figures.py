"""Marks of customers, norms, deviations and kept views."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of

TABLES = ("survey", "norm", "deviation", "saved_view")
_CHANNELS = "counter telephone email letter chat web_form social_media"
_FIGURES = (
    "contacts direct not_put_through direct_once line_1 line_2 line_3 promises_kept terms_kept reopened returned"
    " complaints duration talk held wrap satisfaction without_result rank"
)


def make() -> None:
    """Empty; norms of its own are what a municipality begins with."""
    op.create_table(
        "survey",
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id"), primary_key=True),
        column("asked_at", MOMENT),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.CheckConstraint("mark BETWEEN 1 AND 10", name="mark"),
    )
    op.create_table(
        "norm",
        column("id", sa.Uuid(), primary_key=True),
        column("figure", one_of("figure", _FIGURES)),
        column("bound", sa.Double()),
        column("valid_from", sa.Date()),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("channel", one_of("channel", _CHANNELS), nullable=True),
        column("product", TEXT),
    )
    op.create_table(
        "deviation",
        column("id", sa.Uuid(), primary_key=True),
        column("norm_id", sa.Uuid(), sa.ForeignKey("norm.id")),
        column("figure", one_of("figure", _FIGURES)),
        column("month", sa.Date()),
        column("numerator", sa.Integer()),
        column("denominator", sa.Integer()),
        column("bound", sa.Double()),
        column("opened_at", MOMENT),
        sa.Column("channel", one_of("channel", _CHANNELS), nullable=True),
        column("product", TEXT),
        column("state", one_of("state", "open planned done closed")),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        column("cause", TEXT),
        column("action", TEXT),
        sa.Column("due_on", sa.Date(), nullable=True),
        column("result", TEXT),
        sa.Column("closed_at", MOMENT, nullable=True),
        column("revision", sa.Integer()),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        sa.CheckConstraint("revision >= 1", name="revision"),
    )
    op.create_index("ix_deviation_norm_id_month", "deviation", ["norm_id", "month"], unique=True)
    op.create_table(
        "saved_view",
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        column("name", TEXT, primary_key=True),
        column("content", sa.JSON()),
    )
