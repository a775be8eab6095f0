"""A session with a mail server; the only place that speaks SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from app.clock import LOCAL_ZONE
from app.domain.errors import DomainError, WorldError
from app.domain.mail import MailMessage
from app.mail.letters import letter_of, sender_of
from app.mail.passwords import password_of
from app.settings import Settings, SmtpSecurity

_SECONDS = 10  # that the mail server may keep us waiting for each answer
_REPLY = 200  # characters of its answer that are kept as proof
_SHUTTING_DOWN = 421


def deliver(message: MailMessage, settings: Settings) -> tuple[str, str]:
    """Hand one message over; gives its Message-ID and what the server answered."""
    sender = sender_of(settings.mail_sender)
    letter = letter_of(message, sender, message.made_at.astimezone(LOCAL_ZONE))
    with _translated(), _connected(settings) as smtp:
        reply = _hand_over(smtp, sender.addr_spec, letter)
    return str(letter["Message-ID"]), reply


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """A session that is signed in. How it ends does not matter any more: the message was accepted before."""
    smtp = _connect(settings)
    try:
        if settings.smtp_security is SmtpSecurity.STARTTLS:
            _secure(smtp)
        _sign_in(smtp, settings)
        yield smtp
        with suppress(OSError):
            smtp.quit()
    finally:
        smtp.close()


def _connect(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    if settings.smtp_security is SmtpSecurity.TLS:
        return smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=_SECONDS)


def _sign_in(smtp: smtplib.SMTP, settings: Settings) -> None:
    """A password never goes over a line that others can read."""
    user = settings.smtp_user
    if not user:
        return
    if settings.smtp_security is SmtpSecurity.NONE:
        raise WorldError("mail-not-secure")
    try:
        smtp.login(user, password_of(settings.smtp_host, user))
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, UnicodeError):
        raise WorldError("mail-sign-in-refused") from None


@contextmanager
def _translated() -> Iterator[None]:
    """What smtplib says, in errors of our own that hold no address."""
    try:
        yield
    except ssl.SSLError:
        raise WorldError("mail-not-secure") from None
    except (OSError, UnicodeError, OverflowError):  # smtplib's own errors are OSErrors
        raise WorldError("mail-server-away") from None


def _secure(smtp: smtplib.SMTP) -> None:
    try:
        smtp.starttls(context=ssl.create_default_context())
    except (smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException):
        raise WorldError("mail-not-secure") from None


def _hand_over(smtp: smtplib.SMTP, sender: str, letter: EmailMessage) -> str:
    """Sender, receiver, letter; gives the answer with which the mail server took it over."""
    (receiver,) = letter["To"].addresses
    smtp.ehlo_or_helo_if_needed()
    options = () if receiver.addr_spec.isascii() else ("SMTPUTF8",)
    if options and not smtp.has_extn("SMTPUTF8"):
        raise DomainError("mail-refused")
    if not _is_accepted(smtp.mail(sender, options)[0]):
        raise WorldError("mail-sender-refused")
    if not _is_accepted(smtp.rcpt(receiver.addr_spec)[0]):
        raise DomainError("mail-refused")
    try:
        code, reply = smtp.data(letter.as_bytes())
    except smtplib.SMTPDataError as error:
        code, reply = error.smtp_code, b""
    if not _is_accepted(code):
        raise DomainError("mail-refused")
    return "".join(filter(str.isprintable, f"{code} {reply.decode(errors='replace')}"))[:_REPLY]


def _is_accepted(code: int) -> bool:
    if code == _SHUTTING_DOWN:
        raise WorldError("mail-server-away")
    return 200 <= code < 300
