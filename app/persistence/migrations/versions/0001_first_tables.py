"""The first tables."""

from alembic import op

from app.persistence.migrations.first import contacts, knowledge, organisation, receipts, subjects

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    *("article", "article_version", "article_change"),
    *("unit", "unit_parent", "route", "seat", "person", "fee"),
    *("municipality", "municipality_value", "service_level", "front_back_split", "opening_weekday"),
    *("bulletin", "bulletin_article", "bulletin_read", "knowledge_gap", "setting"),
    *("customer", "customer_key"),
    *("contact", "received_document", "fee_line"),
    *("subject", "hand_off", "hand_off_answer", "hand_off_unit"),
    *("receipt_counter", "receipt", "receipt_issue"),
)


def upgrade() -> None:
    """Make every table, those that others refer to first."""
    knowledge.make_knowledge_base()
    organisation.make_organisation()
    organisation.make_municipality()
    knowledge.make_bulletins()
    contacts.make_customers()
    contacts.make_contacts()
    subjects.make_subjects()
    subjects.make_hand_offs()
    receipts.make_receipts()


def downgrade() -> None:
    """Remove every table, those that refer to others first."""
    for table in reversed(_TABLES):
        op.drop_table(table)
