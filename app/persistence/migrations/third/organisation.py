"""Mailboxes, opening days and question sets of units, and closing days of the municipality."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import TEXT, column

TABLES = ("unit_opening_weekday", "closing_day", "hand_off_question")


def extend_organisation() -> None:
    """What units and people are reached by, when they work, and what they ask."""
    op.add_column("unit", column("mailbox", TEXT, server_default=""))
    op.add_column("person", column("email", TEXT, server_default=""))
    op.create_table(
        "unit_opening_weekday",
        column("unit_id", TEXT, sa.ForeignKey("unit.id"), primary_key=True),
        column("weekday", sa.Integer(), primary_key=True, autoincrement=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )
    op.create_table("closing_day", column("day", sa.Date(), primary_key=True))
    op.create_table(
        "hand_off_question",
        column("owner", TEXT, primary_key=True),
        column("position", sa.Integer(), primary_key=True, autoincrement=False),
        column("content", sa.JSON()),
    )


def shorten_organisation() -> None:
    """Take all of it away."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("person", "email")
    op.drop_column("unit", "mailbox")
