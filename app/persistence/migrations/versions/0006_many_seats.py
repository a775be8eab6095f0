"""Many seats: roles and logins, what is shielded, the log, and what is kept."""

from app.persistence.migrations.sixth import log, people, privacy, shielding

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Extend what is there, then make the tables."""
    people.make()
    shielding.extend()
    log.make()
    privacy.make()


def downgrade() -> None:
    """Remove the tables, then what was added."""
    privacy.take_away()
    log.take_away()
    shielding.shorten()
    people.take_away()
