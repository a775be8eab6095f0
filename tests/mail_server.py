"""A real mail server on this computer, for the time of a test."""

import socket
import ssl
from asyncio import AbstractServer, WriteTransport
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "kcc", "zeer-geheim"


@dataclass
class Inbox:
    """What the server does with mail: it refuses some addresses, and goes away after some letters."""

    refused: set[str] = field(default_factory=set)
    refused_senders: set[str] = field(default_factory=set)
    away_after: int | None = None
    refuses_content: bool = False
    letters: list[EmailMessage] = field(default_factory=list)
    receivers: list[list[str]] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_MAIL(self, server: SMTP, _session: Session, envelope: Envelope, sender: str, _o: list[str]) -> str:
        """Somebody wants to send."""
        if self.away_after is not None and len(self.letters) >= self.away_after:
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
        if sender in self.refused_senders:
            return "550 unknown sender"
        envelope.mail_from = sender
        return "250 OK"

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _o: list[str]) -> str:
        """To whom."""
        if to in self.refused:
            return f"550 {to}: no such mailbox"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """The letter itself."""
        if self.refuses_content:
            return "554 no thank you"
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=policy.default))
        self.receivers.append(list(envelope.rcpt_tos))
        return f"250 queued as {len(self.letters)}"

    def check(self, _s: SMTP, _session: Session, _e: Envelope, _mechanism: str, told: LoginPassword) -> AuthResult:
        """Whether the password is right."""
        is_right = (told.login, told.password) == (USER.encode(), PASSWORD.encode())
        self.signed_in += [USER] * is_right
        return AuthResult(success=is_right, handled=False)


class _Server(Controller):
    """Listens on a port that the system chose."""

    def __init__(self, inbox: Inbox, **options: Any) -> None:
        self._listening = socket.create_server((HOST, 0))
        inbox.port = self._listening.getsockname()[1]
        super().__init__(inbox, HOST, inbox.port, **options)

    def _create_server(self) -> Coroutine[Any, Any, AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listening, ssl=self.ssl_context)


@contextmanager
def mail_server(
    inbox: Inbox, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Inbox]:
    """A server that fills `inbox`. With a context it offers STARTTLS, or speaks TLS from the first word."""
    server = _Server(
        inbox,
        ssl_context=tls,
        tls_context=starttls,
        authenticator=inbox.check,
        auth_require_tls=starttls is not None,
    )
    server.start()
    try:
        yield inbox
    finally:
        server.stop()
