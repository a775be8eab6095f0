"""Which contacts are kept, until when, and what holds them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, Select, and_, case, exists, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.disposal import Holds
from app.domain.mail import MailState
from app.domain.retention import RetentionTerms, first_kept_day, kept_until
from app.persistence.figures.days import bounds_of
from app.persistence.tables.articles import ArticleVersionRow
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.mail import MailMessageRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow

_GROUP = type_coerce(ArticleVersionRow.content, JSON)["group"].as_string()
_OF_ARTICLE = and_(
    ArticleVersionRow.article_id == SubjectRow.article_id, ArticleVersionRow.version == SubjectRow.article_version
)


def overdue(terms: RetentionTerms, today: date, among: Collection[UUID] | None = None) -> Select[UUID]:
    """Ids of contacts whose term is over and that nothing holds, the oldest first.

    Costs as much as there are contacts older than the shortest term and not erased: the index holds no others.
    """
    contact = ContactRow
    old = select(contact.id, contact.ended_at, _kept_since(terms, today).label("since")).where(
        contact.erased_at.is_(None), contact.ended_at < _begin_of(first_kept_day(today, terms.shortest))
    )
    if among is not None:
        old = old.where(contact.id.in_(among))
    found = old.subquery("old")
    open_or_young = or_(WorkItemRow.closed_at.is_(None), WorkItemRow.closed_at >= found.c.since)
    over: Select[UUID] = select(found.c.id).where(
        found.c.ended_at < found.c.since,
        ~exists(_work_of(found.c.id).where(open_or_young)),
        ~exists(_hand_offs_of(found.c.id).where(_runs(today))),
        ~exists(_mail_of(found.c.id)),
    )
    return over.order_by(found.c.ended_at, found.c.id)


def kept_days(session: Session, contact_ids: Collection[UUID], terms: RetentionTerms) -> dict[UUID, date]:
    """The last day on which each contact is kept, as far as its work is closed; erased ones are left out."""
    ended = _ends(session, contact_ids)
    months: dict[UUID, list[int]] = {}
    rows = (
        select(SubjectRow.contact_id, SubjectRow.kind, func.coalesce(_GROUP, ""))
        .outerjoin(ArticleVersionRow, _OF_ARTICLE)
        .where(SubjectRow.contact_id.in_(ended))
    )
    for contact_id, kind, group in session.execute(rows):
        months.setdefault(contact_id, []).append(terms.months_of(kind, group))
    return {
        contact_id: kept_until(moment.astimezone(LOCAL_ZONE).date(), max(months.get(contact_id, [terms.shortest])))
        for contact_id, moment in ended.items()
    }


def holds(session: Session, contact_ids: Collection[UUID], today: date) -> dict[UUID, tuple[Holds, ...]]:
    """What keeps these contacts from being erased; those that nothing holds are left out."""
    contact = ContactRow
    checks = {
        Holds.OPEN_WORK: exists(_work_of(contact.id).where(WorkItemRow.closed_at.is_(None))),
        Holds.LEGAL_TERM: exists(_hand_offs_of(contact.id).where(_runs(today))),
        Holds.WAITING_MAIL: exists(_mail_of(contact.id)),
    }
    rows = session.execute(select(contact.id, *checks.values()).where(contact.id.in_(contact_ids)))
    found = ((row[0], tuple(hold for hold, is_so in zip(checks, row[1:], strict=True) if is_so)) for row in rows)
    return {contact_id: told for contact_id, told in found if told}


def _ends(session: Session, contact_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When each contact and its work were over."""
    contact, item = ContactRow, WorkItemRow
    mine = [contact.id.in_(contact_ids), contact.erased_at.is_(None)]
    ended = dict(session.execute(select(contact.id, contact.ended_at).where(*mine)).all())
    work = (
        select(SubjectRow.contact_id, item.closed_at)
        .join(HandOffRow, HandOffRow.subject_id == SubjectRow.id)
        .join(item, item.hand_off_id == HandOffRow.id)
        .where(SubjectRow.contact_id.in_(ended), item.closed_at.is_not(None))
    )
    for contact_id, closed_at in session.execute(work):
        ended[contact_id] = max(ended[contact_id], closed_at or ended[contact_id])
    return ended


def _kept_since(terms: RetentionTerms, today: date) -> ColumnElement[datetime]:
    """What ended at this moment or later is kept today: the subject with the longest term decides."""
    begins = {rule: _begin_of(first_kept_day(today, rule.months)) for rule in terms.rules}
    of_groups = [rule for rule in terms.rules if rule.group]
    others = [rule for rule in terms.rules if not rule.group]
    whens: list[tuple[ColumnElement[bool], Any]] = [
        *((and_(SubjectRow.kind == rule.kind, rule.group == _GROUP), begins[rule]) for rule in of_groups),
        *((SubjectRow.kind == rule.kind, begins[rule]) for rule in others),
    ]
    since = select(func.min(case(*whens))).where(SubjectRow.contact_id == ContactRow.id)
    if of_groups:
        since = since.select_from(SubjectRow).outerjoin(ArticleVersionRow, _OF_ARTICLE)
    shortest = _begin_of(first_kept_day(today, terms.shortest))
    return func.coalesce(since.correlate(ContactRow).scalar_subquery(), shortest)


def _begin_of(day: date) -> ColumnElement[datetime]:
    return literal(bounds_of(day, day)[0], ContactRow.ended_at.type)


def _hand_offs_of(contact_id: Any) -> Select[*tuple[Any, ...]]:
    hand_off = HandOffRow
    joined = select(hand_off.id).join(SubjectRow, SubjectRow.id == hand_off.subject_id)
    return joined.where(SubjectRow.contact_id == contact_id)


def _work_of(contact_id: Any) -> Select[*tuple[Any, ...]]:
    return _hand_offs_of(contact_id).join(WorkItemRow, WorkItemRow.hand_off_id == HandOffRow.id)


def _mail_of(contact_id: Any) -> Select[*tuple[Any, ...]]:
    joined = _hand_offs_of(contact_id).join(MailMessageRow, MailMessageRow.hand_off_id == HandOffRow.id)
    return joined.where(MailMessageRow.state == MailState.WAITING)


def _runs(today: date) -> ColumnElement[bool]:
    """A legal term that is not over, of a question that was not answered."""
    return and_(HandOffRow.legal_on >= today, HandOffRow.answered_at.is_(None))
