"""More kinds of messages and answers, and what is told of a subject and its hand-off."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import column

_MESSAGES = ("question", "complaint", "objection", "notice_of_default", "public_space_report")
_ANSWERS = ("text", "choice", "yes_no", "date", "number", "address", "licence_plate")


def extend_subjects() -> None:
    """An official message, a document as an answer, a sender who was told, a sensitive hand-off."""
    op.add_column("subject", column("sender_told", sa.Boolean(), server_default=sa.false()))
    op.add_column("hand_off", column("is_sensitive", sa.Boolean(), server_default=sa.false()))
    _allow("subject", (*_MESSAGES, "official_message"))
    _allow("hand_off_answer", (*_ANSWERS, "document"))


def shorten_subjects() -> None:
    """Take it away; what was a kind of its own becomes the plainest kind."""
    op.execute("UPDATE subject SET kind = 'question' WHERE kind = 'official_message'")
    op.execute("UPDATE hand_off_answer SET kind = 'text' WHERE kind = 'document'")
    _allow("hand_off_answer", _ANSWERS)
    _allow("subject", _MESSAGES)
    op.drop_column("hand_off", "is_sensitive")
    op.drop_column("subject", "sender_told")


def _allow(table: str, kinds: tuple[str, ...]) -> None:
    """Let the column `kind` hold these; on SQLite that copies the table."""
    name = op.f(f"ck_{table}_kind")
    values = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(name, type_="check")
        changed.create_check_constraint(name, sa.text(f"kind IN ({values})"))
