"""The outbox: stored with what caused it, sent once, and one refusal stops nobody else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage, MailProof, MailState
from app.mail.smtp import SmtpMailer
from app.persistence.database import SqlDatabase
from app.services.mail_outbox import SendReport, send_waiting
from app.settings import Settings, SmtpSecurity
from tests.builders import a_contact, a_hand_off, a_subject
from tests.mail_server import HOST, Inbox, mail_server

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PROOF = MailProof("<1@testdam.example>", NOW, "250 queued")


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


class Stopped(Exception):
    """The computer stopped."""


class StoppingMailer:
    """Sends a message; then the computer stops."""

    def __init__(self, mailer: SmtpMailer) -> None:
        self._mailer = mailer

    def send(self, message: MailMessage) -> MailProof:
        self._mailer.send(message)
        raise Stopped

    def keep_password(self, host: str, user: str, password: str) -> None:
        self._mailer.keep_password(host, user, password)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server(Inbox()) as inbox:
        yield inbox


@pytest.fixture
def clock() -> Watch:
    return Watch()


def a_message(to: str = "klant@example.nl", key: str = "", minutes: int = 0) -> MailMessage:
    made_at = NOW + timedelta(minutes=minutes - 60)
    return MailMessage(new_id(), key or new_id().hex, MailKind.ANSWER, to, "Antwoord", "Hét antwoord.", None, made_at)


def put(database: SqlDatabase, *messages: MailMessage) -> list[bool]:
    with database.write() as tx:
        return [tx.mail.put(message) for message in messages]


def mailer_for(inbox: Inbox, clock: Watch) -> SmtpMailer:
    settings = Settings(
        smtp_host=HOST, smtp_port=inbox.port, smtp_security=SmtpSecurity.NONE, mail_sender="kcc@testdam.example"
    )
    return SmtpMailer(settings, clock)


def send(database: SqlDatabase, inbox: Inbox, clock: Watch) -> SendReport:
    return send_waiting(database, mailer_for(inbox, clock), clock)


def waiting(database: SqlDatabase, now: datetime = NOW) -> list[MailMessage]:
    with database.read() as tx:
        return tx.mail.waiting(now)


# the store


def test_a_message_comes_back_as_it_was_put(database: SqlDatabase) -> None:
    message = a_message()
    put(database, message)
    assert waiting(database) == [message]


def test_of_two_messages_that_tell_the_same_only_the_first_stays(database: SqlDatabase) -> None:
    first = a_message(key="answer:1")
    assert put(database, first, a_message(key="answer:1"), a_message(key="answer:2")) == [True, False, True]
    assert put(database, a_message(key="answer:1")) == [False]
    assert len(waiting(database)) == 2


def test_the_same_message_from_several_seats_at_once_is_put_once(database: SqlDatabase) -> None:
    with ThreadPoolExecutor(4) as threads:
        stored = list(threads.map(lambda _n: put(database, a_message(key="reminder:1")), range(8)))
    assert sum(flag for flags in stored for flag in flags) == 1


def test_a_message_goes_with_the_transaction_that_wanted_it(database: SqlDatabase) -> None:
    with pytest.raises(DomainError), database.write() as tx:
        tx.mail.put(a_message())
        raise DomainError("work-item-changed")
    assert waiting(database) == []


def test_only_one_seat_gets_a_message_until_it_is_given_back(database: SqlDatabase) -> None:
    message = a_message()
    put(database, message)
    with database.write() as tx:
        until = NOW + timedelta(minutes=10)
        assert tx.mail.claim(message.id, NOW, until) == 0
        assert tx.mail.claim(message.id, NOW, until) is None
        tx.mail.release(message.id, NOW)
        assert tx.mail.claim(message.id, NOW, until) == 0
        assert tx.mail.claim(message.id, until, until + timedelta(minutes=10)) == 0


def test_what_was_said_about_a_hand_off_is_told_with_its_proof(database: SqlDatabase) -> None:
    hand_off = a_hand_off()
    sent, refused = (
        MailMessage(new_id(), key, MailKind.ANSWER, "klant@example.nl", "Antwoord", "Tekst", hand_off.id, NOW)
        for key in ("answer:1", "answer:2")
    )
    with database.write() as tx:
        tx.contacts.add(a_contact(subjects=(a_subject(hand_off=hand_off),)))
        tx.mail.put(sent)
        tx.mail.put(refused)
        tx.mail.mark_sent(sent.id, PROOF)
        tx.mail.mark_failed(refused.id, "mail-refused", None)
    with database.read() as tx:
        told = tx.mail.of_hand_off(hand_off.id)
    assert [(line.message, line.state, line.proof, line.reason_key) for line in told] == [
        (sent, MailState.SENT, PROOF, ""),
        (refused, MailState.FAILED, None, "mail-refused"),
    ]


# sending


def test_every_message_is_sent_once_over_two_rounds(database: SqlDatabase, inbox: Inbox, clock: Watch) -> None:
    put(database, a_message("een@example.nl"), a_message("twee@example.nl"))
    assert send(database, inbox, clock) == SendReport(sent=2, failed=0, waiting=0)
    assert send(database, inbox, clock) == SendReport(sent=0, failed=0, waiting=0)
    assert sorted(inbox.receivers) == [["een@example.nl"], ["twee@example.nl"]]


def test_two_seats_that_send_at_once_send_nothing_twice(database: SqlDatabase, inbox: Inbox, clock: Watch) -> None:
    put(database, *(a_message(f"klant{number}@example.nl") for number in range(8)))
    with ThreadPoolExecutor(2) as seats:
        reports = list(seats.map(lambda _seat: send(database, inbox, clock), range(2)))
    assert sum(report.sent for report in reports) == len(inbox.letters) == 8
    assert len({letter["Message-ID"] for letter in inbox.letters}) == 8


def test_a_refused_address_never_stops_the_others(database: SqlDatabase, inbox: Inbox, clock: Watch) -> None:
    inbox.refused.add("weg@example.nl")
    put(database, a_message("weg@example.nl"), a_message("geen adres", minutes=1), a_message(minutes=2))
    assert send(database, inbox, clock) == SendReport(sent=1, failed=0, waiting=2)
    assert inbox.receivers == [["klant@example.nl"]]


def test_a_refused_message_is_tried_again_after_longer_and_longer_and_then_given_up(
    database: SqlDatabase, inbox: Inbox, clock: Watch
) -> None:
    inbox.refused.add("klant@example.nl")
    put(database, a_message())
    for minutes in (5, 60, 360):
        assert send(database, inbox, clock) == SendReport(sent=0, failed=0, waiting=1)
        clock.at += timedelta(minutes=minutes, seconds=-1)
        assert waiting(database, clock.at) == []
        clock.at += timedelta(seconds=1)
    assert send(database, inbox, clock) == SendReport(sent=0, failed=1, waiting=0, given_up=("Antwoord",))


def test_an_address_that_is_accepted_the_second_time_gets_its_message(
    database: SqlDatabase, inbox: Inbox, clock: Watch
) -> None:
    inbox.refused.add("klant@example.nl")
    put(database, a_message())
    send(database, inbox, clock)
    inbox.refused.clear()
    clock.at += timedelta(minutes=5)
    assert send(database, inbox, clock) == SendReport(sent=1, failed=0, waiting=0)


def test_a_server_that_goes_away_in_the_middle_keeps_the_rest_waiting(
    database: SqlDatabase, inbox: Inbox, clock: Watch
) -> None:
    put(database, *(a_message(minutes=minutes) for minutes in range(3)))
    inbox.away_after = 1
    assert send(database, inbox, clock) == SendReport(sent=1, failed=0, waiting=2, problem="mail-server-away")
    inbox.away_after = None
    assert send(database, inbox, clock) == SendReport(sent=2, failed=0, waiting=0)
    assert len({letter["Message-ID"] for letter in inbox.letters}) == 3


def test_a_message_at_which_the_server_hangs_up_keeps_nothing_else_waiting(
    database: SqlDatabase, inbox: Inbox, clock: Watch
) -> None:
    put(database, bad := a_message(), other := a_message("ander@example.nl", minutes=1))
    inbox.away_after = 0
    assert send(database, inbox, clock).problem == "mail-server-away"
    assert waiting(database) == [other, bad]


def test_a_message_that_waited_too_long_is_not_sent_any_more(database: SqlDatabase, inbox: Inbox, clock: Watch) -> None:
    put(database, a_message())
    clock.at += timedelta(days=5)
    assert send(database, inbox, clock) == SendReport(sent=0, failed=1, waiting=0, given_up=("Antwoord",))
    assert inbox.letters == []


def test_a_seat_that_stopped_just_after_sending_is_followed_by_the_same_letter(
    database: SqlDatabase, inbox: Inbox, clock: Watch
) -> None:
    put(database, a_message())
    with pytest.raises(Stopped):
        send_waiting(database, StoppingMailer(mailer_for(inbox, clock)), clock)
    assert send(database, inbox, clock) == SendReport(sent=0, failed=0, waiting=1)
    clock.at += timedelta(minutes=10)
    assert send(database, inbox, clock) == SendReport(sent=1, failed=0, waiting=0)
    assert len(inbox.letters) == 2
    assert len({letter["Message-ID"] for letter in inbox.letters}) == 1
