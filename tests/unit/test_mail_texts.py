"""What messages say: plain words, the number and the day, and never more than who reads it may know."""

from datetime import UTC, date, datetime

import pytest

from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.services.mail_texts import (
    MailCase,
    ReminderLine,
    acknowledgement,
    answer,
    extension,
    reminder,
    trial_message,
)
from tests.builders import a_municipality

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)
NUMBER = "M4TD91CZ7K"
TESTDAM = a_municipality()
BSN = "111222333"


def a_case(title: str = "Parkeerboete", shielded: bool = False) -> MailCase:
    return MailCase(new_id(), NUMBER, title, "klant@example.nl", shielded)


CASE = a_case()


def answered(text: str = "U krijgt het geld terug.", case: MailCase = CASE) -> MailMessage:
    return answer(case, text, TESTDAM, "en", NOW)


def test_an_acknowledgement_tells_subject_number_day_and_how_to_reach_us() -> None:
    message = acknowledgement(CASE, DAY, TESTDAM, "en", NOW)
    for words in ("Parkeerboete", "M4TD9-1CZ7K", "by Tuesday 1 December 2026", "14 0570", "Municipality of Testdam"):
        assert words in message.body
    assert (message.kind, message.to, message.hand_off_id) == (
        MailKind.ACKNOWLEDGEMENT,
        CASE.to,
        CASE.hand_off_id,
    )


def test_a_hand_off_is_acknowledged_once_whatever_the_words() -> None:
    keys = {acknowledgement(CASE, day, TESTDAM, "en", NOW).dedupe_key for day in (DAY, date(2026, 12, 2))}
    assert len(keys) == 1


def test_the_same_answer_is_one_message_and_another_answer_is_another() -> None:
    assert answered().dedupe_key == answered().dedupe_key
    assert answered().dedupe_key != answered("U krijgt niets terug.").dedupe_key
    assert answered().dedupe_key != answered(case=a_case()).dedupe_key


def test_an_answer_after_another_says_that_it_changes_or_completes_it() -> None:
    message = answer(CASE, "Toch niet.", TESTDAM, "en", NOW, answered_before=datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    assert message.subject == "Change to our answer (M4TD9-1CZ7K)"
    assert "on Friday 20 November 2026. This message changes that answer" in message.body


def test_a_later_promise_comes_with_its_reason() -> None:
    message = extension(CASE, DAY, " Wij wachten op de foto's. ", TESTDAM, "en", NOW)
    assert "by Tuesday 1 December 2026.\nReason: Wij wachten op de foto's.\n" in message.body


@pytest.mark.parametrize("title", ["Schuldhulp", "Uitkering", BSN])
def test_the_title_of_a_shielded_subject_is_not_mailed(title: str) -> None:
    message = acknowledgement(a_case(title, shielded=True), DAY, TESTDAM, "en", NOW)
    assert title not in message.subject + message.body
    assert "Question to the municipality" in message.body


def test_why_a_shielded_question_takes_longer_is_not_mailed() -> None:
    message = extension(a_case(shielded=True), DAY, "Wij wachten op uw schuldhulp.", TESTDAM, "en", NOW)
    assert "schuldhulp" not in message.body
    assert "by Tuesday 1 December 2026.\n\nWe are sorry" in message.body


def test_a_citizen_service_number_is_hidden_wherever_it_was_typed() -> None:
    case = a_case(f"Vraag van {BSN}")
    messages = (
        acknowledgement(case, DAY, TESTDAM, "en", NOW),
        answered(f"Uw BSN is {BSN}.", case),
        extension(case, DAY, BSN, TESTDAM, "en", NOW),
    )
    assert all(BSN not in message.subject + message.body for message in messages)


def test_a_municipality_without_a_telephone_asks_to_be_contacted() -> None:
    assert "Contact us and tell us" in acknowledgement(CASE, DAY, a_municipality(phone=""), "en", NOW).body


def test_a_reminder_holds_all_lines_and_only_number_unit_and_day() -> None:
    lines = [ReminderLine(NUMBER, "Parkeren", DAY), ReminderLine("0123456789", "Wijken", date(2026, 12, 2))]
    message = reminder("parkeren@testdam.example", "morning", lines, TESTDAM, "en", NOW)
    assert "M4TD9-1CZ7K · Parkeren · by Tuesday 1 December 2026\n01234-56789 · Wijken" in message.body
    assert (message.dedupe_key, message.hand_off_id) == ("reminder:morning", None)


def test_a_reminder_of_a_legal_term_says_that_it_is_one_and_not_what_about() -> None:
    lines = [ReminderLine(NUMBER, "Parkeren", DAY, is_legal=True)]
    message = reminder("parkeren@testdam.example", "morning", lines, TESTDAM, "en", NOW)
    assert "M4TD9-1CZ7K · Parkeren · legal term until the end of Tuesday 1 December 2026" in message.body


def test_every_test_message_is_sent() -> None:
    first, second = (trial_message("beheer@testdam.example", TESTDAM, "en", NOW) for _time in range(2))
    assert first.dedupe_key != second.dedupe_key
