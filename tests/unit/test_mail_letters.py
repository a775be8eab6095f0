"""A letter, whatever was typed: the headers that we gave it, one receiver, and the text."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.mail.letters import letter_of, sender_of

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SENDER = sender_of("Gemeente Testdam <kcc@testdam.example>")
OURS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
]
HOSTILE = st.text() | st.text(st.sampled_from('a@.b<>,;:"()\\ \r\n\t\0\u0085\u2028Bcc'))


def a_message(to: str = "klant@example.nl", subject: str = "Antwoord", body: str = "Tekst") -> MailMessage:
    return MailMessage(new_id(), "answer:1", MailKind.ANSWER, to, subject, body, None, NOW)


@given(to=HOSTILE, subject=HOSTILE, body=HOSTILE)
def test_nothing_that_is_typed_adds_a_header_or_a_receiver(to: str, subject: str, body: str) -> None:
    for address in (to, "klant@example.nl"):
        try:
            letter = letter_of(a_message(address, subject, body), SENDER, NOW)
        except DomainError as error:
            assert error.key == "mail-refused"
        else:
            received = message_from_bytes(letter.as_bytes(), policy=policy.default)
            assert sorted(received.keys()) == sorted(OURS)
            assert len(received["To"].addresses) == 1


@given(body=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n")))
def test_the_text_arrives_as_it_was_written(body: str) -> None:
    letter = letter_of(a_message(body=body), SENDER, NOW)
    received = message_from_bytes(letter.as_bytes().replace(b"\r\n", b"\n"), policy=policy.default)
    assert received.get_content().removesuffix("\n") == body.removesuffix("\n")
