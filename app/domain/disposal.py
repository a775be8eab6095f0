"""Erasing what is kept long enough, or what a person asked to be erased: proposed, approved, carried out, proven."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from app.domain.errors import DomainError

MAX_REASON = 500


class DisposalKind(StrEnum):
    """Why contacts are erased: their term is over, or the person asked for it."""

    TERM = "term"
    REQUEST = "request"


class DisposalState(StrEnum):
    """How far a disposal is; from APPROVED on it is carried out, and goes on after an interruption."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class ItemState(StrEnum):
    """What becomes of one contact of a disposal; KEPT is that it could not go when its turn came."""

    LISTED = "listed"
    PUT_OFF = "put_off"
    KEPT = "kept"
    ERASED = "erased"


class Holds(StrEnum):
    """What keeps a contact from being erased."""

    OPEN_WORK = "open_work"
    LEGAL_TERM = "legal_term"
    WAITING_MAIL = "waiting_mail"


@dataclass(frozen=True, slots=True)
class Disposal:
    """A disposal and, once it is done, its proof. Times are UTC.

    `proposed_by` and `approved_by` are names as they were then; `rules` are the terms that were followed, one on a line
    as `kind group months`. `digest` is `digest_of` the contacts that were erased; `contacts` and `customers` how many.
    """

    id: UUID
    kind: DisposalKind
    state: DisposalState
    proposed_at: datetime
    proposed_by: str
    rules: str
    approved_at: datetime | None = None
    approved_by: str = ""
    reason: str = ""
    done_at: datetime | None = None
    contacts: int = 0
    customers: int = 0
    digest: str = ""

    @property
    def is_running(self) -> bool:
        """Whether it was approved and is not done."""
        return self.state is DisposalState.APPROVED

    @property
    def is_open(self) -> bool:
        """Whether something is still to be decided or done about it."""
        return self.state in (DisposalState.PROPOSED, DisposalState.APPROVED)


@dataclass(frozen=True, slots=True)
class DisposalLine:
    """A contact on the list of a disposal, without who asked. `kinds` are those of its subjects."""

    contact_id: UUID
    number: str
    ended_on: date
    kinds: tuple[str, ...]
    state: ItemState
    because: str = ""


def checked_reason(text: str) -> str:
    """The reason as it is kept.

    Raises:
        DomainError: `reason-missing`, `reason-too-long`.
    """
    reason = " ".join(text.split())
    if not reason:
        raise DomainError("reason-missing", field="reason")
    if len(reason) > MAX_REASON:
        raise DomainError("reason-too-long", field="reason", maximum=MAX_REASON)
    return reason


def digest_of(contact_ids: Iterable[UUID]) -> str:
    """SHA-256 over the ids, each on a line of its own, smallest first: who has the ids can count it again."""
    hashed = sha256()
    for contact_id in contact_ids:
        hashed.update(f"{contact_id}\n".encode())
    return hashed.hexdigest()
