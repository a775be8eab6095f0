"""Customers and their contacts."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of


def make_customers() -> None:
    """The customer register."""
    op.create_table(
        "customer",
        column("id", sa.Uuid(), primary_key=True),
        column("salutation", TEXT),
        column("initials", TEXT),
        column("prefix", TEXT),
        column("last_name", TEXT),
        column("company", TEXT),
        column("kvk_number", TEXT),
        column("postcode", TEXT),
        column("house_number", TEXT),
        column("street", TEXT),
        column("place", TEXT),
        column("phone", TEXT),
        column("phone_e164", TEXT),
        column("email", TEXT),
        column("email_consent", sa.Boolean()),
    )
    op.create_table(
        "customer_key",
        column("customer_id", sa.Uuid(), sa.ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True),
        column("kind", one_of("kind", "name phone address email kvk"), primary_key=True),
        column("value", TEXT, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_customer_key_kind_value_customer_id", "customer_key", ["kind", "value", "customer_id"])


def make_contacts() -> None:
    """Finished contacts."""
    op.create_table(
        "contact",
        column("id", sa.Uuid(), primary_key=True),
        column("number", TEXT, unique=True),
        column("channel", one_of("channel", "counter telephone email letter chat web_form social_media")),
        column("seat_id", sa.Uuid(), sa.ForeignKey("seat.id")),
        column("agent_id", sa.Uuid(), sa.ForeignKey("person.id")),
        column("started_at", MOMENT),
        column("ended_at", MOMENT),
        column("held_seconds", sa.Integer()),
        sa.Column("customer_id", sa.Uuid(), sa.ForeignKey("customer.id"), nullable=True),
        column("note", TEXT),
        column("payment", one_of("payment", "none card cash")),
        column("fingerprint", TEXT),
        sa.CheckConstraint("held_seconds >= 0", name="held_seconds"),
        sa.CheckConstraint("length(note) <= 1000", name="note"),
        sa.CheckConstraint("length(number) = 10", name="number"),
    )
    op.create_index("ix_contact_customer_id_started_at", "contact", ["customer_id", "started_at"])
    op.create_index("ix_contact_started_at", "contact", ["started_at"])
    op.create_table(
        "received_document",
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("name", TEXT),
        column("count", sa.Integer()),
        sa.CheckConstraint("count >= 1", name="count"),
    )
    op.create_table(
        "fee_line",
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id"), primary_key=True),
        column("position", sa.Integer(), primary_key=True),
        column("code", TEXT),
        column("name", TEXT),
        column("cents", sa.Integer()),
        column("quantity", sa.Integer()),
        sa.CheckConstraint("cents >= 0", name="cents"),
        sa.CheckConstraint("quantity >= 1", name="quantity"),
    )
