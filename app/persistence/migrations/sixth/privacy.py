"""Terms of keeping, disposals, and which contacts were erased."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of

TABLES = ("retention_rule", "disposal", "disposal_contact")
_KINDS = "question complaint objection notice_of_default public_space_report official_message"
_NOT_ERASED = sa.text("erased_at IS NULL")


def make() -> None:
    """Empty: the usual terms hold until the municipality chooses others, and nothing was erased."""
    op.add_column("contact", sa.Column("erased_at", MOMENT, nullable=True))
    op.create_index(
        "ix_contact_ended_at", "contact", ["ended_at"], sqlite_where=_NOT_ERASED, postgresql_where=_NOT_ERASED
    )
    op.create_table(
        "retention_rule",
        column("kind", one_of("kind", _KINDS), primary_key=True),
        column("product_group", TEXT, primary_key=True),
        column("months", sa.Integer()),
        sa.CheckConstraint("months >= 1", name="months"),
    )
    op.create_table(
        "disposal",
        column("id", sa.Uuid(), primary_key=True),
        column("kind", one_of("kind", "term request")),
        column("state", one_of("state", "proposed approved done withdrawn")),
        column("proposed_at", MOMENT),
        column("proposed_by", TEXT),
        column("rules", TEXT),
        sa.Column("approved_at", MOMENT, nullable=True),
        column("approved_by", TEXT),
        column("reason", TEXT),
        sa.Column("done_at", MOMENT, nullable=True),
        column("contacts", sa.Integer()),
        column("customers", sa.Integer()),
        column("digest", TEXT),
        sa.CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done"),
        sa.CheckConstraint("contacts >= 0", name="contacts"),
        sa.CheckConstraint("customers >= 0", name="customers"),
    )
    op.create_table(
        "disposal_contact",
        column("disposal_id", sa.Uuid(), sa.ForeignKey("disposal.id"), primary_key=True),
        column("contact_id", sa.Uuid(), sa.ForeignKey("contact.id"), primary_key=True),
        column("state", one_of("state", "listed put_off kept erased")),
        column("because", TEXT),
    )
    op.create_index("ix_disposal_contact_contact_id", "disposal_contact", ["contact_id"])
    listed = ["disposal_id", "state", "contact_id"]
    op.create_index("ix_disposal_contact_disposal_id_state_contact_id", "disposal_contact", listed)


def take_away() -> None:
    """What was erased stays so."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index("ix_contact_ended_at", "contact")
    op.drop_column("contact", "erased_at")
