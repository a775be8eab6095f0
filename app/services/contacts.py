"""Registering a contact: from the running draft to what is stored, all or nothing, once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.clock import LOCAL_ZONE
from app.domain.contact import MAX_NOTE, MAX_QUESTION, MAX_TITLE, Channel, Contact, HandOff, Outcome, Subject
from app.domain.contact_number import new_number
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, SubjectDraft, SurveyDraft
from app.domain.drafting import resume, running_time, wrapping_time
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.message_clocks import decision_due_on
from app.domain.not_direct import reason_of
from app.domain.organisation import Line, Municipality, Person, Seat, Unit
from app.domain.receipt import Receipt, ReceiptContent
from app.domain.receipt_number import receipt_number
from app.domain.routing import route_for
from app.domain.work_item import Moved
from app.domain.work_parts import HandedOff, hand_off_items
from app.services.contact_log import known_customer, log_saving
from app.services.equated_days import equated_days
from app.services.log_authors import at_seat
from app.services.ports import Database, Transaction
from app.services.receipts import describe
from app.services.surveys import ask_for_mark
from app.services.work_letters import Sender, acknowledge

_CONSULTED = {Outcome.ANSWERED_AFTER_CONSULTING}
_BY_UNIT = {Outcome.PUT_THROUGH_REACHED, Outcome.PUT_THROUGH_NOT_REACHED, Outcome.HANDED_OFF}

HandOffMaker = Callable[[SubjectDraft], HandOff]


@dataclass(frozen=True, slots=True)
class Finished:
    """A stored contact and its receipt."""

    contact: Contact
    receipt: Receipt


def new_contact(seat: Seat, agent: Person, channel: str, now: datetime) -> ContactDraft:
    """An empty running contact; its number is the customer's from this moment."""
    return ContactDraft(
        id=new_id(),
        number=new_number(),
        channel=Channel(channel),
        seat_id=seat.id,
        agent_id=agent.id,
        started_at=now,
        customer=Customer(id=new_id()),
    )


def contact_problems(draft: ContactDraft) -> tuple[DomainError, ...]:
    """What must be mended before the contact can be finished, in the order of the screen."""
    problems: list[DomainError] = []
    if not draft.subjects:
        problems.append(DomainError("contact-has-no-subject", field="subjects"))
    for subject in draft.subjects:
        problems.extend(_subject_problems(subject))
    if len(draft.note) > MAX_NOTE:
        problems.append(DomainError("note-too-long", field="note", maximum=MAX_NOTE))
    return tuple(problems)


def _subject_problems(subject: SubjectDraft) -> Sequence[DomainError]:
    if not subject.title.strip():
        return [DomainError("subject-title-missing", field=f"subject:{subject.id}")]
    if subject.outcome is None:
        return [DomainError("outcome-missing", field=f"subject:{subject.id}", title=subject.title)]
    if subject.outcome is Outcome.HANDED_OFF and not (subject.hand_off and subject.hand_off.is_sent):
        return [DomainError("hand-off-not-sent", field=f"subject:{subject.id}", title=subject.title)]
    if subject.outcome is Outcome.FORWARDED and not (subject.detail.strip() and subject.sender_told):
        return [DomainError("forwarded-sender-not-told", field=f"subject:{subject.id}", title=subject.title)]
    if len(subject.own_question) > MAX_QUESTION:
        return [DomainError("question-too-long", field=f"subject:{subject.id}", maximum=MAX_QUESTION)]
    return []


def build_contact(
    draft: ContactDraft, municipality: Municipality, hand_off_of: HandOffMaker, ended_at: datetime
) -> Contact:
    """The contact as it is stored.

    Raises:
        DomainError: the first problem of `contact_problems`, or of a hand-off.
    """
    for problem in contact_problems(draft):
        raise problem
    ended = resume(draft, ended_at)
    return Contact(
        id=draft.id,
        number=draft.number,
        channel=draft.channel,
        seat_id=draft.seat_id,
        agent_id=draft.agent_id,
        started_at=draft.started_at,
        ended_at=max(ended_at, draft.started_at),
        subjects=tuple(_subject(subject, municipality, hand_off_of) for subject in draft.subjects),
        held_seconds=ended.held_seconds,
        customer=None if draft.customer.is_empty else draft.customer,
        note=draft.note.strip(),
        documents=draft.documents,
        fees=draft.fees,
        payment=draft.payment,
        wrap_seconds=_wrap_seconds(ended, ended_at),
    )


def _wrap_seconds(ended: ContactDraft, ended_at: datetime) -> int:
    """Whole seconds of wrapping up; a clock that was set back never makes parts longer than the whole."""
    lasted = int(running_time(ended, ended_at).total_seconds())
    return min(int(wrapping_time(ended, ended_at).total_seconds()), max(lasted - ended.held_seconds, 0))


