"""What figures need to know of contacts and hand-offs; what was stored before is told as well as it can be."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column, one_of

_REASONS = "no_article article_unclear decision_needed no_access asked_for_someone other"
_MAILS = ("acknowledgement", "answer", "reminder", "extension", "test")
_REPEAT_SECONDS = 7 * 24 * 3600
_HAS_TERM = sa.text("legal_on IS NOT NULL")


def extend() -> None:
    """New columns; a reason was never asked before."""
    with op.batch_alter_table("contact") as contact:
        contact.add_column(column("wrap_seconds", sa.Integer(), server_default=sa.text("0")))
        contact.create_check_constraint(op.f("ck_contact_wrap_seconds"), sa.text("wrap_seconds >= 0"))
    with op.batch_alter_table("subject") as subject:
        subject.add_column(sa.Column("reason", one_of("reason", _REASONS), nullable=True))
        subject.add_column(column("product", TEXT, server_default=""))
        subject.add_column(column("came_back", sa.Boolean(), server_default=sa.false()))
    op.add_column("hand_off", sa.Column("legal_on", sa.Date(), nullable=True))
    op.add_column("hand_off", sa.Column("answered_at", MOMENT, nullable=True))
    for name in ("was_reopened", "was_returned"):
        op.add_column("hand_off", column(name, sa.Boolean(), server_default=sa.false()))
    op.create_index(
        "ix_hand_off_legal_on", "hand_off", ["legal_on"], sqlite_where=_HAS_TERM, postgresql_where=_HAS_TERM
    )
    op.add_column("person", column("is_team_leader", sa.Boolean(), server_default=sa.false()))
    with op.batch_alter_table("municipality") as municipality:
        municipality.add_column(column("survey_percent", sa.Integer(), server_default=sa.text("10")))
        municipality.create_check_constraint(
            op.f("ck_municipality_survey_percent"), sa.text("survey_percent BETWEEN 0 AND 100")
        )
    _allow_mails((*_MAILS, "survey"))


def tell_products() -> None:
    """The product of the article that was read, else the article itself."""
    product = "content ->> 'product'" if _on_postgresql() else "json_extract(content, '$.product')"
    op.execute(
        f"""
        UPDATE subject SET product = (
            SELECT coalesce(nullif({product}, ''), article.slug)
            FROM article_version JOIN article ON article.id = article_version.article_id
            WHERE article_version.article_id = subject.article_id AND article_version.version = subject.article_version
        ) WHERE article_id IS NOT NULL
        """
    )


def tell_repeats() -> None:
    """Customers who came back about the same product within seven days."""
    later = (
        "extract(epoch FROM (later.started_at - contact.started_at))"
        if _on_postgresql()
        else "(julianday(later.started_at) - julianday(contact.started_at)) * 86400.0"
    )
    op.execute(
        f"""
        UPDATE subject SET came_back = {"TRUE" if _on_postgresql() else "1"} WHERE product <> '' AND EXISTS (
            SELECT 1 FROM contact
            JOIN contact AS later ON later.customer_id = contact.customer_id AND later.started_at > contact.started_at
            JOIN subject AS again ON again.contact_id = later.id AND again.product = subject.product
            WHERE contact.id = subject.contact_id AND {later} <= {_REPEAT_SECONDS}
        )
        """
    )


def tell_hand_offs() -> None:
    """The legal term, and when the first answer was there: the last end of a part before it was reopened."""
    op.execute("UPDATE hand_off SET legal_on = (SELECT legal_on FROM work_item WHERE work_item.id = hand_off.id)")
    for name, kind in (("was_reopened", "reopened"), ("was_returned", "returned")):
        true = "TRUE" if _on_postgresql() else "1"
        op.execute(
            f"UPDATE hand_off SET {name} = {true} WHERE id IN (SELECT hand_off_id FROM work_item"
            f" JOIN work_step ON work_step.item_id = work_item.id WHERE kind = '{kind}')"
        )
    op.execute(
        """
        UPDATE hand_off SET answered_at = (
            SELECT max(closed_at) FROM work_item WHERE work_item.hand_off_id = hand_off.id
        ) WHERE NOT EXISTS (
            SELECT 1 FROM work_item WHERE work_item.hand_off_id = hand_off.id AND closed_at IS NULL
        )
        """
    )
    op.execute(
        f"""
        UPDATE hand_off SET answered_at = (
            SELECT min(work_step.at) FROM work_item JOIN work_step ON work_step.item_id = work_item.id
            WHERE work_item.hand_off_id = hand_off.id AND work_step.kind IN ('answered', 'closed')
        ) WHERE was_reopened = {"TRUE" if _on_postgresql() else "1"}
        """
    )


def shorten() -> None:
    """Take it away; who was asked for a mark by e-mail is no longer known."""
    op.execute("DELETE FROM mail_message WHERE kind = 'survey'")
    _allow_mails(_MAILS)
    with op.batch_alter_table("municipality") as municipality:
        municipality.drop_constraint(op.f("ck_municipality_survey_percent"), type_="check")
        municipality.drop_column("survey_percent")
    op.drop_column("person", "is_team_leader")
    op.drop_index("ix_hand_off_legal_on", "hand_off")
    for name in ("was_returned", "was_reopened", "answered_at", "legal_on"):
        op.drop_column("hand_off", name)
    with op.batch_alter_table("subject") as subject:
        subject.drop_constraint(op.f("ck_subject_reason"), type_="check")
        for name in ("came_back", "product", "reason"):
            subject.drop_column(name)
    with op.batch_alter_table("contact") as contact:
        contact.drop_constraint(op.f("ck_contact_wrap_seconds"), type_="check")
        contact.drop_column("wrap_seconds")


def _allow_mails(kinds: tuple[str, ...]) -> None:
    """Let a message be one of these kinds; on SQLite that copies the table."""
    name, values = op.f("ck_mail_message_kind"), ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("mail_message") as message:
        message.drop_constraint(name, type_="check")
        message.create_check_constraint(name, sa.text(f"kind IN ({values})"))


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
