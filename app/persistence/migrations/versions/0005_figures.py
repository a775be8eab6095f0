"""Figures: what contacts and hand-offs tell them, totals by day, marks of customers, norms and deviations."""

from alembic import op

from app.persistence.migrations.fifth import facts, figures, tallies

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Extend what is there and tell it what it was, then make the tables."""
    facts.extend()
    facts.tell_products()
    facts.tell_repeats()
    facts.tell_hand_offs()
    tallies.make()
    figures.make()


def downgrade() -> None:
    """Remove the tables, then what was added."""
    for table in reversed((*tallies.TABLES, *figures.TABLES)):
        op.drop_table(table)
    facts.shorten()
