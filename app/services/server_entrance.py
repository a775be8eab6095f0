"""Coming in at a seat of many: the server decides, and while it is away what is known of before."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.organisation import Person
from app.domain.passwords import wait_after
from app.services.entrance import Admitted, sign_in_event
from app.services.hashing import hash_password, is_right_password
from app.services.joining import person_signed_in
from app.services.ports import Clock, Database
from app.services.sign_in_ports import KnownLogin, KnownLogins, PasswordKeeper

Server = TypeVar("Server", bound=Database)
_KNOWN_FOR = timedelta(days=14)


class ServerEntrance(Generic[Server]):
    """The Entrance of a joined seat.

    Attributes:
        open_server: signs in with login and password, both "" when libpq knows another way in.
        open_seat: what the seat works with, given the server, or a function that opens it when it is there again.
        prove: asks the server whether login and password are right, and nothing else.
    """

    is_server = True

    def __init__(
        self,
        own_login: str,
        open_server: Callable[[str, str], Server],
        open_seat: Callable[[Server | Callable[[], Server]], Database],
        prove: Callable[[str, str], None],
        passwords: PasswordKeeper,
        known: KnownLogins,
        clock: Clock,
        seat_id: UUID | None,
    ) -> None:
        """`own_login` is the one login of this seat, when its address names one."""
        self._own_login, self._seat_id = own_login, seat_id
        self._open_server, self._open_seat, self._prove = open_server, open_seat, prove
        self._passwords, self._known, self._clock = passwords, known, clock
        self._wrong, self._blocked_until = 0, datetime.min.replace(tzinfo=clock.now().tzinfo)

    def names(self) -> Sequence[Person]:
        """Nobody: a server does not tell who works there."""
        return ()

    def last_login(self) -> str:
        """The login of the address, or the last one that was used here."""
        last = max(self._known.all(), key=lambda known: known.at, default=None)
        return self._own_login or (last.login if last else "")

    def come_in(self) -> Admitted | None:
        """By a password that this computer keeps, or by what libpq finds: Kerberos, a certificate, .pgpass."""
        login = self.last_login()
        if kept := self._kept(login):
            try:
                return self.sign_in(login, kept)
            except DomainError as error:
                if error.key != "sign-in-refused":
                    raise
                with suppress(WorldError):
                    self._passwords.keep(login, "")  # it was changed elsewhere
        try:
            return self._admitted(self._own_login, "")
        except WorldError as error:
            if error.key in ("password-needed", "sign-in-refused"):
                return None
            if error.key != "database-away":
                raise
        return self._without_server("", "")

    def sign_in(self, name: str, password: str, keep: bool = False) -> Admitted:
        """See `Entrance`; while the server is away, who signed in here in the last two weeks is known."""
        try:
            admitted = self._admitted(name, password)
        except WorldError as error:
            if error.key in ("password-needed", "sign-in-refused"):
                raise DomainError("sign-in-refused", field="password") from error
            if error.key != "database-away":
                raise
            return self._known_or_refused(name, password, error)
        if keep:
            self._passwords.keep(name, password)
        return admitted

    def unlock(self, name: str, password: str) -> None:
        """See `Entrance`."""
        try:
            self._prove(name if password else self._own_login, password)
        except WorldError as error:
            if error.key in ("password-needed", "sign-in-refused"):
                raise DomainError("sign-in-refused", field="password") from error
            if error.key != "database-away":
                raise
            self._known_or_refused(name, password, error)

    def _kept(self, login: str) -> str:
        try:
            return self._passwords.password_of(login) if login else ""
        except WorldError:  # without a key store the person is asked
            return ""

    def _admitted(self, login: str, password: str) -> Admitted:
        server = self._open_server(login, password)
        try:
            with server.write() as tx:
                person = person_signed_in(tx)
                tx.log.append(sign_in_event(tx, person, person.id, self._seat_id))
            kept = hash_password(password) if password else ""
            self._known.keep(KnownLogin(person.id, person.login, kept, self._clock.now()))
            return Admitted(self._open_seat(server), person.id, bool(password), has_passwords=True)
        except BaliewijsError:
            server.close()
            raise

    def _known_or_refused(self, login: str, password: str, away: WorldError) -> Admitted:
        """By what was known before. Who is not known here hears that the server is away: it alone could tell."""
        if self._clock.now() < self._blocked_until:
            raise DomainError("sign-in-refused", field="password")
        admitted = self._without_server(login, password)
        if admitted is not None:
            self._wrong = 0
            return admitted
        if not any(known.login == login for known in self._recent()):
            raise away
        self._wrong += 1
        self._blocked_until = self._clock.now() + wait_after(self._wrong)
        raise DomainError("sign-in-refused", field="password")

    def _without_server(self, login: str, password: str) -> Admitted | None:
        for known in self._recent():
            if self._is_same(known, login, password):
                login = known.login if password else self._own_login
                opened = self._open_seat(partial(self._open_server, login, password))
                return Admitted(opened, known.id, bool(password), has_passwords=True, is_offline=True)
        return None

    def _recent(self) -> list[KnownLogin]:
        since = self._clock.now() - _KNOWN_FOR
        return sorted((each for each in self._known.all() if each.at >= since), key=lambda each: each.at, reverse=True)

    def _is_same(self, known: KnownLogin, login: str, password: str) -> bool:
        """Without a password it is who came in last, when nobody was asked for one then either."""
        if not password:
            return not known.hash and known == self._recent()[0] and login in ("", known.login)
        return known.login == login and is_right_password(password, known.hash)
