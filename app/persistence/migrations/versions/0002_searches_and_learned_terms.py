"""The search log, what agents chose after searching, and learned terms."""

from alembic import op

from app.persistence.migrations.second import searches

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("search_log", "search_choice", "learned_term", "learned_term_source")


def upgrade() -> None:
    """Make the tables, those that others refer to first."""
    searches.make_search_log()
    searches.make_learned_terms()


def downgrade() -> None:
    """Remove the tables, those that refer to others first."""
    for table in reversed(_TABLES):
        op.drop_table(table)