def _subject(draft: SubjectDraft, municipality: Municipality, hand_off_of: HandOffMaker) -> Subject:
    outcome = draft.outcome
    if outcome is None:
        raise DomainError("outcome-missing", field=f"subject:{draft.id}", title=draft.title)
    hand_off = hand_off_of(draft) if outcome is Outcome.HANDED_OFF else None
    proposal = route_for(municipality, draft.group, draft.unit_id)
    unit = municipality.unit(hand_off.unit_id if hand_off else draft.put_through_to or proposal.unit_id)
    shielded = proposal.shielded or unit.shielded or (hand_off is not None and hand_off.shielded)
    return Subject(
        id=draft.id,
        title=draft.title.strip()[:MAX_TITLE],
        outcome=outcome,
        line=_line(outcome, unit),
        kind=draft.kind,
        article_id=draft.article_id,
        article_version=draft.article_version,
        own_question=draft.own_question.strip(),
        unit_id=unit.id,
        detail=draft.detail.strip(),
        sender_told=draft.sender_told,
        shielded=shielded,
        hand_off=replace(hand_off, shielded=shielded) if hand_off else None,
        reason=reason_of(draft),
    )


def _line(outcome: Outcome, unit: Unit) -> Line:
    """Who answered: the contact centre, an adviser who was asked, or the unit it went to."""
    if outcome in _CONSULTED:
        return Line.SECOND
    return unit.line if outcome in _BY_UNIT else Line.FIRST


def finish_contact(
    database: Database,
    contact: Contact,
    municipality: Municipality,
    seat: Seat,
    agent: Person,
    language: str,
    survey: SurveyDraft | None = None,
) -> Finished:
    """Store contact with its customer, receipt, work, messages and mark in one transaction.

    The same contact again gives the stored one.
    """
    with database.write() as tx:

        def add_receipt() -> Receipt:
            sequence = tx.receipts.next_sequence(seat.id, receipt_year(contact))
            receipt = make_receipt(contact, municipality, seat, agent, language, sequence)
            tx.receipts.add(receipt)
            return receipt

        receipt = store_contact(tx, contact, municipality, Saved(seat, agent, language, survey), add_receipt)
    count_come_back(database, contact)
    return Finished(contact, receipt)


def count_come_back(database: Database, contact: Contact) -> None:
    """Whether the customer came back with it is counted after it is stored: a server answers that of nothing else."""
    if database.is_server and contact.customer is not None:
        with database.write() as tx:
            tx.figures.count_come_back(contact.id)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where, by whom, and in which language a contact was finished, and whether the customer gave a mark."""

    seat: Seat
    agent: Person
    language: str
    survey: SurveyDraft | None = None


def store_contact(
    tx: Transaction, contact: Contact, municipality: Municipality, saved: Saved, add_receipt: Callable[[], Receipt]
) -> Receipt:
    """Store the contact and all that follows from it, with the receipt that `add_receipt` stores.

    What is stored already stays as it is. Gives the receipt as it is stored.

    Raises:
        DomainError: `contact-stored-differently`.
    """
    before = known_customer(tx, contact)
    tx.contacts.add(contact)
    stored = tx.receipts.by_contact(contact.id)
    if stored is not None:
        return stored
    receipt = add_receipt()
    begun = _begin_work(tx, contact, municipality)
    log_saving(tx, contact, before, begun, at_seat(saved.agent, saved.seat))
    sender = Sender(municipality, saved.language, contact.ended_at)
    acknowledge(tx, contact, sender)
    ask_for_mark(tx, contact, saved.survey, sender)
    return receipt


def receipt_year(contact: Contact) -> int:
    """The year that the receipt's number is of, as the calendar on the wall has it."""
    return contact.ended_at.astimezone(LOCAL_ZONE).year


def make_receipt(
    contact: Contact, municipality: Municipality, seat: Seat, agent: Person, language: str, sequence: int
) -> Receipt:
    """The receipt of the contact, under a number of the seat."""
    year = receipt_year(contact)
    content = describe(contact, municipality, seat, agent, receipt_number(seat.code, year, sequence), language)
    return Receipt(new_id(), contact.id, seat.id, year, sequence, content)


def _begin_work(tx: Transaction, contact: Contact, municipality: Municipality) -> list[Moved]:
    """Every unit that a question was handed to finds it in its work queue."""
    begun = [moved for subject in contact.subjects for moved in _items_of(subject, contact, municipality)]
    tx.work.add([each.item for each in begun], [each.step for each in begun])
    return begun


def _items_of(subject: Subject, contact: Contact, municipality: Municipality) -> tuple[Moved, ...]:
    if subject.hand_off is None:
        return ()
    received = contact.started_at.astimezone(LOCAL_ZONE).date()
    legal_on = decision_due_on(subject.kind, received, contact.channel, equated_days())
    begun = HandedOff(contact.agent_id, contact.ended_at, legal_on)
    return hand_off_items(subject.hand_off, begun, lambda unit_id: municipality.unit(unit_id).line, new_id)


def preview_receipt(
    contact: Contact, municipality: Municipality, seat: Seat, agent: Person, language: str
) -> ReceiptContent:
    """What the receipt will say; it gets its own number when the contact is finished."""
    return describe(contact, municipality, seat, agent, "", language)
