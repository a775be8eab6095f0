"""Coming in: who signs in at this seat, before anything of the database is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogEvent, LogObject, LogResult
from app.domain.organisation import Person
from app.services.hashing import is_right_password
from app.services.ports import Clock, Database, Transaction
from app.services.sign_in_ports import with_password


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who came in, and the database this person works with.

    `by_password` is False when nobody was asked for one; then the lock of the computer guards the screen.
    `has_passwords` says that the next one must sign in too. `is_offline`: the server was away.
    """

    database: Database
    person_id: UUID | None
    by_password: bool = False
    has_passwords: bool = False
    is_offline: bool = False


class Entrance(Protocol):
    """The way in. Every method may be called from any thread and may be slow."""

    @property
    def is_server(self) -> bool:
        """Whether people sign in on a server, with a login that they type."""

    def names(self) -> Sequence[Person]:
        """Who can sign in; () on a server, which tells nobody before that."""

    def last_login(self) -> str:
        """The login that was used here last, or ""."""

    def come_in(self) -> Admitted | None:
        """Who comes in without being asked anything; None when somebody must sign in."""

    def sign_in(self, name: str, password: str, keep: bool = False) -> Admitted:
        """Come in as `name`: the id of a person, or a login; with `keep` this computer remembers the password.

        Raises:
            DomainError: `sign-in-refused`, whatever was wrong.
            WorldError: the world failed.
        """

    def unlock(self, name: str, password: str) -> None:
        """Prove again who this is; errors as of `sign_in`."""


class EmbeddedEntrance:
    """The Entrance of a database on this computer: people with passwords, or nobody is asked anything."""

    is_server = False

    def __init__(self, database: Database, clock: Clock, person_id: UUID | None, seat_id: UUID | None) -> None:
        """`person_id` worked here last, at the seat `seat_id`."""
        self._database, self._clock, self._person_id, self._seat_id = database, clock, person_id, seat_id

    def names(self) -> Sequence[Person]:
        """Who has a password, by name; who worked here last comes first."""
        with self._database.read() as tx:
            people = with_password(tx.organisation.people(), tx.passwords.owners())
        return sorted(people, key=lambda person: person.id != self._person_id)

    def last_login(self) -> str:
        """Nobody has a login here."""
        return ""

    def come_in(self) -> Admitted | None:
        """As long as nobody has a password, everybody may come in."""
        with self._database.read() as tx:
            is_asked = bool(tx.passwords.owners())
        return None if is_asked else Admitted(self._database, self._person_id)

    def sign_in(self, name: str, password: str, keep: bool = False) -> Admitted:
        """See `Entrance`; nothing is kept on this computer. Takes as long for a wrong name as for a wrong password."""
        person_id = UUID(name)
        person, kept = self._tried(person_id)
        is_right = is_right_password(password, kept)
        self._told(person_id, person, is_right)
        if not is_right:
            raise DomainError("sign-in-refused", field="password")
        self._person_id = person_id
        return Admitted(self._database, person_id, by_password=True, has_passwords=True)

    def unlock(self, name: str, password: str) -> None:
        """See `Entrance`."""
        self.sign_in(name, password)

    def _tried(self, person_id: UUID) -> tuple[Person | None, str]:
        """Who it would be, and the hash to compare with: "" when no password would be right now."""
        now = self._clock.now()
        with self._database.write() as tx:
            person = next((each for each in tx.organisation.people() if each.id == person_id), None)
            kept = tx.passwords.of(person_id)
            if kept is None or kept.is_blocked(now):
                return person, ""
            tx.passwords.put(kept.tried(now))
            return person, kept.hash

    def _told(self, person_id: UUID, person: Person | None, is_right: bool) -> None:
        result = LogResult.DONE if is_right else LogResult.REFUSED
        with self._database.write() as tx:
            kept = tx.passwords.of(person_id)
            if is_right and kept is not None:
                tx.passwords.put(kept.proven())
            tx.log.append(sign_in_event(tx, person if is_right else None, person_id, self._seat_id, result))


def sign_in_event(
    tx: Transaction, person: Person | None, person_id: UUID, seat_id: UUID | None, result: LogResult = LogResult.DONE
) -> LogEvent:
    """What the log tells of signing in; `person` is None while nobody proved to be the one of `person_id`."""
    origin = next((seat.code for seat in tx.organisation.seats() if seat.id == seat_id), "")
    actor_id, actor = (person.id, person.name) if person is not None else (None, "")
    kind = LogObject.PERSON
    return LogEvent(LogAction.SIGNED_IN, kind, str(person_id), None, result, actor_id, actor, origin)
