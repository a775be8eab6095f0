"""Working at a seat of a server together with others, and leaving it."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogEvent, LogObject
from app.domain.organisation import Person, Seat
from app.domain.rights import Right, may
from app.services.ports import Database, Transaction


@dataclass(frozen=True, slots=True)
class Joined:
    """Who signed in, and the seat that is this installation's now."""

    person: Person
    seat: Seat


def join_seat(database: Database, workplace_id: UUID, code: str, take_over: bool = False) -> Joined:
    """Claim the seat `code` for this installation; with "" the one it had, or the only one that is free.

    Raises:
        DomainError: `server-not-set-up`, `person-without-login`, `seat-unknown`, `seat-to-choose`, `seat-taken`;
            `take-over-needs-administrator`.
    """
    with database.write() as tx:
        person, seat = person_signed_in(tx), _wanted(tx.organisation.seats(), workplace_id, code)
        if seat.workplace_id != workplace_id:
            _claim(tx, person, seat, workplace_id, take_over)
        return Joined(person, replace(seat, workplace_id=workplace_id))


def leave_seat(database: Database, workplace_id: UUID) -> bool:
    """Give the seat of this installation back; False when that is for an administrator to do."""
    with database.write() as tx:
        person = person_signed_in(tx)
        seat = next((each for each in tx.organisation.seats() if each.workplace_id == workplace_id), None)
        if seat is None:
            return True
        if not may(person.roles, Right.MANAGE_ORGANISATION):
            return False
        tx.organisation.put_seat(replace(seat, workplace_id=None))
        _log(tx, person, seat)
    return True


def person_signed_in(tx: Transaction) -> Person:
    """Who began this transaction on a server.

    Raises:
        DomainError: `server-not-set-up`, `person-without-login`.
    """
    login = tx.logins.current()
    person = next((each for each in tx.organisation.people() if each.login == login), None)
    if person is None:
        raise DomainError("person-without-login")
    if tx.organisation.municipality() is None:
        raise DomainError("server-not-set-up")
    return person


def _wanted(seats: list[Seat], workplace_id: UUID, code: str) -> Seat:
    if code:
        named = next((seat for seat in seats if seat.code.casefold() == code.casefold()), None)
        if named is None:
            raise DomainError("seat-to-choose", codes=_codes(seats))
        return named
    free = [seat for seat in seats if seat.workplace_id is None]
    own = [seat for seat in seats if seat.workplace_id == workplace_id] or free
    if len(own) != 1:
        raise DomainError("seat-to-choose", codes=_codes(free or seats))
    return own[0]


def _codes(seats: list[Seat]) -> str:
    return ", ".join(seat.code for seat in seats)


def _claim(tx: Transaction, person: Person, seat: Seat, workplace_id: UUID, take_over: bool) -> None:
    if seat.workplace_id is None:
        if not tx.organisation.claim_seat(seat.id, workplace_id):
            raise DomainError("seat-taken")
    elif not take_over:
        raise DomainError("seat-taken")
    elif not may(person.roles, Right.MANAGE_ORGANISATION):
        raise DomainError("take-over-needs-administrator")
    else:
        tx.organisation.put_seat(replace(seat, workplace_id=workplace_id))
    _log(tx, person, seat)


def _log(tx: Transaction, person: Person, seat: Seat) -> None:
    tx.log.append(
        LogEvent(
            *(LogAction.CHANGED, LogObject.ORGANISATION, seat.code),
            actor_id=person.id,
            actor=person.name,
            origin="command line",
        )
    )
