"""A message as it goes over the line: headers that nobody can add to, and UTF-8 text."""

from datetime import datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

from app.domain.errors import DomainError, WorldError
from app.domain.mail import MailMessage


def sender_of(text: str) -> Address:
    """Who sends, from "kcc@example.nl" or "Gemeente Voorbeeld <kcc@example.nl>".

    Raises:
        WorldError: `mail-not-set-up`.
    """
    try:
        ((name, address),) = getaddresses([text])
        return _address(address, name)
    except (ValueError, IndexError, MessageError):
        raise WorldError("mail-not-set-up") from None


def letter_of(message: MailMessage, sender: Address, made_at: datetime) -> EmailMessage:
    """The whole letter. It is the same each time that it is tried, also its Message-ID: a mail server that got it
    twice can tell.

    Raises:
        DomainError: `mail-refused` when the address is not exactly one address. The error does not tell it.
    """
    try:
        receiver = _address(message.to)
        letter = EmailMessage(policy=policy.SMTP if receiver.addr_spec.isascii() else policy.SMTPUTF8)
        letter["From"] = sender
        letter["To"] = receiver
        letter["Subject"] = " ".join(message.subject.split())
        letter["Date"] = made_at
        letter["Message-ID"] = f"<{message.id}@{sender.domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.body, cte="quoted-printable")
    except (ValueError, IndexError, MessageError):
        raise DomainError("mail-refused") from None
    return letter


def _address(text: str, name: str = "") -> Address:
    """One address; the domain in the form that every mail server knows."""
    parsed = Address(addr_spec=text)
    if not (parsed.username and parsed.domain):
        raise ValueError("an address has a name and a domain")
    return Address(name, parsed.username, parsed.domain.encode("idna").decode())
