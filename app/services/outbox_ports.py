"""What a joined seat has beside the server, as protocols: its outbox and its copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Protocol
from uuid import UUID

from app.domain.outbox import ContactSave, OutboxEntry, ReceiptIssue, SearchNote
from app.domain.receipt import Receipt
from app.services.lately import Lately
from app.services.ports import Database, Popular

_POPULAR_FOR = timedelta(minutes=2)


class Outbox(Protocol):
    """Saves on disk until the server has them. Each change returns when the disk has it.

    Raises:
        WorldError: `journal-not-written` by every method that changes something.
    """

    def add_contact(
        self, contact_id: UUID, seat_id: UUID, year: int, at: datetime, make: Callable[[int], ContactSave]
    ) -> OutboxEntry:
        """Keep a finished contact under the seat's next receipt number, which `make` gets.

        A contact that is kept already stays as it is.
        """

    def entries(self) -> tuple[OutboxEntry, ...]:
        """All that is kept, in the order in which it is sent."""

    def get(self, entry_id: UUID) -> OutboxEntry | None:
        """One entry, or None when it is not there (any more)."""

    def recent(self, contact_number: str) -> ContactSave | None:
        """A contact that the server got lately; the disk has it no longer."""

    def add_issue(self, entry_id: UUID, issue: ReceiptIssue) -> int | None:
        """The receipt of a waiting contact was given out: the number of the copy. None when it waits no longer."""

    def add_recent_issue(self, save: ContactSave, issue: ReceiptIssue, server_knows: bool) -> int:
        """The receipt of a contact that the server got lately was given out: the number of the copy.

        What the server does not know is kept to be sent.
        """

    def note(self, note: SearchNote, at: datetime) -> None:
        """Keep a note about searching, beside others of the same minute."""

    def begin_sending(self, entry_id: UUID) -> OutboxEntry | None:
        """The entry as it is now; notes are no longer added to it. None when it is gone."""

    def refuse(self, entry_id: UUID, key: str) -> None:
        """The server refused it."""

    def try_again(self, entry_id: UUID) -> None:
        """Send it once more."""

    def confirm_contact(self, sent: OutboxEntry, stored: Receipt) -> None:
        """The server has the contact with this receipt: erase it.

        What was issued since `sent` was read, and another number than the one on paper, stay as entries of their own.
        """

    def confirm_issues(self, sent: OutboxEntry) -> None:
        """The server knows that the receipt was given out: erase what was sent."""

    def forget(self, entry_id: UUID) -> None:
        """Leave nothing of an entry."""

    def reserve(self, entry: OutboxEntry) -> None:
        """The contact of a refused entry keeps its receipt number, whenever it is finished again."""

    def learn_last(self, seat_id: UUID, year: int, last: int) -> None:
        """The server knows receipts of the seat up to this number."""

    def highest(self, seat_id: UUID, year: int) -> int:
        """The highest receipt number of the seat that is known here, 0 for none."""

    def unreadable_count(self) -> int:
        """How many entries cannot be read and were put aside."""


class SeatCopy(Protocol):
    """The seat's copy of knowledge and organisation."""

    def follow(self) -> bool:
        """Take over what changed on the server; whether anything did.

        Raises:
            WorldError: the server is away.
        """

    def add_choice(self, words: Sequence[str], article_id: UUID, on: date) -> None:
        """Count a choice here, until the server tells of it."""

    def server_is_back(self) -> None:
        """The server was seen: the next question goes to it, however short ago it did not answer."""


@dataclass(frozen=True, slots=True)
class JoinedSeat:
    """What a seat has that works with a server.

    `server` is that server itself, past the copy. What it refuses is a DomainError there: `role-missing`,
    `save-refused`. `one_round` is held while saves are sent; `learned` are the seats and years of which the server told
    its last receipt number; `popular` is what is asked most today, as it was lately.
    """

    outbox: Outbox
    copy: SeatCopy
    server: Database
    one_round: Lock = field(default_factory=Lock)
    learned: set[tuple[UUID, int]] = field(default_factory=set)
    popular: Lately[list[Popular]] = field(default_factory=lambda: Lately([], _POPULAR_FOR))
