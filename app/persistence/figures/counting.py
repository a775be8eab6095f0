"""What the totals of a month should be, counted from contacts, hand-offs and searches."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.figures.facts import SearchFacts
from app.domain.figures.measures import Measure
from app.domain.figures.tallying import Cell, Tallies, tally_contact, tally_hand_off, tally_search
from app.persistence.figures.days import bounds_of
from app.persistence.figures.facts import OF_CONTACTS, OF_HAND_OFFS, OF_SUBJECTS, contact_facts, hand_off_facts
from app.persistence.search_log import KEPT_DAYS
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.searches import SearchLogRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow

Sums = dict[Cell, dict[Measure, int]]
"""As `Tallies`, but made to be added to."""

_BATCH = 2000


def sums_between(session: Session, first: date, last: date, logged_since: date) -> Sums:
    """The cells of these local days; searches only from `logged_since`."""
    sums: Sums = {}
    _count_contacts(session, sums, first, last)
    _count_hand_offs(session, sums, first, last)
    _count_searches(session, sums, max(first, logged_since), last)
    return sums


def logged_since(session: Session) -> date:
    """The first local day of which no search was removed from the log."""
    newest = session.scalar(select(func.max(SearchLogRow.searched_at)))
    if newest is None:
        return date.max
    return _local_day(newest - timedelta(days=KEPT_DAYS)) + timedelta(days=1)


def days_to_count(session: Session) -> tuple[date, date] | None:
    """The first and the last local day on which something counts; None when nothing does."""
    contact, hand_off, search = ContactRow, HandOffRow, SearchLogRow
    moments = [_ends_of(session, column) for column in (contact.started_at, search.searched_at)]
    days = [_ends_of(session, column) for column in (hand_off.promised_on, hand_off.legal_on)]
    found = [_local_day(each) for ends in moments for each in ends] + [each for ends in days for each in ends]
    return (min(found), max(found)) if found else None


def _count_contacts(session: Session, sums: Sums, first: date, last: date) -> None:
    begin, end = bounds_of(first, last)
    begun = (ContactRow.started_at >= begin, ContactRow.started_at < end)
    subjects: dict[object, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(OF_SUBJECTS.join(ContactRow, ContactRow.id == SubjectRow.contact_id).where(*begun)):
        subjects[row[0]].append(row)
    for row in session.execute(OF_CONTACTS.where(*begun).execution_options(yield_per=_BATCH)):
        _add(sums, tally_contact(contact_facts(row, subjects.get(row[0], ())), LOCAL_ZONE))


def _count_hand_offs(session: Session, sums: Sums, first: date, last: date) -> None:
    """Those whose work began; one that counts on two days is read for each of them."""
    hand_off = HandOffRow
    due = or_(hand_off.promised_on.between(first, last), hand_off.legal_on.between(first, last))
    begun = OF_HAND_OFFS.join(WorkItemRow, WorkItemRow.id == hand_off.id).where(due)
    for row in session.execute(begun.execution_options(yield_per=_BATCH)):
        counted = tally_hand_off(hand_off_facts(row))
        _add(sums, {cell: counts for cell, counts in counted.items() if first <= cell.day <= last})


def _count_searches(session: Session, sums: Sums, first: date, last: date) -> None:
    if first > last:
        return
    row = SearchLogRow
    begin, end = bounds_of(first, last)
    found = select(row.searched_at, row.total, row.opened_rank, row.article_id)
    found = found.where(row.searched_at >= begin, row.searched_at < end).execution_options(yield_per=_BATCH)
    for search in session.execute(found):
        _add(sums, tally_search(SearchFacts(*search), LOCAL_ZONE))


def _add(sums: Sums, tallies: Tallies) -> None:
    for cell, counts in tallies.items():
        there = sums.get(cell)
        if there is None:
            sums[cell] = dict(counts)
        else:
            for measure, count in counts.items():
                there[measure] = there.get(measure, 0) + count


def _ends_of(session: Session, column: Any) -> tuple[Any, ...]:
    """The least and the most, each looked up in an index; nothing when there are none."""
    ends = session.scalar(select(func.min(column))), session.scalar(select(func.max(column)))
    return tuple(each for each in ends if each is not None)


def _local_day(moment: datetime) -> date:
    return moment.astimezone(LOCAL_ZONE).date()
