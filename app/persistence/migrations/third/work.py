"""The work queue."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of

_IS_OPEN = sa.text("closed_at IS NULL")


def make_work() -> None:
    """Work items, their history, who looks at them, and which reminders were sent."""
    _make_items()
    op.create_table(
        "work_step",
        column("item_id", sa.Uuid(), sa.ForeignKey("work_item.id"), primary_key=True),
        column("number", sa.Integer(), primary_key=True, autoincrement=False),
        column(
            "kind",
            one_of(
                "kind",
                "handed_off taken assigned called noted contact_centre_asked contact_centre_replied returned "
                "passed_on unit_asked unit_replied waited resumed promise_renewed answered closed reopened "
                "customer_reminded directed",
            ),
        ),
        column("at", MOMENT),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        column("text", TEXT),
        sa.Column("unit_id", TEXT, sa.ForeignKey("unit.id"), nullable=True),
        sa.Column("handler_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("is_reached", sa.Boolean(), nullable=True),
        sa.CheckConstraint("number >= 1", name="number"),
    )
    op.create_table(
        "work_presence",
        column("item_id", sa.Uuid(), sa.ForeignKey("work_item.id"), primary_key=True),
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        column("seen_at", MOMENT),
    )
    op.create_table(
        "reminder_sent",
        column("key", TEXT, primary_key=True),
        column("sent_at", MOMENT),
    )


def _make_items() -> None:
    op.create_table(
        "work_item",
        column("id", sa.Uuid(), primary_key=True),
        column("hand_off_id", sa.Uuid(), sa.ForeignKey("hand_off.id")),
        column("unit_id", TEXT, sa.ForeignKey("unit.id")),
        column("line", sa.SmallInteger()),
        column("promised_on", sa.Date()),
        column("status", one_of("status", "new in_progress waiting_for_customer with_contact_centre answered closed")),
        sa.Column("handler_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("director_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        column("asked_by", TEXT),
        sa.Column("legal_on", sa.Date(), nullable=True),
        column("attempts", sa.Integer()),
        column("reminders", sa.Integer()),
        sa.Column("waiting_since", sa.Date(), nullable=True),
        column("answer", TEXT),
        sa.Column("closed_at", MOMENT, nullable=True),
        column("shielded", sa.Boolean()),
        column("revision", sa.Integer()),
        column("words", TEXT),
        sa.CheckConstraint("line BETWEEN 1 AND 3", name="line"),
        sa.CheckConstraint("attempts >= 0", name="attempts"),
        sa.CheckConstraint("reminders >= 0", name="reminders"),
        sa.CheckConstraint("revision >= 1", name="revision"),
        sa.CheckConstraint("(status = 'closed') = (closed_at IS NOT NULL)", name="closed"),
    )
    op.create_index("ix_work_item_hand_off_id", "work_item", ["hand_off_id"])
    op.create_index("ix_work_item_status_promised_on_id", "work_item", ["status", "promised_on", "id"])
    op.create_index(
        "ix_work_item_promised_on_id",
        "work_item",
        ["promised_on", "id"],
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )
