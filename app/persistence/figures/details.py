"""Products, articles and complaints that figures tell about."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Uuid, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.contact import Channel, MessageKind
from app.domain.figures.measures import Cube
from app.domain.not_direct import DIRECT
from app.persistence.figures.days import bounds_of
from app.persistence.figures.facts import local_day
from app.persistence.figures.totals import split
from app.persistence.tables.articles import ArticleRow
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.services.figure_ports import ComplaintLine, Scope, Split

_WRITTEN = (Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM, Channel.CHAT, Channel.SOCIAL_MEDIA)


def product_titles(session: Session, slugs: Sequence[str]) -> dict[str, str]:
    """Titles of articles by slug, those of withdrawn ones too."""
    found = session.execute(select(ArticleRow.slug, ArticleRow.title).where(ArticleRow.slug.in_(slugs)))
    return dict(found.all())


def unused_articles(session: Session, first: date, last: date) -> list[tuple[UUID, str]]:
    """Current articles that nobody opened or answered with in these days: id and title, by title."""
    row = ArticleRow
    used = split(session, Scope(first, last), Cube.ARTICLE, Split.ARTICLE)
    current = select(type_coerce(row.id, Uuid), row.title).where(row.withdrawn_at.is_(None)).order_by(row.title, row.id)
    return [(article_id, title) for article_id, title in session.execute(current) if str(article_id) not in used]


def complaints(session: Session, year: int) -> list[ComplaintLine]:
    """Written complaints received in a year, in the order in which they came in; one answered at once was decided."""
    contact, subject, hand_off = ContactRow, SubjectRow, HandOffRow
    begin, end = bounds_of(date(year, 1, 1), date(year, 12, 31))
    found = session.execute(
        select(
            contact.started_at,
            contact.ended_at,
            contact.channel,
            subject.product,
            func.coalesce(hand_off.unit_id, subject.unit_id, ""),
            subject.outcome,
            hand_off.legal_on,
            hand_off.answered_at,
            func.coalesce(hand_off.was_reopened, False),
            or_(subject.shielded, func.coalesce(hand_off.shielded, False)),
        )
        .join(subject, subject.contact_id == contact.id)
        .outerjoin(hand_off, hand_off.subject_id == subject.id)
        .where(contact.started_at >= begin, contact.started_at < end)
        .where(subject.kind == MessageKind.COMPLAINT, contact.channel.in_(_WRITTEN))
        .order_by(contact.started_at, contact.id, subject.position)
    )
    return [
        ComplaintLine(
            received_on=started_at.astimezone(LOCAL_ZONE).date(),
            channel=channel,
            product=product,
            unit_id=unit_id,
            due_on=legal_on,
            decided_on=local_day(ended_at if outcome in DIRECT else answered_at),
            was_reopened=reopened,
            is_shielded=shielded,
        )
        for started_at, ended_at, channel, product, unit_id, outcome, legal_on, answered_at, reopened, shielded in found
    ]
