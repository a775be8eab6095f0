"""Sending what waits: each message by itself, each of them once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.errors import DomainError, WorldError
from app.domain.mail import MailMessage
from app.services.ports import Clock, Database, Mailer

_ROUND = 20  # messages; closing the program waits for the round that is under way
_CLAIMED = timedelta(minutes=10)  # that other seats leave a message to the seat that is sending it
_TRY_AGAIN = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
_TOO_LATE = timedelta(days=5)  # after which what a message says may no longer be true


@dataclass(frozen=True, slots=True)
class SendReport:
    """`sent` in this round; `failed` ever, so that a person must act; `waiting` still to be sent.

    `problem` is the error key that ended the round early, or "". `given_up` are the subjects of the messages that
    became hopeless in this round: a kind of message and a number, never a name.
    """

    sent: int
    failed: int
    waiting: int
    problem: str = ""
    given_up: tuple[str, ...] = ()


def send_waiting(database: Database, mailer: Mailer, clock: Clock) -> SendReport:
    """Send what waits. A refused message does not stop the others; a mail server that is away ends the round.

    The next round begins with another message: one that makes the server hang up keeps nothing else waiting.

    Raises:
        WorldError: the database is away.
    """
    with database.read() as tx:
        messages = tx.mail.waiting(clock.now(), _ROUND)
    sent, problem, given_up = 0, "", []
    for message in messages:
        outcome = _send(database, mailer, clock, message)
        sent += outcome.is_sent
        given_up += [message.subject] * outcome.is_given_up
        problem = outcome.problem
        if problem:
            break
    with database.read() as tx:
        return SendReport(sent, tx.mail.failing_count(), tx.mail.waiting_count(), problem, tuple(given_up))


@dataclass(frozen=True, slots=True)
class _Outcome:
    is_sent: bool = False
    is_given_up: bool = False
    problem: str = ""


def _send(database: Database, mailer: Mailer, clock: Clock, message: MailMessage) -> _Outcome:
    """Take the message, send it without holding the database, and write down what came of it."""
    now = clock.now()
    with database.write() as tx:
        refusals = tx.mail.claim(message.id, now, now + _CLAIMED)
        if refusals is not None and now - message.made_at > _TOO_LATE:
            tx.mail.mark_failed(message.id, "mail-too-late", None)
            return _Outcome(is_given_up=True)
    if refusals is None:
        return _Outcome()
    try:
        proof = mailer.send(message)
    except DomainError as error:
        retry_at = _next_try(clock.now(), refusals)
        with database.write() as tx:
            tx.mail.mark_failed(message.id, error.key, retry_at)
        return _Outcome(is_given_up=retry_at is None)
    except WorldError as error:
        with database.write() as tx:
            tx.mail.release(message.id, clock.now())
        return _Outcome(problem=error.key)
    with database.write() as tx:
        tx.mail.mark_sent(message.id, proof)
    return _Outcome(is_sent=True)


def _next_try(now: datetime, refusals: int) -> datetime | None:
    """When to try again after this refusal, or None when it was the last."""
    return now + _TRY_AGAIN[refusals] if refusals < len(_TRY_AGAIN) else None
