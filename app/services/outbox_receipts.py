"""Receipts and numbers of contacts that the server does not have yet, or got so lately that they are still here."""

from datetime import datetime

from app.domain.contact_number import parse_number
from app.domain.errors import DomainError
from app.domain.outbox import ContactSave, ReceiptIssue
from app.domain.receipt import ReceiptForm
from app.domain.receipt_number import parse_receipt_number
from app.services.outbox_ports import JoinedSeat
from app.services.ports import ReceiptWriter
from app.services.receipts import IssuedReceipt


def waiting_contact(joined: JoinedSeat, text: str) -> ContactSave | None:
    """The waiting contact whose own number, or whose receipt's number, `text` is."""
    saves = [entry.contact for entry in joined.outbox.entries() if entry.contact is not None]
    return next((save for save in saves if _is_number_of(save, text)), None)


def issue_waiting(
    joined: JoinedSeat, writer: ReceiptWriter, save: ContactSave, issue: ReceiptIssue
) -> IssuedReceipt | None:
    """Draw the receipt of a waiting contact and keep that it was issued; None when the server has it by now."""
    copy = joined.outbox.add_issue(save.contact.id, issue)
    return None if copy is None else _drawn(writer, save, issue.form, copy)


def issue_recent(joined: JoinedSeat, writer: ReceiptWriter, save: ContactSave, issue: ReceiptIssue) -> IssuedReceipt:
    """Draw a receipt that the server has, while it is away; it is told afterwards."""
    return _drawn(writer, save, issue.form, joined.outbox.add_recent_issue(save, issue, server_knows=False))


def note_recent(joined: JoinedSeat, number: str, form: ReceiptForm, at: datetime) -> None:
    """The server knows that this receipt was issued: the next one is a copy, also when the server is away then."""
    save = joined.outbox.recent(parse_number(number))
    if save is not None:
        joined.outbox.add_recent_issue(save, ReceiptIssue(form, at), server_knows=True)


def _drawn(writer: ReceiptWriter, save: ContactSave, form: ReceiptForm, copy: int) -> IssuedReceipt:
    return IssuedReceipt(writer.write(save.receipt.content, form, copy), copy, save.receipt)


def _is_number_of(save: ContactSave, text: str) -> bool:
    try:
        if parse_number(text) == save.contact.number:
            return True
    except DomainError:  # then it may be the number of a receipt
        pass
    typed = parse_receipt_number(text)
    return typed is not None and typed == parse_receipt_number(save.receipt.content.receipt_number)
