"""Who is asked for a mark, and what the message that asks it says."""

from datetime import UTC, datetime

import pytest

from app.domain.contact import Channel
from app.domain.customer import Customer
from app.domain.drafting import wants_survey
from app.domain.ids import new_id
from app.domain.mail import MailKind
from app.services.mail_texts import survey_question
from tests.builders import a_contact, a_customer, a_draft, a_municipality, a_subject

WITH_CONSENT, WITHOUT = a_customer(), a_customer(email_consent=False)


@pytest.mark.parametrize(
    ("channel", "customer", "asked"),
    [
        (Channel.COUNTER, Customer(id=new_id()), True),
        (Channel.TELEPHONE, WITHOUT, True),
        (Channel.EMAIL, WITH_CONSENT, True),
        (Channel.EMAIL, WITHOUT, False),
        (Channel.LETTER, a_customer(email=""), False),
    ],
)
def test_a_customer_is_asked_in_conversation_or_by_mail_with_consent(
    channel: Channel, customer: Customer, asked: bool
) -> None:
    assert wants_survey(a_draft(channel=channel, customer=customer), 100) is asked


def test_nobody_is_asked_where_nobody_is_drawn() -> None:
    assert not wants_survey(a_draft(channel=Channel.COUNTER), 0)


def test_the_message_asks_one_question_and_tells_how_to_answer() -> None:
    contact = a_contact(number="M4TD91CZ7K", customer=a_customer(last_name="Grutterink"))
    message = survey_question(contact, "a@example.nl", a_municipality(), "en")
    assert message.body.count("?") == 1
    for words in ("24 November 2026", "from 1 to 10", "Reply to this", "M4TD9-1CZ7K", "Municipality of Testdam"):
        assert words in message.body
    assert (message.kind, message.to, message.hand_off_id) == (MailKind.SURVEY, "a@example.nl", None)
    assert message.made_at == datetime(2026, 11, 24, 9, 50, tzinfo=UTC)


def test_the_message_tells_neither_who_it_is_nor_what_it_was_about() -> None:
    subject = a_subject(title="Schuldhulp", own_question="Mijn schulden", shielded=True)
    contact = a_contact(customer=a_customer(last_name="Grutterink"), subjects=(subject,))
    message = survey_question(contact, "a@example.nl", a_municipality(), "en")
    told = message.subject + message.body
    assert not any(words in told for words in ("Grutterink", "Schuldhulp", "schulden"))


def test_a_contact_is_asked_about_once() -> None:
    contact = a_contact()
    keys = {survey_question(contact, to, a_municipality(), "en").dedupe_key for to in ("a@example.nl", "b@example.nl")}
    assert len(keys) == 1
