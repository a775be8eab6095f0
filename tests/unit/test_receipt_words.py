"""What a receipt tells about each subject."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.domain.contact import (
    Channel,
    Contact,
    HandOff,
    MessageKind,
    Outcome,
    Promise,
    ReceivedDocument,
    ReplyWay,
    Subject,
)
from app.domain.customer import Customer
from app.domain.organisation import Line, Municipality, OrganisationModel, Person, Seat, Staffing, Unit
from app.domain.receipt import ReceiptContent, ReceiptForm, ReceiptSubject
from app.receipts.drawer import ReceiptDrawer
from app.services.receipt_words import mask_email, mask_phone
from app.services.receipts import describe

ID = UUID(int=1)
BSN = "111222333"
PLACE = Municipality(
    "deventer",
    "Deventer",
    OrganisationModel.CONCERN,
    Staffing.ALL_DISCIPLINES,
    units=(Unit("taxes", "team Taxes"), Unit("social", "Social services", shielded=True)),
    routes=(),
    phone="14 0570",
    website="https://www.deventer.nl/",
    address="Grote Kerkhof 1",
    opening_hours="8.30–17.00",
)
SEAT = Seat(ID, "BAL3", "Counter 3", "StadThuis")


def subject(**changes: Any) -> Subject:
    return Subject(**{"id": ID, "title": "Parking", "outcome": Outcome.ANSWERED_DIRECTLY, "line": Line.FIRST} | changes)


def hand_off(**changes: Any) -> HandOff:
    promise = Promise(date(2026, 12, 1), 5, date(2026, 11, 24))
    usual = {"id": ID, "unit_id": "taxes", "line": Line.SECOND, "question": "?", "promise": promise}
    return HandOff(**usual | {"reply_way": ReplyWay.PHONE, "reply_to": "0612344417"} | changes)


def passed_on(**changes: Any) -> Subject:
    return subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off(**changes))


def described(*subjects: Subject, language: str = "en", **changes: Any) -> ReceiptContent:
    moment = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
    usual = {"id": ID, "number": "M4TD91CZ7K", "channel": Channel.COUNTER, "seat_id": ID, "agent_id": ID}
    contact = Contact(**usual | {"started_at": moment, "ended_at": moment, "subjects": subjects} | changes)
    return describe(contact, PLACE, SEAT, Person(ID, "S. Bakker"), "BAL3-2026-000042", language)


def text_in_pdf(file: bytes) -> str:
    reader = PdfReader(BytesIO(file))
    return f"{reader.metadata} {[page.extract_text() for page in reader.pages]}"


def told(one: Subject) -> ReceiptSubject:
    return described(one).subjects[0]


def test_the_receipt_names_municipality_desk_number_and_agent() -> None:
    content = described(subject())

    assert content.municipality == "Municipality of Deventer"
    assert content.desk_lines == ("Counter 3 · StadThuis · Grote Kerkhof 1", "14 0570 · 8.30–17.00")
    assert (content.number, content.receipt_number) == ("M4TD9-1CZ7K", "BAL3-2026-000042")
    assert content.agent == "S. Bakker" and content.privacy_line.endswith("www.deventer.nl.")


def test_the_receipt_has_local_time() -> None:
    assert described(subject()).made_at.hour == 10


@pytest.mark.parametrize(
    ("channel", "heading"),
    [(Channel.COUNTER, "Your visit"), (Channel.TELEPHONE, "Your call"), (Channel.EMAIL, "Your message")],
)
def test_the_heading_follows_the_channel(channel: Channel, heading: str) -> None:
    content = described(subject(), channel=channel)

    assert content.heading == heading
    assert content.is_visit is (channel is Channel.COUNTER)


def test_answered_directly_asks_nothing_more() -> None:
    assert told(subject()).result == "Answered. You do not need to do anything more."


def test_a_hand_off_tells_where_by_when_and_how() -> None:
    result = told(passed_on())

    assert result.result == (
        "We passed your question on to team Taxes.\n"
        "You will get an answer by Tuesday 1 December 2026. We will call you on 06\u00a0••••\u00a04417."
    )
    assert result.strong == "by Tuesday 1 December 2026"


def test_a_hand_off_says_when_it_is_convenient_to_call() -> None:
    assert told(passed_on(reply_window="9–12")).result.endswith("Time: 9–12.")


@pytest.mark.parametrize(
    ("way", "to", "words"),
    [
        (ReplyWay.EMAIL, "jan.jansen@voorbeeld.nl", "We will mail you at j••••@voorbeeld.nl."),
        (ReplyWay.LETTER, "Brink 1, 7411 BR Deventer", "We will write to you."),
    ],
)
def test_the_reply_shows_no_more_than_needed(way: ReplyWay, to: str, words: str) -> None:
    result = told(passed_on(reply_way=way, reply_to=to)).result

    assert result.endswith(words) and to not in result


def test_a_complaint_is_called_a_complaint() -> None:
    one = subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off(), kind=MessageKind.COMPLAINT)

    assert told(one).result.startswith("We passed your complaint on to team Taxes.")


@pytest.mark.parametrize(
    ("outcome", "detail", "words"),
    [
        (Outcome.ANSWERED_AFTER_CONSULTING, "", "Answered with help of a colleague."),
        (Outcome.PUT_THROUGH_REACHED, "", "We put you through to team Taxes."),
        (Outcome.PUT_THROUGH_NOT_REACHED, "", "You can call us again: 14 0570."),
        (Outcome.FORWARDED, "Belastingdienst", "We sent your question on to Belastingdienst. They will answer you."),
        (Outcome.FORWARDED, "", "We sent your question on to another organisation."),
        (Outcome.APPOINTMENT_MADE, "3 December 10.00.", "You have an appointment: 3 December 10.00."),
        (Outcome.APPOINTMENT_MADE, "", "You have an appointment with us."),
        (Outcome.CUSTOMER_RETURNS, "", "You will contact us again."),
        (Outcome.CONNECTION_LOST, "", "The conversation ended early."),
    ],
)
def test_every_other_outcome_has_its_own_words(outcome: Outcome, detail: str, words: str) -> None:
    assert words in told(subject(outcome=outcome, detail=detail, unit_id="taxes")).result


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_stressed_part_stands_in_the_result(outcome: Outcome, language: str) -> None:
    one = subject(outcome=outcome, detail="3 December", hand_off=hand_off() if outcome is Outcome.HANDED_OFF else None)
    result = described(one, language=language).subjects[0]

    assert result.result and result.strong in result.result


@pytest.mark.parametrize(
    "secret",
    [
        subject(title="Debts", shielded=True, outcome=Outcome.APPOINTMENT_MADE, detail="Debts, 3 December"),
        subject(title="Debts", outcome=Outcome.PUT_THROUGH_REACHED, unit_id="social"),
        subject(title="Debts", outcome=Outcome.HANDED_OFF, hand_off=hand_off(unit_id="social")),
        subject(title="Debts", outcome=Outcome.HANDED_OFF, hand_off=hand_off(shielded=True)),
    ],
)
def test_of_a_shielded_subject_the_paper_tells_no_title_unit_or_detail(secret: Subject) -> None:
    result = told(secret)

    assert result.title == "Question to the municipality"
    assert not any(word in result.result for word in ("Debts", "Social", "Taxes"))


def test_a_shielded_hand_off_still_tells_the_promise() -> None:
    assert told(passed_on(unit_id="social")).strong == "by Tuesday 1 December 2026"


@pytest.mark.parametrize("form", ReceiptForm)
def test_R9_a_receipt_has_no_bsn_note_or_name_of_the_customer(form: ReceiptForm) -> None:
    content = described(
        subject(title=f"Passport {BSN}", own_question="CANARY-QUESTION"),
        subject(outcome=Outcome.APPOINTMENT_MADE, detail="tomorrow 1112.22.333"),
        passed_on(question="CANARY-HANDOFF", reply_window="111 222 333"),
        note="CANARY-NOTE",
        customer=Customer(ID, last_name="CANARY-NAME"),
        documents=(ReceivedDocument(f"Form {BSN}"),),
    )
    drawn = ReceiptDrawer().write(content, form)
    said = f"{content} {drawn.decode() if form is ReceiptForm.TEXT else text_in_pdf(drawn)}"

    assert "CANARY" not in said and "•••••••••" in said
    assert not any(number in said for number in (BSN, "1112.22.333", "111 222 333"))


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0612344417", "06 •••• 4417"),
        ("06-1234 4417", "06 •••• 4417"),
        ("+31 6 1234 4417", "06 •••• 4417"),
        ("+31 (0)6 12344417", "06 •••• 4417"),
        ("0031612344417", "06 •••• 4417"),
        ("14 0570", "•••• 70"),
    ],
)
def test_of_a_phone_number_the_ends_are_shown(phone: str, shown: str) -> None:
    assert mask_phone(phone).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("email", "shown"),
    [("jan@voorbeeld.nl", "j••••@voorbeeld.nl"), ("@voorbeeld.nl", "••••@voorbeeld.nl"), ("x", "••••")],
)
def test_of_an_email_address_the_first_letter_and_the_domain_are_shown(email: str, shown: str) -> None:
    assert mask_email(email) == shown
