"""Many seats: roles and logins, what is shielded, and the log."""

from alembic import op

from app.persistence.migrations.sixth import log, people, shielding

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Extend what is there, then make the tables."""
    people.make()
    shielding.extend()
    log.make()


def downgrade() -> None:
    """Remove the tables, then what was added."""
    for table in reversed(log.TABLES):
        op.drop_table(table)
    shielding.shorten()
    people.take_away()
