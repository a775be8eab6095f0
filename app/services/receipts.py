"""Receipts: what a contact's receipt says, and issuing it again."""

from dataclasses import dataclass

from app.domain.bsn import hide_bsn
from app.domain.contact import Channel, Contact, ReceivedDocument, Subject
from app.domain.contact_number import format_number, parse_number
from app.domain.errors import DomainError
from app.domain.log import NOBODY, LogAction, LogAuthor, LogObject
from app.domain.organisation import Municipality, Person, Seat
from app.domain.receipt import Receipt, ReceiptContent, ReceiptForm, ReceiptSubject
from app.formatting import local_time
from app.services.ports import Clock, Database, ReceiptWriter
from app.services.receipt_words import Told, describe_outcome
from resources.translations import in_language


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A drawn receipt: the file's bytes, and the number of the copy, 0 for the original."""

    data: bytes
    copy: int
    receipt: Receipt


def describe(
    contact: Contact,
    municipality: Municipality,
    seat: Seat,
    agent: Person,
    receipt_number: str,
    language: str,
) -> ReceiptContent:
    """What the receipt says, in `language`. Notes stay inside, a BSN in free text is hidden."""
    _ = in_language(language)
    return ReceiptContent(
        municipality=_("Municipality of {name}").format(name=municipality.name),
        desk_lines=_desk_lines(municipality, seat),
        number=format_number(contact.number),
        receipt_number=receipt_number,
        made_at=local_time(contact.ended_at),
        agent=agent.name,
        subjects=tuple(_subject(subject, municipality, language) for subject in contact.subjects),
        documents=tuple(ReceivedDocument(hide_bsn(paper.name), paper.count) for paper in contact.documents),
        fees=contact.fees,
        payment=contact.payment,
        privacy_line=_privacy_line(municipality, language),
        accent=municipality.accent,
        is_visit=contact.channel is Channel.COUNTER,
        language=language,
        heading=_heading(contact.channel, language),
    )


def issue_receipt(
    database: Database,
    writer: ReceiptWriter,
    contact_number: str,
    form: ReceiptForm,
    clock: Clock,
    author: LogAuthor = NOBODY,
) -> IssuedReceipt:
    """Draw the receipt that was stored with the contact, and note that it was issued, by whom.

    Raises:
        DomainError: `number-mistyped`, `receipt-unknown`.
    """
    number = parse_number(contact_number)
    with database.write() as tx:
        contact = tx.contacts.by_number(number)
        receipt = tx.receipts.by_contact(contact.id) if contact else None
        if contact is None or receipt is None:
            raise DomainError("receipt-unknown", field="number")
        copy = tx.receipts.record_issue(receipt.id, form, clock.now())
        customer_id = contact.customer.id if contact.customer else None
        tx.log.append(author.event(LogAction.PRINTED, LogObject.RECEIPT, number, customer_id))
    return IssuedReceipt(writer.write(receipt.content, form, copy), copy, receipt)


def _subject(subject: Subject, municipality: Municipality, language: str) -> ReceiptSubject:
    _ = in_language(language)
    told = _told(subject, municipality)
    result, strong = describe_outcome(told, language)
    title = _("Question to the municipality") if told.is_shielded else hide_bsn(subject.title)
    return ReceiptSubject(title, result, strong)


def _told(subject: Subject, municipality: Municipality) -> Told:
    """What paper that lies around may tell: of a shielded subject no title, unit or detail."""
    unit_id = subject.hand_off.unit_id if subject.hand_off else subject.unit_id
    unit = next((unit for unit in municipality.units if unit.id == unit_id), None)
    is_shielded = subject.is_shielded or (unit is not None and unit.shielded)
    return Told(
        outcome=subject.outcome,
        kind=subject.kind,
        unit=unit.name if unit and not is_shielded else "",
        detail="" if is_shielded else hide_bsn(subject.detail).strip(" ."),
        phone=municipality.phone,
        hand_off=subject.hand_off,
        is_shielded=is_shielded,
    )


def _desk_lines(municipality: Municipality, seat: Seat) -> tuple[str, ...]:
    place = (seat.name, seat.location, municipality.address)
    reach = (municipality.phone, municipality.opening_hours)
    return tuple(line for line in (" · ".join(filter(None, parts)) for parts in (place, reach)) if line)


def _heading(channel: Channel, language: str) -> str:
    _ = in_language(language)
    headings = {Channel.COUNTER: _("Your visit"), Channel.TELEPHONE: _("Your call")}
    return headings.get(channel, _("Your message"))


def _privacy_line(municipality: Municipality, language: str) -> str:
    _ = in_language(language)
    website = municipality.website.removeprefix("https://").removeprefix("http://").strip("/")
    return _("Read how we handle your data on {website}.").format(website=website) if website else ""
