"""The work queue: which items somebody sees, and what of them."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    and_,
    case,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import Session

from app.domain.customer import Customer
from app.domain.work_item import WorkItem, WorkStatus
from app.persistence.masked_work import with_masked
from app.persistence.records import record_of
from app.persistence.server.present import guards_rights
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.organisation import PersonRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow
from app.persistence.work_search import matches
from app.services.work_ports import QueuePage, QueueQuery, QueueView, Viewer, WorkRow

Counts = dict[QueueView, int]
IN_ORDER = (WorkItemRow.promised_on, WorkItemRow.id)
"""Earliest promise first; ids rise with time, so then what is there longest."""
_ITEM = tuple(getattr(WorkItemRow, field.name) for field in fields(WorkItem))
_NAME = tuple(getattr(CustomerRow, name) for name in ("id", "salutation", "initials", "prefix", "last_name", "company"))
_IS_OPEN = WorkItemRow.closed_at.is_(None)
_TELLS_CUSTOMER = or_(WorkItemRow.director_id.is_(None), WorkItemRow.id == WorkItemRow.hand_off_id)
_IS_SHIELDED = or_(WorkItemRow.shielded, SubjectRow.shielded)


def queue(session: Session, query: QueueQuery, viewer: Viewer) -> QueuePage:
    """What the viewer works on."""
    counts = _counts(session, viewer)
    wanted = _wanted(query, viewer)
    if query.text.strip():
        return _found(session, query, viewer, counts, wanted)
    rows = rows_where(session, viewer, *wanted, limit=query.limit)
    total = len(rows) if len(rows) < query.limit else _total(session, query, counts, wanted)
    return QueuePage(tuple(rows), total, counts)


def of_customer(session: Session, customer_id: UUID, viewer: Viewer) -> list[WorkRow]:
    """What was promised to a customer and is still open, earliest promise first."""
    mine = of_contacts(ContactRow.customer_id == customer_id)
    seen = rows_where(session, viewer, mine, _IS_OPEN, _TELLS_CUSTOMER)
    return with_masked(session, customer_id, seen) if guards_rights(session) else seen


def open_until(session: Session, day: date) -> list[WorkRow]:
    """Open items that end on `day` or before by promise or law, for nobody's eyes."""
    ends = or_(WorkItemRow.promised_on <= day, WorkItemRow.legal_on <= day)
    return rows_where(session, None, _IS_OPEN, ends)


def rows_where(
    session: Session, viewer: Viewer | None, *conditions: ColumnElement[bool], limit: int | None = None
) -> list[WorkRow]:
    """Items as lists show them, in the order of the queue; without a viewer nothing is masked."""
    may_see = may_be_seen_by(viewer) if viewer else true()
    of_contact = (SubjectRow.title, ContactRow.number, ContactRow.channel, ContactRow.ended_at, ContactRow.agent_id)
    found = _joined(select(*_ITEM, *_NAME, *of_contact, may_see)).where(*conditions).order_by(*IN_ORDER).limit(limit)
    return [_row(line) for line in session.execute(found)]


def of_contacts(contacts: ColumnElement[bool]) -> ColumnElement[bool]:
    """Items of these contacts, looked up by their hand-offs instead of through the whole queue."""
    hand_offs = (
        select(HandOffRow.id)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
    )
    return WorkItemRow.hand_off_id.in_(hand_offs.where(contacts))


def may_be_seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """What is shielded is for people of its unit, of the units that wait for its answer, and for who handles it."""
    of_unit = WorkItemRow.unit_id.in_(viewer.unit_ids)
    return or_(not_(_IS_SHIELDED), of_unit, _is_waited_for_by(viewer), WorkItemRow.handler_id == viewer.person_id)


def _is_waited_for_by(viewer: Viewer) -> ColumnElement[bool]:
    """A unit of the viewer asked another one, and waits for the answer."""
    asked_by = literal("\n") + type_coerce(WorkItemRow.asked_by, String) + literal("\n")
    return or_(false(), *(asked_by.contains(f"\n{unit_id}\n", autoescape=True) for unit_id in viewer.unit_ids))


def item_of(row: WorkItemRow) -> WorkItem:
    """The item itself."""
    return record_of(WorkItem, row)


