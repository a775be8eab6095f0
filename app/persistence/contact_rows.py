"""Between a contact and its rows."""

from app.domain.contact import Answer, Contact, FeeLine, HandOff, Promise, ReceivedDocument, Subject
from app.domain.customer import Customer
from app.persistence.records import record_of, values_of
from app.persistence.tables.contacts import ContactRow, FeeLineRow, ReceivedDocumentRow
from app.persistence.tables.subjects import HandOffAnswerRow, HandOffRow, HandOffUnitRow, SubjectRow

IN_OTHER_TABLES = ("customer", "subjects", "documents", "fees")
"""Fields of a contact that are no columns of its row."""


def row_of_contact(contact: Contact, fingerprint: str) -> ContactRow:
    """All rows of a contact but its customer, who stands in the register."""
    return ContactRow(
        **values_of(contact, without=IN_OTHER_TABLES),
        fingerprint=fingerprint,
        shielded=contact.is_shielded,
        customer_id=contact.customer.id if contact.customer else None,
        subjects=[_row_of_subject(place, subject) for place, subject in enumerate(contact.subjects)],
        documents=[ReceivedDocumentRow(position=n, **values_of(paper)) for n, paper in enumerate(contact.documents)],
        fees=[FeeLineRow(position=n, **values_of(fee)) for n, fee in enumerate(contact.fees)],
    )


def contact_of(row: ContactRow) -> Contact:
    """The contact as it was registered, with its customer as the register has it now."""
    return record_of(
        Contact,
        row,
        customer=record_of(Customer, row.customer) if row.customer else None,
        subjects=tuple(_subject_of(subject) for subject in row.subjects),
        documents=tuple(record_of(ReceivedDocument, paper) for paper in row.documents),
        fees=tuple(record_of(FeeLine, fee) for fee in row.fees),
    )


def hand_off_of(row: HandOffRow) -> HandOff:
    """A hand-off with its promise, answers and other units."""
    return record_of(
        HandOff,
        row,
        promise=record_of(Promise, row),
        answers=tuple(record_of(Answer, answer) for answer in row.answers),
        other_unit_ids=tuple(other.unit_id for other in row.other_units),
    )


def _subject_of(row: SubjectRow) -> Subject:
    return record_of(Subject, row, hand_off=hand_off_of(row.hand_off) if row.hand_off else None)


def _row_of_subject(position: int, subject: Subject) -> SubjectRow:
    hand_off = _row_of_hand_off(subject.hand_off) if subject.hand_off else None
    return SubjectRow(position=position, hand_off=hand_off, **values_of(subject, without=("hand_off",)))


def _row_of_hand_off(hand_off: HandOff) -> HandOffRow:
    return HandOffRow(
        **values_of(hand_off, without=("promise", "answers", "other_unit_ids")),
        **values_of(hand_off.promise),
        answers=[HandOffAnswerRow(position=n, **values_of(answer)) for n, answer in enumerate(hand_off.answers)],
        other_units=[HandOffUnitRow(position=n, unit_id=unit) for n, unit in enumerate(hand_off.other_unit_ids)],
    )
