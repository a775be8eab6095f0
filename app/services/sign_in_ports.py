"""What signing in needs of its tools, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.organisation import Person
from app.domain.passwords import KeptPassword


class PasswordStore(Protocol):
    """Passwords of people on the embedded database."""

    def owners(self) -> set[UUID]:
        """Who has one."""

    def of(self, person_id: UUID) -> KeptPassword | None:
        """That of a person; None when there is none."""

    def put(self, password: KeptPassword) -> None:
        """Store or replace."""

    def forget(self, person_id: UUID) -> None:
        """The person has none any more; forgetting twice is fine."""


class LoginStore(Protocol):
    """Logins of people on a server."""

    def current(self) -> str:
        """The login with which this transaction was begun; "" on the embedded database."""

    def put(self, person: Person, password: str | None) -> None:
        """Give the person login and roles, and with `password` a new one: "" takes it away, None leaves it.

        Raises:
            DomainError: `login-taken`, `last-administrator-login`.
        """

    def end(self, person_id: UUID) -> None:
        """The person has no login any more, and no roles on the server; ending twice is fine.

        Raises:
            DomainError: `last-administrator-login`.
        """

    def change_own(self, password: str) -> None:
        """Another password for who signed in."""


@dataclass(frozen=True, slots=True)
class KnownLogin:
    """Who signed in here before, to be known again while the server is away; `id` is that of the person.

    `hash` is "" when the computer itself answered for the person, as with Kerberos.
    """

    id: UUID
    login: str
    hash: str
    at: datetime


class KnownLogins(Protocol):
    """What is known of those who signed in here before."""

    def keep(self, known: KnownLogin) -> None:
        """Store in place of what was known."""

    def all(self) -> list[KnownLogin]:
        """Everybody who is known, in no order."""


class PasswordKeeper(Protocol):
    """Passwords in the key store of the operating system, for one server."""

    def password_of(self, login: str) -> str:
        """The kept one, or "". WorldError `key-store-away`."""

    def keep(self, login: str, password: str) -> None:
        """Keep it, or with "" forget it. WorldError `key-store-away`."""


def with_password(people: Iterable[Person], owners: set[UUID]) -> tuple[Person, ...]:
    """Those of `people` who can sign in by a password, in their order."""
    return tuple(person for person in people if person.id in owners)
