"""The work queue, e-mail out, and what units need for them."""

from alembic import op

from app.persistence.migrations.third import items, mail, organisation, subjects, work

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = ("mail_message", "work_item", "work_step", "work_presence", "reminder_sent")


def upgrade() -> None:
    """Make the tables, those that others refer to first, and an item for every hand-off."""
    organisation.extend_organisation()
    subjects.extend_subjects()
    mail.make_mail()
    work.make_work()
    items.make_items()


def downgrade() -> None:
    """Remove the tables, those that refer to others first."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    subjects.shorten_subjects()
    organisation.shorten_organisation()
