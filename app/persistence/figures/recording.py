"""Keeping the totals true with every change, in the transaction of the change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    func,
    literal,
    select,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session, aliased

from app.clock import LOCAL_ZONE
from app.domain.figures.facts import ContactFacts, SearchFacts
from app.domain.figures.measures import ALL, Cube, Measure
from app.domain.figures.tallying import (
    REPEAT_DAYS,
    Cell,
    Tallies,
    change_of,
    desks,
    merge,
    tally_contact,
    tally_hand_off,
    tally_search,
)
from app.domain.not_direct import DIRECT
from app.domain.work_item import StepKind, WorkStep
from app.persistence.figures import guarded
from app.persistence.figures.adding import add_tallies
from app.persistence.figures.facts import OF_CONTACTS, OF_HAND_OFFS, OF_SUBJECTS, contact_facts, hand_off_facts
from app.persistence.server.present import guards_rights
from app.persistence.tables.articles import ArticleRow, ArticleVersionRow
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow

_REPEAT = timedelta(days=REPEAT_DAYS)

# made once: making a statement takes longer than running it
_ONE_CONTACT = OF_CONTACTS.where(ContactRow.id == bindparam("contact_id"))
_ITS_SUBJECTS = OF_SUBJECTS.where(SubjectRow.contact_id == bindparam("contact_id"))
_ONE_HAND_OFF = OF_HAND_OFFS.where(HandOffRow.id == bindparam("hand_off_id"))


def record_contact(session: Session, contact_id: UUID) -> None:
    """Count a contact that was just stored; earlier ones whose customer came back with it count so from now on.

    A server that guards its rights tells products by itself, and who came back in `record_come_back`.
    """
    tallies: Tallies = {}
    if not guards_rights(session):
        tell_products(session, SubjectRow.contact_id == contact_id)
        tallies = _came_back(session, contact_id)
    merge(tallies, tally_contact(_facts_of(session, contact_id), LOCAL_ZONE))
    add_tallies(session, tallies)


def record_come_back(session: Session, contact_id: UUID) -> None:
    """Count whose customer came back with a contact that was stored before; the second time changes nothing."""
    if guards_rights(session):
        add_tallies(session, _less(guarded.come_back(session, contact_id)))


def record_hand_offs(session: Session, begun: Mapping[UUID, date | None]) -> None:
    """Count hand-offs whose work was just begun, each with its legal term; together, so that cells keep their order."""
    tallies: Tallies = {}
    for hand_off_id, legal_on in begun.items():
        session.execute(update(HandOffRow).where(HandOffRow.id == hand_off_id).values(legal_on=legal_on))
        merge(tallies, _tallies_of_hand_off(session, hand_off_id))
    add_tallies(session, tallies)


def wait_for_parts(session: Session, hand_off_id: UUID) -> None:
    """Steps of one hand-off wait for each other: two that end its last parts at once would not see each other."""
    session.execute(_parts_in_a_row(), {"hand_off_id": hand_off_id})


@cache
def _parts_in_a_row() -> Select[*tuple[Any, ...]]:
    return select(HandOffRow.id).where(HandOffRow.id == bindparam("hand_off_id")).with_for_update(key_share=True)


def record_step(session: Session, step: WorkStep) -> None:
    """Count what a step of work changed: the first answer, a return, or that it was reopened."""
    item = WorkItemRow
    hand_off_id = session.scalars(select(item.hand_off_id).where(item.id == step.item_id)).one()
    told: dict[str, object] = {}
    if step.kind is StepKind.REOPENED:
        told["was_reopened"] = True
    elif step.kind is StepKind.RETURNED:
        told["was_returned"] = True
    elif _is_answered(session, hand_off_id):
        told["answered_at"] = func.coalesce(HandOffRow.answered_at, literal(step.at, HandOffRow.answered_at.type))
    if not told:
        return
    before = _tallies_of_hand_off(session, hand_off_id)
    session.execute(update(HandOffRow).where(HandOffRow.id == hand_off_id).values(**told))
    add_tallies(session, change_of(before, _tallies_of_hand_off(session, hand_off_id)))


def record_search(session: Session, facts: SearchFacts) -> None:
    """Count a search."""
    add_tallies(session, tally_search(facts, LOCAL_ZONE))


def record_survey(session: Session, contact_id: UUID, asked_at: datetime, mark: int | None) -> None:
    """The customer was asked for a mark, or gave one; a later mark takes the place of an earlier one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_marks_in_a_row(), {"contact_id": str(contact_id)})
    facts = _facts_of(session, contact_id)
    row = session.get(SurveyRow, contact_id)
    if row is None:
        session.add(SurveyRow(contact_id=contact_id, asked_at=asked_at, mark=mark))
    else:
        row.mark = mark
    session.flush()
    told = replace(facts, survey_asked=True, mark=mark)
    add_tallies(session, change_of(tally_contact(facts, LOCAL_ZONE), tally_contact(told, LOCAL_ZONE)))


@cache
def _marks_in_a_row() -> Select[*tuple[Any, ...]]:
    """Two marks of one contact wait for each other. No row is locked: nobody has a right to change a contact."""
    return select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("contact_id"), 0)))


