"""Receipts and their numbers."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, column, one_of


def make_receipts() -> None:
    """Receipts and their numbers."""
    op.create_table(
        "receipt_counter",
        column("seat_id", sa.Uuid(), sa.ForeignKey("seat.id"), primary_key=True),
        column("year", sa.Integer(), primary_key=True, autoincrement=False),
        column("last", sa.Integer()),
        sa.CheckConstraint("last >= 0", name="last"),
    )
    op.create_table(
        "receipt",
        column("id", sa.Uuid(), primary_key=True),
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id"), unique=True),
        column("seat_id", sa.Uuid(), sa.ForeignKey("seat.id")),
        column("year", sa.Integer()),
        column("sequence", sa.Integer()),
        column("content", sa.JSON()),
        column("copies", sa.Integer()),
        column("is_issued", sa.Boolean()),
        sa.CheckConstraint("copies >= 0", name="copies"),
        sa.CheckConstraint("is_issued OR copies = 0", name="issued"),
        sa.CheckConstraint("sequence >= 1", name="sequence"),
        sa.UniqueConstraint("seat_id", "year", "sequence"),
    )
    op.create_table(
        "receipt_issue",
        column("receipt_id", sa.Uuid(), sa.ForeignKey("receipt.id"), primary_key=True),
        column("copy", sa.Integer(), primary_key=True, autoincrement=False),
        column("form", one_of("form", "a5 a4 80mm text")),
        column("issued_at", MOMENT),
        sa.CheckConstraint("copy >= 0", name="copy"),
    )
