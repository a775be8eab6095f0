"""The tools that sending e-mail needs, and what they tell."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.mail import MailMessage, MailProof, MailState


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A message and how far it came; `proof` is there exactly when it was sent, `reason_key` when it was refused."""

    message: MailMessage
    state: MailState
    proof: MailProof | None
    reason_key: str


class MailStore(Protocol):
    """Messages to send, and the proof of those that were sent."""

    def put(self, message: MailMessage) -> bool:
        """Have it sent; False, and nothing is stored, when a message with its `dedupe_key` is there already."""

    def waiting(self, now: datetime, limit: int = 100) -> list[MailMessage]:
        """Messages that may be sent now, what was tried least recently first, so that none keeps the others back."""

    def claim(self, message_id: UUID, now: datetime, until: datetime) -> int | None:
        """Keep every other seat from sending it before `until`; gives how often it was refused before.

        None when another seat has it, or when it does not wait any more.
        """

    def release(self, message_id: UUID, now: datetime) -> None:
        """It was not sent and may be tried at once again, after what waits already."""

    def mark_sent(self, message_id: UUID, proof: MailProof) -> None:
        """It was sent."""

    def mark_failed(self, message_id: UUID, reason_key: str, retry_at: datetime | None) -> None:
        """It was refused: try again at `retry_at`, or never when that is None."""

    def of_hand_off(self, hand_off_id: UUID) -> list[StoredMail]:
        """Messages about a hand-off, oldest first."""

    def waiting_count(self) -> int:
        """How many messages are still to be sent, now or later."""

    def failing_count(self) -> int:
        """How many messages will never be sent."""


class Mailer(Protocol):
    """The mail server."""

    def send(self, message: MailMessage) -> MailProof:
        """Hand one message over.

        Raises:
            DomainError: `mail-refused`: this message or its address was refused; others may still be sent.
            WorldError: `mail-server-away`, `mail-not-set-up`, `mail-not-secure`, `mail-sign-in-refused`,
                `mail-sender-refused`, `key-store-away`: none can be sent now.
        """

    def keep_password(self, host: str, user: str, password: str) -> None:
        """Keep the password of a user of a mail server in the key store of this computer.

        Raises:
            WorldError: `key-store-away`.
        """
