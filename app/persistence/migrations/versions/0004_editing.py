"""Editing of articles: drafts, feedback, tasks, attachments; who made a version; bulletins for certain units."""

from alembic import op

from app.persistence.migrations.fourth import articles, editing

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Extend what is there, then make the tables that refer to it."""
    articles.extend_articles()
    articles.index_use()
    articles.extend_bulletins()
    editing.make_drafts()
    editing.make_feedback()
    editing.make_tasks()


def downgrade() -> None:
    """Remove the tables, those that refer to others first, and what was added."""
    for table in reversed(editing.TABLES):
        op.drop_table(table)
    articles.shorten_bulletins()
    articles.forget_use()
    articles.shorten_articles()
