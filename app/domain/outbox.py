"""What a seat saved and the server must still get."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from app.domain.contact import Contact
from app.domain.draft import ContactDraft
from app.domain.organisation import Person, Seat
from app.domain.receipt import Receipt, ReceiptForm
from app.domain.search_use import SearchUse


@dataclass(frozen=True, slots=True)
class ReceiptIssue:
    """One time that a receipt was given out."""

    form: ReceiptForm
    at: datetime


@dataclass(frozen=True, slots=True)
class ContactSave:
    """A finished contact with its receipt; `draft` is what it was made of, for when the server refuses it."""

    contact: Contact
    receipt: Receipt
    seat: Seat
    agent: Person
    language: str
    draft: ContactDraft
    issues: tuple[ReceiptIssue, ...] = ()

    @property
    def customer_id(self) -> UUID | None:
        """Who asked, if that is known."""
        return self.contact.customer.id if self.contact.customer else None


@dataclass(frozen=True, slots=True)
class IssueSave:
    """A stored receipt was given out while the server was away."""

    receipt_id: UUID
    contact_number: str
    customer_id: UUID | None
    seat: Seat
    agent: Person
    issues: tuple[ReceiptIssue, ...]


@dataclass(frozen=True, slots=True)
class NotedGap:
    """Words, without personal data, for which an article is missing."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NotedChoice:
    """An article that was chosen after searching these stems."""

    words: tuple[str, ...]
    article_id: UUID
    on: date


SearchNote = SearchUse | NotedGap | NotedChoice


@dataclass(frozen=True, slots=True)
class SearchSave:
    """What was noted about searching in one minute."""

    searches: tuple[SearchUse, ...] = ()
    gaps: tuple[NotedGap, ...] = ()
    choices: tuple[NotedChoice, ...] = ()

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.searches) + len(self.gaps) + len(self.choices)


@dataclass(frozen=True, slots=True)
class RenumberedReceipt:
    """The receipt number that the customer has on paper was taken: it is `after` now. Somebody must be told."""

    contact_number: str
    before: str
    after: str


class SaveState(StrEnum):
    """How far a save is: on its way, refused by the server, or stored with something to tell."""

    WAITING = "waiting"
    REFUSED = "refused"
    TO_TELL = "to_tell"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One thing of exactly one kind. Entries are sent by rising `order`.

    `id` is the client's key: of a contact its own, so that there is one entry for it at most. `refused_because` is the
    key of an error, or "".
    """

    id: UUID
    order: int
    made_at: datetime
    contact: ContactSave | None = None
    issue: IssueSave | None = None
    searches: SearchSave | None = None
    renumbered: RenumberedReceipt | None = None
    refused_because: str = ""

    @property
    def state(self) -> SaveState:
        """How far it is."""
        if self.renumbered is not None:
            return SaveState.TO_TELL
        return SaveState.REFUSED if self.refused_because else SaveState.WAITING


@dataclass(frozen=True, slots=True)
class SeatNumbers:
    """The receipt numbers of the seat `id`: the last of each year, and what refused contacts keep.

    `reserved` is (contact, year, sequence): the number on the paper of a contact that was opened again.
    """

    id: UUID
    last: tuple[tuple[int, int], ...] = ()
    reserved: tuple[tuple[UUID, int, int], ...] = ()

    def last_of(self, year: int) -> int:
        """The last number of a year that is known, 0 for none."""
        return dict(self.last).get(year, 0)

    def reserved_for(self, contact_id: UUID, year: int) -> int | None:
        """The number that the contact keeps, or None."""
        kept = {(contact, of): sequence for contact, of, sequence in self.reserved}
        return kept.get((contact_id, year))


def used(numbers: SeatNumbers, year: int, sequence: int) -> SeatNumbers:
    """The numbers after this one was used; the last one never goes back."""
    last = dict(numbers.last)
    last[year] = max(last.get(year, 0), sequence)
    return SeatNumbers(numbers.id, tuple(sorted(last.items())), numbers.reserved)


def reserved(numbers: SeatNumbers, contact_id: UUID, year: int, sequence: int) -> SeatNumbers:
    """The numbers when the contact keeps this one."""
    kept = (*released(numbers, contact_id).reserved, (contact_id, year, sequence))
    return SeatNumbers(numbers.id, used(numbers, year, sequence).last, kept)


def released(numbers: SeatNumbers, contact_id: UUID) -> SeatNumbers:
    """The numbers when the contact keeps none."""
    return SeatNumbers(numbers.id, numbers.last, tuple(kept for kept in numbers.reserved if kept[0] != contact_id))


def key_after(save_id: UUID, what: str) -> UUID:
    """The key of what follows from a save: the same one whenever it is made again."""
    return uuid5(save_id, what)