def tell_products(session: Session, which: ColumnElement[bool]) -> None:
    """What each of these subjects was about, kept with it: it stays when the article or the customer goes."""
    told = update(SubjectRow).where(which, SubjectRow.article_id.is_not(None)).values(product=_of_article())
    session.execute(told.execution_options(synchronize_session=False))


@cache
def _of_article() -> ScalarSelect[str]:
    version = ArticleVersionRow
    product = func.nullif(type_coerce(version.content, JSON)["product"].as_string(), "")
    return (
        select(func.coalesce(product, ArticleRow.slug))
        .select_from(version)
        .join(ArticleRow, ArticleRow.id == version.article_id)
        .where(version.article_id == SubjectRow.article_id, version.version == SubjectRow.article_version)
        .scalar_subquery()
    )


def _came_back(session: Session, contact_id: UUID) -> Tallies:
    """Mark the subjects that the customer came back about, of earlier contacts and of this one: it may come late.

    Gives what that takes away from the figures of the earlier ones; the new one is counted after it.
    """
    known = {"contact_id": contact_id}
    customer_id, started_at = session.execute(_whose(), known).one()
    if customer_id is None:
        return {}
    session.execute(_in_a_row(), {"customer_id": customer_id})
    around = {"customer_id": customer_id, "moment": started_at, "first": started_at - _REPEAT}
    pairs = session.execute(_same_product(), known | around | {"last": started_at + _REPEAT}).all()
    earlier = {subject_id for _, subject_id, moment in pairs if moment < started_at}
    own = {subject_id for subject_id, _, moment in pairs if moment > started_at}
    lost = _less(_counted_once(session, earlier)) if earlier else {}
    if earlier | own:
        marked = update(SubjectRow).where(SubjectRow.id.in_(earlier | own)).values(came_back=True)
        session.execute(marked.execution_options(synchronize_session=False))
    return lost


@cache
def _whose() -> Select[*tuple[Any, ...]]:
    return select(ContactRow.customer_id, ContactRow.started_at).where(ContactRow.id == bindparam("contact_id"))


@cache
def _in_a_row() -> Select[*tuple[Any, ...]]:
    """Contacts of one customer wait for each other: two that come at once would not see each other."""
    return select(CustomerRow.id).where(CustomerRow.id == bindparam("customer_id")).with_for_update(key_share=True)


@cache
def _same_product() -> Select[*tuple[Any, ...]]:
    """Subjects of this contact, each with one of another contact of the customer, and when that began."""
    other, asked, again = aliased(ContactRow), aliased(SubjectRow), aliased(SubjectRow)
    return (
        select(asked.id, again.id, other.started_at)
        .join(again, again.product == asked.product)
        .join(other, other.id == again.contact_id)
        .where(asked.contact_id == bindparam("contact_id"), asked.product != "")
        .where(other.customer_id == bindparam("customer_id"), other.id != bindparam("contact_id"))
        .where(other.started_at != bindparam("moment"))
        .where(other.started_at.between(bindparam("first"), bindparam("last")))
    )


def _counted_once(session: Session, subject_ids: set[UUID]) -> Iterable[tuple[Any, ...]]:
    """Where each of these counted as answered once until now."""
    contact, subject = ContactRow, SubjectRow
    counted = session.execute(
        select(contact.started_at, contact.channel, contact.seat_id, contact.agent_id, subject.product, subject.unit_id)
        .join(subject, subject.contact_id == contact.id)
        .where(subject.id.in_(subject_ids), ~subject.came_back, subject.outcome.in_(DIRECT))
    )
    return map(tuple, counted)


def _less(counted: Iterable[tuple[Any, ...]]) -> Tallies:
    """One less answered once for each of these."""
    lost: Tallies = {}
    for started_at, channel, seat_id, agent_id, product, unit_id in counted:
        day = started_at.astimezone(LOCAL_ZONE).date()
        less = Counter({Measure.DIRECT_ONCE: -1})
        for place in ((product, unit_id), (ALL, ALL)):
            merge(lost, {Cell(Cube.SUBJECT, day, (channel.value, *place)): less})
        for desk in desks(seat_id, agent_id):
            merge(lost, {Cell(Cube.DESK, day, (channel.value, *desk)): less})
    return lost


def _facts_of(session: Session, contact_id: UUID) -> ContactFacts:
    row = session.execute(_ONE_CONTACT, {"contact_id": contact_id}).one()
    subjects = session.execute(_ITS_SUBJECTS, {"contact_id": contact_id}).all()
    return contact_facts(row, subjects)


def _tallies_of_hand_off(session: Session, hand_off_id: UUID) -> Tallies:
    row = session.execute(_ONE_HAND_OFF, {"hand_off_id": hand_off_id}).one()
    return tally_hand_off(hand_off_facts(row))


def _is_answered(session: Session, hand_off_id: UUID) -> bool:
    """Whether nothing of it is open any more."""
    item = WorkItemRow
    still_open = exists().where(item.hand_off_id == hand_off_id, item.closed_at.is_(None))
    return not session.scalar(select(still_open))
