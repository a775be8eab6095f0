"""The first run: which municipality, which seat, who."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.clock import LOCAL_ZONE, SystemClock
from app.domain.errors import DomainError
from app.domain.figures.norm_checks import default_norms
from app.domain.ids import new_id
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Municipality, Person, Seat
from app.domain.routing import contact_centre
from app.services.demo import demo_articles, demo_bulletins, demo_fees
from app.services.log_authors import at_seat
from app.services.ports import Database, Transaction
from app.services.profiles import (
    DEMO_ID,
    default_seats,
    load_demo_municipality,
    load_demo_people,
    load_demo_seats,
    load_profile,
    profile_ids,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A municipality to choose in the first run, with the seats it begins with."""

    municipality: Municipality
    seats: tuple[Seat, ...]


def choices() -> tuple[Choice, ...]:
    """The demo municipality first, then the eight profiles by name."""
    real = sorted((load_profile(profile_id) for profile_id in profile_ids()), key=lambda m: m.name)
    demo = Choice(load_demo_municipality(), tuple(load_demo_seats()))
    return (demo, *(Choice(municipality, tuple(default_seats(municipality))) for municipality in real))


def choice(municipality_id: str) -> Choice:
    """One of the choices.

    Raises:
        DomainError: `profile-unknown`.
    """
    if municipality_id == DEMO_ID:
        return Choice(load_demo_municipality(), tuple(load_demo_seats()))
    municipality = load_profile(municipality_id)
    return Choice(municipality, tuple(default_seats(municipality)))


def set_up(
    database: Database,
    chosen: Choice,
    seat_id: UUID,
    name: str,
    with_examples: bool = False,
    since: datetime | None = None,
) -> Person:
    """Store municipality, seats, people, fees, norms, news and articles in one transaction; gives the person.

    The demo municipality always brings its articles; another one takes them as examples when `with_examples`, routed
    by their product group. `since` is when agents got these articles, UTC; None is this moment.

    Raises:
        DomainError: `name-missing`, `seat-unknown`.
    """
    if not name.strip():
        raise DomainError("name-missing", field="name")
    if seat_id not in {seat.id for seat in chosen.seats}:
        raise DomainError("seat-unknown", field="seat")
    is_demo = chosen.municipality.id == DEMO_ID
    with database.write() as tx:
        people = load_demo_people() if is_demo else tx.organisation.people()
        person = _person(people, name.strip(), chosen.municipality)
        tx.organisation.put_municipality(chosen.municipality)
        for seat in chosen.seats:
            tx.organisation.put_seat(seat)
        for member in (*people, person):
            tx.organisation.put_person(member)
        if is_demo:
            _put_demo(tx)
        if is_demo or with_examples:
            _put_articles(tx, is_demo, since)
        _put_norms(tx, chosen.municipality, since)
        seat = next(seat for seat in chosen.seats if seat.id == seat_id)
        tx.log.append(at_seat(person, seat).event(LogAction.SET_UP, LogObject.ORGANISATION, chosen.municipality.id))
    return person


def _put_demo(tx: Transaction) -> None:
    tx.organisation.put_fees(demo_fees())
    for bulletin in demo_bulletins():
        tx.organisation.put_bulletin(bulletin)


def _put_articles(tx: Transaction, keep_owner: bool, since: datetime | None) -> None:
    known = tx.articles.get_many([article.id for article in demo_articles()])
    for article in demo_articles():
        if article.id not in known:
            tx.articles.put(article if keep_owner else replace(article, owner=""), at=since)


def _put_norms(tx: Transaction, municipality: Municipality, since: datetime | None) -> None:
    """Another seat may have begun with norms already, and somebody changed them."""
    if not tx.figures.norms():
        day = since.astimezone(LOCAL_ZONE).date() if since else SystemClock().today()
        for norm in default_norms(municipality, day):
            tx.figures.put_norm(norm)


def _person(known: list[Person], name: str, municipality: Municipality) -> Person:
    """The known person of this name, else a new one at the contact centre."""
    new = Person(new_id(), name, contact_centre(municipality).id)
    return next((person for person in known if person.name == name), new)
