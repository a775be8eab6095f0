"""What the customer of a hand-off is told by e-mail: only with consent (Awb 2:8), in the step's own transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.contact import Contact, HandOff, ReplyWay
from app.domain.customer import Customer
from app.domain.mail import MailKind, MailState
from app.domain.organisation import Municipality
from app.services import mail_texts
from app.services.mail_ports import StoredMail
from app.services.mail_texts import MailCase
from app.services.ports import Transaction
from app.services.work_ports import WorkDetails


@dataclass(frozen=True, slots=True)
class Sender:
    """In whose name, in which language and when (UTC) a message is made."""

    municipality: Municipality
    language: str
    at: datetime


def address_of(customer: Customer | None, hand_off: HandOff) -> str:
    """Where the customer may be written to by e-mail, or "": no consent, or no address."""
    if customer is None or not customer.email_consent:
        return ""
    return hand_off.reply_to if hand_off.reply_way is ReplyWay.EMAIL else customer.email


def acknowledge(tx: Transaction, contact: Contact, sender: Sender) -> None:
    """Tell what was promised, once for each hand-off of the contact."""
    for subject in contact.subjects:
        hand_off = subject.hand_off
        to = address_of(contact.customer, hand_off) if hand_off else ""
        if hand_off and to:
            case = MailCase(hand_off.id, contact.number, subject.title, to, subject.shielded)
            promised_on = hand_off.promise.promised_on
            tx.mail.put(mail_texts.acknowledgement(case, promised_on, sender.municipality, sender.language, sender.at))


def send_answer(tx: Transaction, details: WorkDetails, text: str, sender: Sender) -> None:
    """Tell the answer; a later one says that it changes the one before, if that one reached a mailbox."""
    mails = tx.mail.of_hand_off(details.hand_off.id)
    earlier = [mail for mail in mails if mail.message.kind is MailKind.ANSWER and mail.state is not MailState.FAILED]
    before = _told_at(earlier[-1]) if earlier else None
    message = mail_texts.answer(
        _case(details), text, sender.municipality, sender.language, sender.at, answered_before=before
    )
    tx.mail.put(message)


def tell_of_extension(tx: Transaction, details: WorkDetails, promised_on: date, reason: str, sender: Sender) -> None:
    """Tell that it takes longer and why, when the customer may be written to; else somebody calls."""
    if address_of(details.customer, details.hand_off):
        message = mail_texts.extension(
            _case(details), promised_on, reason, sender.municipality, sender.language, sender.at
        )
        tx.mail.put(message)


def _told_at(mail: StoredMail) -> datetime:
    return mail.proof.sent_at if mail.proof else mail.message.made_at


def _case(details: WorkDetails) -> MailCase:
    return MailCase(
        hand_off_id=details.hand_off.id,
        number=details.row.contact_number,
        title=details.row.title,
        to=address_of(details.customer, details.hand_off),
        shielded=details.row.item.shielded,
    )
