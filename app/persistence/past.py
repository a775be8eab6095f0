"""Contacts, work and searches of before, stored many at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.contact import Contact, HandOff, Subject
from app.domain.customer import Customer
from app.domain.figures.tallying import REPEAT_DAYS
from app.domain.ids import new_id
from app.domain.work_item import StepKind
from app.persistence.contact_rows import IN_OTHER_TABLES
from app.persistence.contacts import fingerprint_of
from app.persistence.figures import rebuilding
from app.persistence.figures.recording import tell_products
from app.persistence.inserting import put_row
from app.persistence.records import values_of
from app.persistence.search_keys import keys_of
from app.persistence.tables.base import Base
from app.persistence.tables.contacts import ContactRow, FeeLineRow, ReceivedDocumentRow
from app.persistence.tables.customers import CustomerKeyRow, CustomerRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.receipts import ReceiptCounterRow, ReceiptRow
from app.persistence.tables.searches import SearchLogRow
from app.persistence.tables.subjects import HandOffAnswerRow, HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow, WorkStepRow
from app.persistence.work_words import words_of
from app.services.past_ports import PastContact, PastWork
from app.services.ports import SearchUse

_ENDS = frozenset({StepKind.ANSWERED, StepKind.CLOSED})
_REPEAT = timedelta(days=REPEAT_DAYS)
_IN_ORDER: tuple[type[Base], ...] = (
    *(CustomerRow, CustomerKeyRow, ContactRow, ReceivedDocumentRow, FeeLineRow, SubjectRow),
    *(HandOffRow, HandOffAnswerRow, WorkItemRow, WorkStepRow, SurveyRow, ReceiptRow, SearchLogRow),
)
"""Each after those that it points to."""

Rows = dict[type[Base], list[dict[str, Any]]]


class SqlPastStore:
    """The PastStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, contacts: Sequence[PastContact], searches: Sequence[SearchUse]) -> None:
        """Store all of it, none of which was stored before, and count everything again."""
        rows: Rows = {kind: [] for kind in _IN_ORDER}
        for customer in dict.fromkeys(each.contact.customer for each in contacts):
            if customer:
                _add_customer(rows, customer)
        for each in contacts:
            _add_contact(rows, each)
        rows[SearchLogRow] = [_row_of_search(use) for use in searches]
        self._session.flush()
        for kind, of_kind in rows.items():
            if of_kind:
                self._session.execute(insert(Base.metadata.tables[kind.__tablename__]), of_kind)
        tell_products(self._session, SubjectRow.article_id.is_not(None))
        self._tell_repeats()
        self._take_receipt_numbers(rows[ReceiptRow])
        rebuilding.rebuild(self._session, lambda _percentage: None)

    def _take_receipt_numbers(self, receipts: Sequence[Mapping[str, Any]]) -> None:
        """The next receipt of each seat comes after these."""
        last: dict[tuple[UUID, int], int] = {}
        for each in receipts:
            key = each["seat_id"], each["year"]
            last[key] = max(last.get(key, 0), each["sequence"])
        for (seat_id, year), sequence in last.items():
            stored = self._session.get(ReceiptCounterRow, (seat_id, year))
            put_row(
                self._session,
                ReceiptCounterRow(seat_id=seat_id, year=year, last=max(sequence, stored.last if stored else 0)),
            )

    def _tell_repeats(self) -> None:
        """Mark the subjects that the customer came back about."""
        contact, subject = ContactRow, SubjectRow
        asked = self._session.execute(
            select(contact.customer_id, subject.product, contact.started_at, subject.id)
            .join(subject, subject.contact_id == contact.id)
            .where(contact.customer_id.is_not(None), subject.product != "")
            .order_by(contact.customer_id, subject.product, contact.started_at, subject.id)
        ).all()
        marked = [{"id": subject_id, "came_back": True} for subject_id in _came_back(asked)]
        if marked:
            self._session.execute(update(subject), marked)


def _came_back(asked: Iterable[Sequence[Any]]) -> Iterator[UUID]:
    """Subjects after which the next contact of the same customer about the same product came soon."""
    for _key, group in groupby(asked, itemgetter(0, 1)):
        of_product = [(moment, subject_id) for _customer, _product, moment, subject_id in group]
        for place, (moment, subject_id) in enumerate(of_product):
            later = next((other for other, _ in of_product[place + 1 :] if other > moment), None)
            if later is not None and later - moment <= _REPEAT:
                yield subject_id


def _add_customer(rows: Rows, customer: Customer) -> None:
    rows[CustomerRow].append(values_of(customer))
    keys = ({"customer_id": customer.id, "kind": kind, "value": value} for kind, value in keys_of(customer))
    rows[CustomerKeyRow].extend(keys)


def _add_contact(rows: Rows, past: PastContact) -> None:
    contact = past.contact
    customer_id = contact.customer.id if contact.customer else None
    told = {"customer_id": customer_id, "fingerprint": fingerprint_of(contact), "shielded": contact.is_shielded}
    rows[ContactRow].append(values_of(contact, IN_OTHER_TABLES) | told)
    by_hand_off = {work.item.hand_off_id: work for work in past.work}
    papers, fees = enumerate(contact.documents), enumerate(contact.fees)
    rows[ReceivedDocumentRow].extend(_of_contact(contact, place) | values_of(paper) for place, paper in papers)
    rows[FeeLineRow].extend(_of_contact(contact, place) | values_of(fee) for place, fee in fees)
    for place, subject in enumerate(contact.subjects):
        rows[SubjectRow].append(_of_contact(contact, place) | values_of(subject, without=("hand_off",)))
        if subject.hand_off:
            _add_hand_off(rows, subject, subject.hand_off, by_hand_off[subject.hand_off.id])
    if past.receipt:
        rows[ReceiptRow].append(values_of(past.receipt) | {"copies": 0, "is_issued": False})
    if past.asked_at:
        rows[SurveyRow].append({"contact_id": contact.id, "asked_at": past.asked_at, "mark": past.mark})


def _of_contact(contact: Contact, place: int) -> dict[str, Any]:
    return {"contact_id": contact.id, "position": place}


def _add_hand_off(rows: Rows, subject: Subject, hand_off: HandOff, work: PastWork) -> None:
    kinds = {step.kind for step in work.steps}
    told = {
        "subject_id": subject.id,
        "legal_on": work.item.legal_on,
        "answered_at": _answered_at(work),
        "was_reopened": StepKind.REOPENED in kinds,
        "was_returned": StepKind.RETURNED in kinds,
    }
    values = values_of(hand_off, without=("promise", "answers", "other_unit_ids"))
    rows[HandOffRow].append(values | values_of(hand_off.promise) | told)
    for place, answer in enumerate(hand_off.answers):
        rows[HandOffAnswerRow].append(values_of(answer) | {"hand_off_id": hand_off.id, "position": place})
    words = words_of(subject.title, (answer.value for answer in hand_off.answers))
    rows[WorkItemRow].append(values_of(work.item) | {"words": words})
    rows[WorkStepRow].extend(values_of(step) for step in work.steps)


def _answered_at(work: PastWork) -> datetime | None:
    return next((step.at for step in work.steps if step.kind in _ENDS), None)


def _row_of_search(use: SearchUse) -> dict[str, Any]:
    return {
        "id": new_id(),
        "words": use.words,
        "total": use.total,
        "opened_rank": use.opened_rank,
        "article_id": use.article_id,
        "searched_at": use.at,
    }
