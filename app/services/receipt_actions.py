"""Numbers and receipts of finished contacts, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.contact import Contact
from app.domain.errors import DomainError, WorldError
from app.domain.log import LogObject
from app.domain.receipt import ReceiptForm
from app.services import receipts
from app.services.number_search import NumberFound, contact_with_number, number_found
from app.services.outbox_actions import OutboxActions
from app.services.receipts import IssuedReceipt


@dataclass(frozen=True, slots=True)
class ReceiptActions(OutboxActions):
    """A contact that waits for the server is found and printed too. Every method may be called from any thread."""

    def find_by_number(self, text: str) -> NumberFound | None:
        """The stored contact with this number, or with the receipt of this number; None when `text` is neither.

        One that waits for the server is found too. Who sees no contacts finds none.
        """
        if not self.sees_contacts:
            return None
        waiting = self._waiting_contact(text)
        if waiting is not None:
            return number_found(waiting.contact)
        contact = contact_with_number(self.database, text)
        if contact is None:
            return None
        self._log_seen(LogObject.CONTACT, contact.number, _customer_of(contact))
        return number_found(contact)

    def issue_receipt(self, number: str, form: ReceiptForm) -> IssuedReceipt:
        """The receipt of a finished contact; every time after the first it is a copy."""
        waiting = self._issue_waiting(number, form)
        if waiting is not None:
            return waiting
        try:
            issued = receipts.issue_receipt(self.database, self.writer, number, form, self.clock, self._author)
        except WorldError:
            recent = self._issue_recent(number, form)
            if recent is None:
                raise
            return recent
        self._note_recent(number, form)
        return issued

    def stored_receipt(self, number: str, form: ReceiptForm) -> bytes:
        """The receipt of a finished contact to look at; it does not count as issued."""
        waiting = self._waiting_contact(number)
        if waiting is not None:
            return self.writer.write(waiting.receipt.content, form)
        try:
            return self._receipt_in_database(number, form)
        except WorldError:
            recent = self._recent_contact(number)
            if recent is None:
                raise
            return self.writer.write(recent.receipt.content, form)

    def _receipt_in_database(self, number: str, form: ReceiptForm) -> bytes:
        with self.database.read() as tx:
            contact = tx.contacts.by_number(number)
            receipt = tx.receipts.by_contact(contact.id) if contact else None
        if contact is None or receipt is None:
            raise DomainError("receipt-unknown", field="number")
        self._log_seen(LogObject.RECEIPT, number, _customer_of(contact))
        return self.writer.write(receipt.content, form)


def _customer_of(contact: Contact) -> UUID | None:
    return contact.customer.id if contact.customer else None
