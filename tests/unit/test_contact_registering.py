"""Registering a contact: what must be mended first, and what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from app.domain.contact import (
    MAX_NOTE,
    MAX_QUESTION,
    MAX_TITLE,
    Channel,
    Contact,
    FeeLine,
    HandOff,
    MessageKind,
    Outcome,
    Payment,
    ReceivedDocument,
)
from app.domain.contact_number import parse_number
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogEvent
from app.domain.organisation import Line, ProductGroup, Unit
from app.domain.receipt import Receipt
from app.domain.work_item import WorkItem
from app.services.contacts import build_contact, contact_problems, finish_contact, new_contact, preview_receipt
from tests.builders import (
    AGENT_ID,
    SEAT_ID,
    a_contact,
    a_customer,
    a_draft,
    a_hand_off,
    a_municipality,
    a_person,
    a_seat,
    a_subject,
    a_subject_draft,
)

STARTED = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
ENDED = STARTED + timedelta(minutes=8)
FEE = FeeLine("extract", "Uittreksel", 1545)
LINES = {
    Outcome.ANSWERED_DIRECTLY: Line.FIRST,
    Outcome.ANSWERED_AFTER_CONSULTING: Line.SECOND,
    Outcome.PUT_THROUGH_REACHED: Line.THIRD,
    Outcome.PUT_THROUGH_NOT_REACHED: Line.THIRD,
    Outcome.FORWARDED: Line.FIRST,
    Outcome.APPOINTMENT_MADE: Line.FIRST,
    Outcome.CUSTOMER_RETURNS: Line.FIRST,
    Outcome.CONNECTION_LOST: Line.FIRST,
}


def never(_subject: SubjectDraft) -> HandOff:
    """Making a hand-off where none is wanted."""
    raise AssertionError


def built(draft: ContactDraft, ended_at: datetime = ENDED) -> Contact:
    return build_contact(draft, a_municipality(), never, ended_at)


def registered(**changes: Any) -> Any:
    """The one subject of a contact."""
    return built(a_draft(subjects=(a_subject_draft(**changes),))).subjects[0]


# a new contact


def test_a_new_contact_has_its_number_at_once_and_nothing_in_it() -> None:
    draft = new_contact(a_seat(), a_person(), "telephone", STARTED)
    assert parse_number(draft.number) == draft.number
    assert (draft.channel, draft.seat_id, draft.agent_id) == (Channel.TELEPHONE, SEAT_ID, AGENT_ID)
    assert draft.customer.is_empty and not draft.subjects
    other = new_contact(a_seat(), a_person(), "telephone", STARTED)
    assert {draft.id, draft.number, draft.customer.id}.isdisjoint({other.id, other.number, other.customer.id})


# what must be mended


def keys_and_fields(draft: ContactDraft) -> list[tuple[str, str]]:
    return [(problem.key, problem.field) for problem in contact_problems(draft)]


def test_a_contact_with_one_answered_subject_is_complete() -> None:
    assert contact_problems(a_draft(subjects=(a_subject_draft(),))) == ()


def test_problems_come_in_the_order_of_the_screen() -> None:
    nameless, open_one = a_subject_draft(title=" "), a_subject_draft(outcome=None)
    draft = a_draft(subjects=(nameless, open_one), note="x" * (MAX_NOTE + 1))
    assert keys_and_fields(draft) == [
        ("subject-title-missing", f"subject:{nameless.id}"),
        ("outcome-missing", f"subject:{open_one.id}"),
        ("note-too-long", "note"),
    ]


def test_a_contact_about_nothing_is_pointed_out() -> None:
    assert keys_and_fields(a_draft()) == [("contact-has-no-subject", "subjects")]


@pytest.mark.parametrize("hand_off", [None, HandOffDraft(id=new_id(), question="Waarom?")])
def test_a_hand_off_that_was_not_sent_is_pointed_out(hand_off: HandOffDraft | None) -> None:
    subject = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=hand_off)
    problem = contact_problems(a_draft(subjects=(subject,)))[0]
    assert (problem.key, problem.values) == ("hand-off-not-sent", {"title": subject.title})


def test_a_question_of_the_customer_may_be_just_as_long_as_the_register_has_room() -> None:
    fits = a_draft(subjects=(a_subject_draft(own_question="x" * MAX_QUESTION),))
    assert contact_problems(fits) == ()
    too_long = a_draft(subjects=(a_subject_draft(own_question="x" * (MAX_QUESTION + 1)),))
    assert contact_problems(too_long)[0].key == "question-too-long"


def test_a_note_may_be_just_as_long_as_the_register_has_room() -> None:
    assert contact_problems(a_draft(subjects=(a_subject_draft(),), note="x" * MAX_NOTE)) == ()


def test_a_paid_fee_is_no_problem() -> None:
    draft = a_draft(subjects=(a_subject_draft(),), fees=(FEE,), payment=Payment.CARD)
    assert contact_problems(draft) == ()


def test_nothing_is_built_while_there_is_a_problem() -> None:
    with pytest.raises(DomainError, match="contact-has-no-subject"):
        built(a_draft())


# what is stored


def test_everything_typed_is_stored_and_spaces_around_it_are_not() -> None:
    subject = a_subject_draft(
        title=" Paspoort ", own_question=" Hoe duur? ", detail=" balie 2 ", kind=MessageKind.COMPLAINT
    )
    draft = a_draft(
        customer=a_customer(),
        subjects=(subject,),
        note=" Belt terug.\n",
        documents=(ReceivedDocument("Foto", 2),),
        fees=(FEE,),
        payment=Payment.CASH,
        channel=Channel.LETTER,
    )
    contact = built(draft)
    stored = contact.subjects[0]
    assert (stored.id, stored.title, stored.own_question, stored.detail) == (
        subject.id,
        "Paspoort",
        "Hoe duur?",
        "balie 2",
    )
    assert (stored.kind, contact.note, contact.channel) == (MessageKind.COMPLAINT, "Belt terug.", Channel.LETTER)
    assert (contact.documents, contact.fees, contact.payment) == (draft.documents, draft.fees, Payment.CASH)
    assert (contact.id, contact.number, contact.customer) == (draft.id, draft.number, draft.customer)


def test_the_version_that_was_read_is_stored() -> None:
    article_id = new_id()
    subject = registered(article_id=article_id, article_version=3)
    assert (subject.article_id, subject.article_version) == (article_id, 3)


def test_an_anonymous_contact_has_no_customer() -> None:
    draft = a_draft(subjects=(a_subject_draft(),), customer=Customer(id=new_id(), salutation="Mw."))
    assert built(draft).customer is None


def test_a_title_that_is_too_long_is_cut_off() -> None:
    assert len(registered(title="x" * 300).title) == MAX_TITLE


@pytest.mark.parametrize(
    "told", [{"detail": "UWV"}, {"detail": " ", "sender_told": True}, {"detail": "", "sender_told": False}]
)
def test_a_message_is_not_forwarded_without_a_body_that_is_named_and_a_sender_who_knows(told: dict[str, Any]) -> None:
    subject = a_subject_draft(outcome=Outcome.FORWARDED, **told)
    (problem,) = contact_problems(a_draft(subjects=(subject,)))
    assert (problem.key, problem.field) == ("forwarded-sender-not-told", f"subject:{subject.id}")


def test_it_is_kept_that_the_sender_was_told_of_the_forwarding() -> None:
    subject = registered(outcome=Outcome.FORWARDED, detail="UWV", sender_told=True)
    assert (subject.detail, subject.sender_told) == ("UWV", True)


@pytest.mark.parametrize(("outcome", "line"), LINES.items())
def test_the_line_is_who_answered(outcome: Outcome, line: Line) -> None:
    subject = registered(outcome=outcome, unit_id="parkeren", detail="UWV", sender_told=True)
    assert (subject.outcome, subject.line, subject.unit_id) == (outcome, line, "parkeren")


def test_every_outcome_has_a_line() -> None:
    assert {*LINES, Outcome.HANDED_OFF} == set(Outcome)


def test_a_call_that_was_put_through_stands_with_the_unit_that_got_it() -> None:
    subject = registered(outcome=Outcome.PUT_THROUGH_REACHED, put_through_to="werk-inkomen")
    assert (subject.unit_id, subject.line, subject.shielded) == ("werk-inkomen", Line.SECOND, True)


def test_a_hand_off_brings_its_unit_and_line() -> None:
    hand_off = a_hand_off(unit_id="werk-inkomen", line=Line.SECOND, shielded=True)
    sent = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=HandOffDraft(id=hand_off.id, is_sent=True))
    contact = build_contact(a_draft(subjects=(sent,)), a_municipality(), lambda _subject: hand_off, ENDED)
    subject = contact.subjects[0]
    assert (subject.hand_off, subject.unit_id, subject.line) == (hand_off, "werk-inkomen", Line.SECOND)


def test_a_hand_off_that_was_typed_but_not_chosen_is_not_stored() -> None:
    assert registered(hand_off=HandOffDraft(id=new_id(), question="Waarom?")).hand_off is None


@pytest.mark.parametrize(
    ("changes", "shielded"),
    [
        ({"unit_id": "parkeren"}, False),
        ({"unit_id": "werk-inkomen"}, True),
        ({"group": ProductGroup.SOCIAL_SERVICES.value, "unit_id": "parkeren"}, True),
        ({"unit_id": "werk-inkomen", "put_through_to": "kcc", "outcome": Outcome.PUT_THROUGH_REACHED}, True),
        ({"unit_id": "", "group": ""}, False),
    ],
)
def test_what_is_about_social_services_is_shielded_wherever_it_goes(changes: dict[str, Any], shielded: bool) -> None:
    assert registered(**changes).shielded is shielded


def test_a_hand_off_to_a_shielded_unit_shields_the_subject() -> None:
    hand_off = a_hand_off(unit_id="parkeren", shielded=True)
    sent = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=HandOffDraft(id=hand_off.id, is_sent=True))
    contact = build_contact(a_draft(subjects=(sent,)), a_municipality(), lambda _subject: hand_off, ENDED)
    assert contact.subjects[0].shielded


def test_the_hand_off_of_a_shielded_subject_is_shielded_wherever_it_goes() -> None:
    hand_off = a_hand_off(unit_id="parkeren", shielded=False)
    sent = a_subject_draft(
        outcome=Outcome.HANDED_OFF, unit_id="werk-inkomen", hand_off=HandOffDraft(id=hand_off.id, is_sent=True)
    )
    contact = build_contact(a_draft(subjects=(sent,)), a_municipality(), lambda _subject: hand_off, ENDED)
    assert contact.subjects[0].hand_off == replace(hand_off, shielded=True)


def test_a_subject_of_nobody_stands_with_the_contact_centre() -> None:
    units = (*a_municipality().units, Unit("nieuw", "Nieuw"))
    contact = build_contact(
        a_draft(subjects=(a_subject_draft(unit_id="opgeheven", group=""),)), a_municipality(units=units), never, ENDED
    )
    assert contact.subjects[0].unit_id == "kcc"


# time


def test_the_contact_ends_when_the_agent_finished_it() -> None:
    contact = built(a_draft(subjects=(a_subject_draft(),)))
    assert (contact.started_at, contact.ended_at, contact.held_seconds) == (STARTED, ENDED, 0)


def test_a_customer_who_still_waits_has_waited_until_the_end() -> None:
    draft = a_draft(subjects=(a_subject_draft(),), held_seconds=10, on_hold_since=ENDED - timedelta(seconds=32))
    assert built(draft).held_seconds == 42


def test_a_contact_never_ends_before_it_began() -> None:
    contact = built(a_draft(subjects=(a_subject_draft(),)), STARTED - timedelta(hours=1))
    assert contact.ended_at == STARTED


# storing once


class Stored:
    """A database that remembers contacts and receipts."""

    is_server = False

    def __init__(self) -> None:
        self.contacts: list[Contact] = []
        self.receipts: dict[UUID, Receipt] = {}
        self.years: list[int] = []
        self.items: list[WorkItem] = []
        self.events: list[LogEvent] = []

    @contextmanager
    def write(self) -> Iterator[Any]:
        """The stores that finishing needs."""

        def next_sequence(_seat: UUID, year: int) -> int:
            self.years.append(year)
            return len(self.years)

        yield SimpleNamespace(
            contacts=SimpleNamespace(add=self.contacts.append),
            customers=SimpleNamespace(get=lambda _id: None),
            receipts=SimpleNamespace(
                by_contact=self.receipts.get,
                next_sequence=next_sequence,
                add=lambda receipt: self.receipts.setdefault(receipt.contact_id, receipt),
            ),
            work=SimpleNamespace(add=lambda items, _steps: self.items.extend(items)),
            log=SimpleNamespace(append=self.events.append),
        )


def finish(stored: Any, contact: Contact) -> Receipt:
    return finish_contact(stored, contact, a_municipality(), a_seat(), a_person(), "en").receipt


def test_a_finished_contact_has_a_receipt_with_the_next_number_of_its_seat() -> None:
    stored, contact = Stored(), a_contact(customer=a_customer())
    finish(stored, a_contact())
    receipt = finish(stored, contact)
    assert receipt == stored.receipts[contact.id]
    assert receipt.content.receipt_number == "BAL3-2026-000002"


def test_finishing_again_gives_the_stored_receipt_and_takes_no_number() -> None:
    stored, contact = Stored(), a_contact()
    assert finish(stored, contact) == finish(stored, contact)
    assert len(stored.years) == 1


def test_saving_is_logged_once_with_a_new_customer_and_who_did_it_where() -> None:
    stored, customer = Stored(), a_customer()
    contact = a_contact(customer=customer)
    for _ in range(2):
        finish(stored, contact)
    assert [(event.action, event.object, event.object_id) for event in stored.events] == [
        ("added", "contact", contact.number),
        ("added", "customer", str(customer.id)),
    ]
    assert {(event.actor, event.origin, event.customer_id) for event in stored.events} == {
        (a_person().name, a_seat().code, customer.id)
    }


def test_a_complaint_that_is_handed_off_keeps_the_day_of_its_law_once() -> None:
    stored = Stored()
    subject = a_subject(outcome=Outcome.HANDED_OFF, kind=MessageKind.COMPLAINT, hand_off=a_hand_off())
    contact = a_contact(channel=Channel.LETTER, subjects=(a_subject(), subject))
    for _ in range(2):
        finish(stored, contact)
    assert [item.legal_on for item in stored.items] == [date(2027, 1, 5)]


def test_a_question_has_no_legal_term() -> None:
    stored = Stored()
    finish(stored, a_contact(subjects=(a_subject(outcome=Outcome.HANDED_OFF, hand_off=a_hand_off()),)))
    assert [item.legal_on for item in stored.items] == [None]


def test_the_year_of_a_receipt_is_that_of_the_municipality_and_not_of_greenwich() -> None:
    stored = Stored()
    finish(stored, a_contact(ended_at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    assert stored.years == [2027]


def test_the_receipt_can_be_seen_before_finishing_but_has_no_number_yet() -> None:
    contact = a_contact()
    content = preview_receipt(contact, a_municipality(), a_seat(), a_person(), "en")
    assert content.receipt_number == ""
    stored = finish(Stored(), contact).content
    assert replace(content, receipt_number=stored.receipt_number) == stored
