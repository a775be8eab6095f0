"""E-mail that goes out: to customers about their question, to staff about their work."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class MailKind(StrEnum):
    """Why a message is sent; EXTENSION tells the customer of a new promise, SURVEY asks for a mark."""

    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"
    REMINDER = "reminder"
    EXTENSION = "extension"
    TEST = "test"
    SURVEY = "survey"


class MailState(StrEnum):
    """How far a message came; FAILED is never tried again."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MailMessage:
    """One message to one address, as it will be sent and never changed again.

    `dedupe_key` says what it tells: of two messages with the same key only the first is sent. `made_at` is UTC.
    """

    id: UUID
    dedupe_key: str
    kind: MailKind
    to: str
    subject: str
    body: str
    hand_off_id: UUID | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class MailProof:
    """What shows that a message was sent: its Message-ID, when (UTC), and what the mail server answered."""

    message_id_header: str
    sent_at: datetime
    server_reply: str
