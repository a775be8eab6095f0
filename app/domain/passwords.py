"""Passwords: what one must be, and how long somebody waits who is wrong."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.folding import fold
from app.domain.organisation import Person
from app.domain.rights import Role

MINIMUM = 12  # characters; length is what protects, so there are no other rules
_FREE_TRIES = 2
_LONGEST_WAIT_SECONDS = 300  # so that nobody can keep a colleague out by being wrong in that name


@dataclass(frozen=True, slots=True)
class KeptPassword:
    """The password of a person as it is kept, and how often somebody was wrong since it was right."""

    person_id: UUID
    hash: str
    changed_at: datetime
    wrong_in_a_row: int = 0
    blocked_until: datetime | None = None

    def is_blocked(self, now: datetime) -> bool:
        """Whether no password is looked at now."""
        return self.blocked_until is not None and now < self.blocked_until

    def tried(self, now: datetime) -> "KeptPassword":
        """Counted as wrong: only a right one undoes that, so that breaking off does not help who guesses."""
        wrong = self.wrong_in_a_row + 1
        return replace(self, wrong_in_a_row=wrong, blocked_until=now + wait_after(wrong))

    def proven(self) -> "KeptPassword":
        """The right one was given."""
        return replace(self, wrong_in_a_row=0, blocked_until=None)


def check_owners(people: Collection[Person], before: set[UUID], after: set[UUID]) -> None:
    """Once somebody has a password, an administrator must have one: nobody else can give a forgotten one anew.

    Raises:
        DomainError: `first-password-administrator`, `last-administrator`.
    """
    administrators = {person.id for person in people if Role.ADMINISTRATOR in person.roles}
    if after and not after & administrators:
        raise DomainError("last-administrator" if before else "first-password-administrator", field="password")


def check_password(password: str, *names: str) -> None:
    """Refuse one that is too short, or that is one of `names` (name, login) of the person.

    Raises:
        DomainError: `password-too-short`, `password-is-name`.
    """
    if len(password) < MINIMUM:
        raise DomainError("password-too-short", field="password", minimum=MINIMUM)
    if _letters(password) in {_letters(name) for name in names}:
        raise DomainError("password-is-name", field="password")


def wait_after(wrong_in_a_row: int) -> timedelta:
    """How long after so many wrong passwords the next one is looked at: doubled each time, at most five minutes."""
    late = wrong_in_a_row - _FREE_TRIES
    return timedelta(seconds=min(2 ** min(late, 20), _LONGEST_WAIT_SECONDS) if late > 0 else 0)


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())
