"""What a receipt says: one description, drawn as A5, A4, roll or text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.contact import FeeLine, Payment, ReceivedDocument


class ReceiptForm(StrEnum):
    """The forms a receipt takes; the value is what the command line accepts."""

    A5 = "a5"
    A4 = "a4"
    ROLL = "80mm"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ReceiptSubject:
    """One subject in plain words. `strong` is the part of `result` to stress (the promise), or "".

    Every line of `result` is a paragraph.
    """

    title: str
    result: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """All a receipt shows, ready to draw; stored with the contact so that a copy says the same for ever.

    `number` is the customer's number as printed (M4TD9-1CZ7K); `receipt_number` that of the seat (BAL3-2026-000042).
    `made_at` is local time. `accent` is a colour such as "#0b5c66". `heading` "" means: as `is_visit` says.
    Never a BSN, date of birth or internal note.
    """

    municipality: str
    desk_lines: tuple[str, ...]
    number: str
    receipt_number: str
    made_at: datetime
    agent: str
    subjects: tuple[ReceiptSubject, ...]
    documents: tuple[ReceivedDocument, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    payment: Payment = Payment.NONE
    privacy_line: str = ""
    accent: str = "#0b5c66"
    is_visit: bool = True
    language: str = "nl"
    heading: str = ""

    @property
    def total_cents(self) -> int:
        """Sum of the fees in cents."""
        return sum(line.total_cents for line in self.fees)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A stored receipt. `sequence` runs per seat and year without gaps; `copies` counts prints after the first."""

    id: UUID
    contact_id: UUID
    seat_id: UUID
    year: int
    sequence: int
    content: ReceiptContent
    copies: int = 0
    is_issued: bool = False
