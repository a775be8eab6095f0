"""Contacts tell by themselves whether something in them is shielded."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import column


def extend() -> None:
    """A contact is shielded when one of its subjects or hand-offs is."""
    op.add_column("contact", column("shielded", sa.Boolean(), server_default=sa.false()))
    op.execute(
        "UPDATE contact SET shielded = true WHERE id IN (SELECT contact_id FROM subject"
        " LEFT JOIN hand_off ON hand_off.subject_id = subject.id WHERE subject.shielded OR hand_off.shielded)"
    )


def shorten() -> None:
    """Subjects go on telling it."""
    op.drop_column("contact", "shielded")
