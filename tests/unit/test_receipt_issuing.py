"""Issuing a receipt: found by the customer's number, counted, drawn as it was stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from app.domain.contact_number import new_number
from app.domain.errors import DomainError
from app.domain.log import LogAction, LogEvent
from app.domain.receipt import Receipt, ReceiptContent, ReceiptForm
from app.services.receipts import issue_receipt
from tests.builders import receipt_content

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
NUMBER = new_number()


class StillClock:
    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()


@dataclass
class Shelf:
    """A database with at most one contact and one receipt; also the writer, which notes what it drew."""

    receipt: Receipt | None
    issues: list[tuple[UUID, ReceiptForm, datetime]] = field(default_factory=list)
    drawn: list[tuple[ReceiptContent, ReceiptForm, int]] = field(default_factory=list)
    events: list[LogEvent] = field(default_factory=list)

    @contextmanager
    def write_transaction(self) -> Iterator[Any]:
        yield SimpleNamespace(contacts=self, receipts=self, log=SimpleNamespace(append=self.events.append))

    def by_number(self, number: str) -> Any:
        return SimpleNamespace(id=UUID(int=7), customer=None) if number == NUMBER else None

    def by_contact(self, contact_id: UUID) -> Receipt | None:
        return self.receipt if contact_id == UUID(int=7) else None

    def record_issue(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> int:
        self.issues.append((receipt_id, form, at))
        return len(self.issues) - 1

    def draw(self, content: ReceiptContent, form: ReceiptForm, copy: int = 0) -> bytes:
        self.drawn.append((content, form, copy))
        return b"drawn"


def issue(shelf: Shelf, number: str, form: ReceiptForm = ReceiptForm.A5) -> Any:
    database: Any = SimpleNamespace(write=shelf.write_transaction)
    writer: Any = SimpleNamespace(write=shelf.draw)
    return issue_receipt(database, writer, number, form, StillClock())


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(Receipt(UUID(int=1), UUID(int=7), UUID(int=2), 2026, 42, receipt_content()))


def test_the_first_issue_is_the_original_and_the_next_are_numbered_copies(shelf: Shelf) -> None:
    assert [issue(shelf, NUMBER).copy for _ in range(3)] == [0, 1, 2]
    assert [copy for _content, _form, copy in shelf.drawn] == [0, 1, 2]


def test_every_issue_is_logged_with_the_number_of_the_contact(shelf: Shelf) -> None:
    issue(shelf, NUMBER)
    assert [(event.action, event.object_id) for event in shelf.events] == [(LogAction.PRINTED, NUMBER)]


def test_a_receipt_is_drawn_as_it_was_stored_and_its_issue_is_noted(shelf: Shelf) -> None:
    issued = issue(shelf, NUMBER, ReceiptForm.ROLL)

    assert issued.data == b"drawn" and issued.receipt == shelf.receipt
    assert shelf.drawn == [(receipt_content(), ReceiptForm.ROLL, 0)]
    assert shelf.issues == [(UUID(int=1), ReceiptForm.ROLL, NOW)]


def test_the_number_may_be_typed_as_it_is_said(shelf: Shelf) -> None:
    assert issue(shelf, f"{NUMBER[:5]} {NUMBER[5:].lower()}").copy == 0


def test_a_mistyped_number_is_pointed_out_and_nothing_is_noted(shelf: Shelf) -> None:
    with pytest.raises(DomainError, match="number-mistyped"):
        issue(shelf, NUMBER[:-1])

    assert not shelf.issues


@pytest.mark.parametrize("stored", [True, False])
def test_a_number_without_receipt_is_unknown_and_nothing_is_noted(stored: bool, shelf: Shelf) -> None:
    shelf.receipt = shelf.receipt if stored else None
    number = NUMBER
    while stored and number == NUMBER:
        number = new_number()

    with pytest.raises(DomainError, match="receipt-unknown") as problem:
        issue(shelf, number)

    assert problem.value.field == "number" and not shelf.issues and not shelf.drawn
