"""Sending e-mail through the mail server of the settings."""

from app.domain.errors import WorldError
from app.domain.mail import MailMessage, MailProof
from app.mail.passwords import keep_password
from app.services.ports import Clock
from app.settings import Settings


class SmtpMailer:
    """The Mailer of one seat. Every message has a connection of its own: what happens to one does not touch another."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def send(self, message: MailMessage) -> MailProof:
        """Hand one message over.

        Raises:
            DomainError: `mail-refused`.
            WorldError: as in the port.
        """
        if not self._settings.smtp_host:
            raise WorldError("mail-not-set-up")
        from app.mail.session import deliver  # here: the libraries of mail load slowly, and the window is waiting

        message_id, reply = deliver(message, self._settings)
        return MailProof(message_id, self._clock.now(), reply)

    def keep_password(self, host: str, user: str, password: str) -> None:
        """Keep the password of a user of a mail server in the key store of this computer.

        Raises:
            WorldError: `key-store-away`.
        """
        keep_password(host, user, password)
