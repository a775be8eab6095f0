"""The log of who did and saw what."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column
from app.persistence.migrations.sixth import log_functions

TABLES = ("log_entry", "log_personal")


def make() -> None:
    """Empty: what was done before was not logged."""
    op.create_table(
        "log_entry",
        column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        column("at", MOMENT),
        column("action", TEXT),
        column("object", TEXT),
        column("result", TEXT),
        column("origin", TEXT),
        column("erased", TEXT),
        column("personal_digest", TEXT),
        column("hash", TEXT),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("length(personal_digest) = 64", name="personal_digest"),
        sa.CheckConstraint("length(hash) = 64", name="hash"),
    )
    op.create_table(
        "log_personal",
        column("number", sa.BigInteger(), sa.ForeignKey("log_entry.number"), primary_key=True, autoincrement=False),
        column("salt", sa.LargeBinary()),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        column("actor", TEXT),
        column("object_id", TEXT),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
    )
    op.create_index("ix_log_personal_customer_id", "log_personal", ["customer_id"])
    if op.get_bind().dialect.name == "postgresql":
        log_functions.make()


def take_away() -> None:
    """Together with the schema of the functions, in which there is nothing else yet."""
    if op.get_bind().dialect.name == "postgresql":
        log_functions.take_away()
    for table in reversed(TABLES):
        op.drop_table(table)