def _row(line: Row[*tuple[Any, ...]]) -> WorkRow:
    """From plain columns: rows with a life of their own would take twice as long."""
    item, name, rest = line[: len(_ITEM)], line[len(_ITEM) : -6], line[-6:]
    title, number, channel, handed_off_at, agent_id, may_see = rest
    customer = Customer(*name).name if name[0] else ""
    shown = WorkRow(WorkItem(*item), title, customer, number, channel, handed_off_at, agent_id, bool(may_see))
    return shown if shown.may_see else _masked(shown)


def _masked(line: WorkRow) -> WorkRow:
    """Who must act and when stays; what about and for whom goes."""
    return replace(line, item=replace(line.item, answer="", legal_on=None), title="", customer="")


def _joined(found: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        found.select_from(WorkItemRow)
        .join(HandOffRow, HandOffRow.id == WorkItemRow.hand_off_id)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .outerjoin(CustomerRow, CustomerRow.id == ContactRow.customer_id)
    )


def _wanted(query: QueueQuery, viewer: Viewer) -> list[ColumnElement[bool]]:
    wanted = [_in_view(query.view, viewer, query.statuses)]
    if WorkStatus.CLOSED not in query.statuses:
        wanted.append(_IS_OPEN)
    if query.statuses:
        wanted.append(WorkItemRow.status.in_(query.statuses))
    if query.unit_id:
        wanted.append(WorkItemRow.unit_id == query.unit_id)
    return wanted


def _in_view(view: QueueView, viewer: Viewer, statuses: Iterable[WorkStatus] = ()) -> ColumnElement[bool]:
    """Whose turn it is: what was answered waits for its director only, what was asked for the contact centre too.

    A team keeps seeing what it asked another unit: the customer hears it from them.
    """
    turn = true() if statuses else WorkItemRow.status != WorkStatus.ANSWERED
    if view is QueueView.MINE:
        asked = _asked_of(ContactRow.agent_id == viewer.person_id)
        return or_(and_(WorkItemRow.handler_id == viewer.person_id, turn), asked)
    if view is QueueView.TEAMS:
        asked = _asked_of(ContactRow.agent_id.in_(_colleagues(viewer)))
        return or_(and_(WorkItemRow.unit_id.in_(viewer.unit_ids), turn), _is_waited_for_by(viewer), asked)
    return WorkItemRow.director_id == viewer.person_id if view is QueueView.DIRECTED else true()


def _colleagues(viewer: Viewer) -> Select[UUID]:
    of_unit = PersonRow.unit_id.in_(viewer.unit_ids)
    return select(PersonRow.id).where(or_(of_unit, PersonRow.unit_id.is_(None)) if viewer.is_at_desk else of_unit)


def _asked_of(agent: ColumnElement[bool]) -> ColumnElement[bool]:
    """The contact centre must reply, and `agent` made the contact."""
    of_item = (
        select(HandOffRow.id)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .where(HandOffRow.id == WorkItemRow.hand_off_id, agent)
        .correlate(WorkItemRow)
        .exists()
    )
    return and_(WorkItemRow.status == WorkStatus.WITH_CONTACT_CENTRE, of_item)


def _counts(session: Session, viewer: Viewer) -> Counts:
    """How many open items are in each view."""
    in_views = [func.count(case((_in_view(view, viewer), 1))) for view in QueueView]
    counted = session.execute(select(*in_views).select_from(WorkItemRow).where(_IS_OPEN)).one()
    return dict(zip(QueueView, counted, strict=True))


def _found(
    session: Session, query: QueueQuery, viewer: Viewer, counts: Counts, wanted: list[ColumnElement[bool]]
) -> QueuePage:
    """Looks for the text once, though it counts all that it finds."""
    found = session.scalars(
        _joined(select(WorkItemRow.id)).where(*wanted, matches(query.text, may_be_seen_by(viewer))).order_by(*IN_ORDER)
    )
    ids = list(found)
    return QueuePage(tuple(rows_where(session, viewer, WorkItemRow.id.in_(ids[: query.limit]))), len(ids), counts)


def _total(session: Session, query: QueueQuery, counts: Counts, wanted: list[ColumnElement[bool]]) -> int:
    """Without filters it was counted already."""
    if not (query.statuses or query.unit_id):
        return counts[query.view]
    return session.scalars(select(func.count()).select_from(WorkItemRow).where(*wanted)).one()
