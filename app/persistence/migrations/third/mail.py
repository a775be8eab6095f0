"""Messages that go out by e-mail."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of


def make_mail() -> None:
    """Messages, how far they came, and the proof that they were sent."""
    op.create_table(
        "mail_message",
        column("id", sa.Uuid(), primary_key=True),
        column("dedupe_key", TEXT, unique=True),
        column("kind", one_of("kind", "acknowledgement answer reminder extension test")),
        column("recipient", TEXT),
        column("subject", TEXT),
        column("body", TEXT),
        sa.Column("hand_off_id", sa.Uuid(), sa.ForeignKey("hand_off.id"), nullable=True),
        column("made_at", MOMENT),
        column("state", one_of("state", "waiting sent failed")),
        column("tries", sa.Integer()),
        sa.Column("retry_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        column("message_id_header", TEXT),
        column("server_reply", TEXT),
        column("failed_reason", TEXT),
        sa.CheckConstraint("tries >= 0", name="tries"),
    )
    op.create_index("ix_mail_message_hand_off_id", "mail_message", ["hand_off_id"])
    op.create_index("ix_mail_message_state_retry_at", "mail_message", ["state", "retry_at"])
