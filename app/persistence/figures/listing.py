"""The contacts that a number is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    SQLColumnExpression,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.errors import DomainError
from app.domain.figures.measures import MEASURES, Cube, Measure
from app.persistence.figures.conditions import OF_CONTACT, OF_HAND_OFF, OF_SUBJECT
from app.persistence.figures.days import bounds_of, ends_of, hours_between
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow
from app.services.figure_ports import NO_PRODUCT, ListedContact, ListedPage, Scope
from app.services.work_ports import Viewer

_MADE_OF_CONTACTS = (Cube.CONTACT, Cube.SUBJECT, Cube.HAND_OFF, Cube.DESK, Cube.HOUR)
_TERMS = (Measure.TERMS_DUE, Measure.TERMS_KEPT)
_KEPT = (Measure.PROMISES_KEPT, Measure.TERMS_KEPT)
_CONTACT = (ContactRow.id, ContactRow.number, ContactRow.started_at, ContactRow.channel)
_NEWEST = (ContactRow.started_at.desc(), ContactRow.id.desc(), SubjectRow.position)


@dataclass(frozen=True, slots=True)
class _Lines:
    """What to list: rows without columns yet. `days` is on which a line counts, when its contact does not tell that."""

    found: Select[*tuple[Any, ...]]
    unit_id: ColumnElement[str]
    days: tuple[SQLColumnExpression[date | None], ...] = ()


def listed(
    session: Session, cube: Cube, measure: Measure, scope: Scope, viewer: Viewer, *, limit: int, offset: int
) -> ListedPage:
    """What was counted, newest first. Narrowed to a product that would tell what is shielded: such lines stay away.

    Raises:
        DomainError: `figure-not-listed` for what is not made of contacts, and a cube that is not narrowed so.
    """
    if cube not in _MADE_OF_CONTACTS or measure not in MEASURES[cube] or not scope.narrowed.is_known_to(cube):
        raise DomainError("figure-not-listed")
    if cube in (Cube.DESK, Cube.HOUR):
        scope = replace(scope, product="", unit_id="")  # as in the totals
    lines = _lines(cube, measure, scope)
    if scope.product not in ("", NO_PRODUCT):
        lines = replace(lines, found=lines.found.where(_may_be_seen_by(viewer)))
    total = session.scalar(lines.found.add_columns(func.count())) or 0
    title = case((_may_be_seen_by(viewer), func.coalesce(SubjectRow.title, "")), else_="")
    page = lines.found.add_columns(*_CONTACT, title, SubjectRow.outcome, lines.unit_id, *lines.days)
    page = page.order_by(*(day.desc() for day in lines.days), *_NEWEST).limit(limit).offset(offset)
    return ListedPage(tuple(_line(row) for row in session.execute(page)), total)


def _lines(cube: Cube, measure: Measure, scope: Scope) -> _Lines:
    if cube is Cube.HAND_OFF:
        return _of_hand_offs(measure, scope)
    return _of_contacts(measure, scope) if measure in OF_CONTACT else _of_subjects(measure, scope)


def _of_contacts(measure: Measure, scope: Scope) -> _Lines:
    """Each contact once, with the first subject that it was found by; all joins find one row or none."""
    subject = SubjectRow
    about = [subject.contact_id == ContactRow.id, *_about(scope)]
    first = select(subject.id).where(*about).order_by(subject.position).limit(1).correlate(ContactRow)
    found = (
        select()
        .select_from(ContactRow)
        .outerjoin(SurveyRow, SurveyRow.contact_id == ContactRow.id)
        .outerjoin(subject, subject.id == first.scalar_subquery())
        .outerjoin(HandOffRow, HandOffRow.subject_id == subject.id)
        .where(*_begun(scope), OF_CONTACT[measure])
    )
    if len(about) > 1:
        found = found.where(first.exists())
    return _Lines(found, func.coalesce(subject.unit_id, ""))


def _of_subjects(measure: Measure, scope: Scope) -> _Lines:
    found = (
        select()
        .select_from(ContactRow)
        .join(SubjectRow, SubjectRow.contact_id == ContactRow.id)
        .outerjoin(HandOffRow, HandOffRow.subject_id == SubjectRow.id)
        .where(*_begun(scope), *_about(scope), OF_SUBJECT[measure])
    )
    return _Lines(found, func.coalesce(SubjectRow.unit_id, ""))


def _of_hand_offs(measure: Measure, scope: Scope) -> _Lines:
    """Those whose work began, on the day promised or the last day of the term."""
    hand_off = HandOffRow
    day = hand_off.legal_on if measure in _TERMS else hand_off.promised_on
    found = (
        select()
        .select_from(hand_off)
        .join(SubjectRow, SubjectRow.id == hand_off.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .join(WorkItemRow, WorkItemRow.id == hand_off.id)
        .where(day.between(scope.first, scope.last), _by(scope), _about_product(scope))
    )
    if scope.unit_id:
        found = found.where(hand_off.unit_id == scope.unit_id)
    if scope.narrowed.line:
        found = found.where(hand_off.line == scope.narrowed.line)
    if measure in _KEPT:
        ends = ends_of(scope.first, scope.last)
        found = found.join(ends, ends.c.day == day).where(hand_off.answered_at < ends.c.over)
    else:
        found = found.where(OF_HAND_OFF[measure])
    return _Lines(found, func.coalesce(hand_off.unit_id, ""), (day,))


def _begun(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """When and where a contact began."""
    narrowed = scope.narrowed
    begin, end = bounds_of(scope.first, scope.last)
    yield from (ContactRow.started_at >= begin, ContactRow.started_at < end, _by(scope))
    if narrowed.seat_id:
        yield ContactRow.seat_id == narrowed.seat_id
    if narrowed.agent_id:
        yield ContactRow.agent_id == narrowed.agent_id
    if narrowed.hour:
        yield ContactRow.id.in_(_within(hours_between(scope.first, scope.last, *narrowed.hour)))


def _within(hours: Sequence[tuple[datetime, datetime]]) -> Select[UUID]:
    """Ids by themselves: else SQLite goes through all contacts in order, and looks at each whether it is within."""
    row = ContactRow.__table__.alias("within")
    found = select(row.c.id)
    return found.where(or_(false(), *(and_(row.c.started_at >= begin, row.c.started_at < end) for begin, end in hours)))


def _by(scope: Scope) -> ColumnElement[bool]:
    return ContactRow.channel == scope.channel if scope.channel else true()


def _about(scope: Scope) -> list[ColumnElement[bool]]:
    about = [_about_product(scope)] if scope.product else []
    return [*about, SubjectRow.unit_id == scope.unit_id] if scope.unit_id else about


def _about_product(scope: Scope) -> ColumnElement[bool]:
    if not scope.product:
        return true()
    return SubjectRow.product == ("" if scope.product == NO_PRODUCT else scope.product)


def _may_be_seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """What is shielded is for people of the units it is with now, and for who handles it."""
    item = WorkItemRow.__table__.alias("item")
    is_shielded = or_(func.coalesce(SubjectRow.shielded, False), func.coalesce(HandOffRow.shielded, False))
    theirs = or_(item.c.unit_id.in_(viewer.unit_ids), item.c.handler_id == viewer.person_id)
    with_them = select(literal(1)).where(item.c.hand_off_id == HandOffRow.id, theirs).correlate(HandOffRow).exists()
    of_unit = and_(HandOffRow.id.is_(None), SubjectRow.unit_id.in_(viewer.unit_ids))
    return or_(~is_shielded, of_unit, with_them)


def _line(row: Row[*tuple[Any, ...]]) -> ListedContact:
    contact_id, number, started_at, channel, title, outcome, unit_id, *days = row
    day = days[0] if days else started_at.astimezone(LOCAL_ZONE).date()
    return ListedContact(contact_id, number, started_at, channel, title, outcome, unit_id, day)
