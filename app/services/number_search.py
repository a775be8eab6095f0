"""A contact looked up by the number on the customer's paper, typed in the search bar."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.contact import Contact
from app.domain.contact_number import parse_number
from app.domain.customer import Customer
from app.domain.errors import DomainError
from app.domain.receipt_number import ReceiptKey, parse_receipt_number, plain_seat_code
from app.services.ports import Database, Transaction
from resources.translations import _


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A stored contact without who asked: its number as stored, when it began, and its subjects in one line."""

    number: str
    at: datetime
    summary: str


def contact_with_number(database: Database, text: str) -> Contact | None:
    """The contact whose own number, or whose receipt's number, `text` is; None when it is neither."""
    with database.read() as tx:
        return _contact_with(tx, text)


def number_found(contact: Contact) -> NumberFound:
    """What is told of a contact to whoever has its number."""
    titles = (_("shielded") if subject.is_shielded else subject.title for subject in contact.subjects)
    return NumberFound(contact.number, contact.started_at, " · ".join(titles))


def find_customers(database: Database, text: str) -> list[Customer]:
    """Customers that match what was typed; first the one of the contact or receipt with this number."""
    with database.read() as tx:
        contact = _contact_with(tx, text)
        of_number = tx.customers.get(contact.customer.id) if contact and contact.customer else None
        found = tx.customers.find(text)
    if of_number is None:
        return found
    return [of_number, *(customer for customer in found if customer.id != of_number.id)]


def _contact_with(tx: Transaction, text: str) -> Contact | None:
    number, receipt = _contact_number(text), parse_receipt_number(text)
    contact = tx.contacts.by_number(number) if number else None
    if contact is None and receipt is not None:
        return _with_receipt(tx, receipt)
    return contact


def _contact_number(text: str) -> str | None:
    try:
        return parse_number(text)
    except DomainError:
        return None


def _with_receipt(tx: Transaction, typed: ReceiptKey) -> Contact | None:
    seats = (seat for seat in tx.organisation.seats() if plain_seat_code(seat.code) == typed.seat_code)
    receipts = (tx.receipts.by_number(seat.id, typed.year, typed.sequence) for seat in seats)
    receipt = next((receipt for receipt in receipts if receipt), None)
    return tx.contacts.get(receipt.contact_id) if receipt else None
