"""Municipality profiles, the demo municipality, and the seats and people that come with them."""

from pathlib import Path
from uuid import UUID, uuid5

from app.domain.errors import DomainError
from app.domain.organisation import Municipality, Person, Seat
from app.services.outside_bodies import with_outside_bodies
from app.services.profile_checks import profile_faults
from app.services.profile_file import PeopleFile, ProfileFile, SeatsFile, read, to_municipality
from resources import path
from resources.translations import _

DEMO_ID = "waterrade"

_NAMESPACE = UUID("6f1c3b1e-9d0a-5c55-8a53-0f6f4d3f7a21")


def profile_ids() -> tuple[str, ...]:
    """Ids of the municipalities with a profile, in order of the alphabet."""
    return tuple(sorted(file.stem for file in path("municipalities").glob("*.toml")))


def load_profile(profile_id: str) -> Municipality:
    """The municipality of a profile, and the bodies outside it.

    Raises:
        DomainError: `profile-unknown`; `profile-wrong`, with `file` and `what` is wrong in it.
    """
    if profile_id not in profile_ids():
        raise DomainError("profile-unknown", field="profile", profile=profile_id)
    return with_outside_bodies(read_municipality(path("municipalities", f"{profile_id}.toml"), profile_id))


def load_demo_municipality() -> Municipality:
    """Waterrade, which does not exist."""
    return with_outside_bodies(read_municipality(path("demo", "municipality.toml"), DEMO_ID))


def read_municipality(file: Path, municipality_id: str) -> Municipality:
    """The municipality that a file describes.

    Raises:
        DomainError: `profile-wrong`, with `file` and the first thing that is wrong as `what`.
    """
    municipality = to_municipality(municipality_id, read(file, ProfileFile))
    for fault in profile_faults(municipality):
        raise DomainError("profile-wrong", file=file.name, what=fault)
    return municipality


def load_demo_seats() -> list[Seat]:
    """Waterrade's workplaces."""
    entries = read(path("demo", "seats.toml"), SeatsFile).seats
    return [
        Seat(_id(DEMO_ID, "seat", code), code, entry.name, entry.location, entry.channel.value)
        for code, entry in entries.items()
    ]


def load_demo_people() -> list[Person]:
    """Invented people who work for Waterrade."""
    entries = read(path("demo", "people.toml"), PeopleFile).people
    return [
        Person(_id(DEMO_ID, "person", key), entry.name, entry.unit, entry.email, entry.roles)
        for key, entry in entries.items()
    ]


def default_seats(municipality: Municipality) -> list[Seat]:
    """Workplaces to begin with: a counter at every desk of the profile, two telephones, and e-mail with post."""
    desks = dict.fromkeys(route.desk for route in municipality.routes)
    seats = [
        _seat(municipality, f"BAL{number}", _("Counter {number}").format(number=number), "counter", desk)
        for number, desk in enumerate(desks, start=1)
    ]
    seats += [
        _seat(municipality, f"TEL{number}", _("Telephone {number}").format(number=number), "telephone")
        for number in (1, 2)
    ]
    return [*seats, _seat(municipality, "POST1", _("E-mail and post"), "email")]


def _seat(municipality: Municipality, code: str, name: str, channel: str, desk: str = "") -> Seat:
    location = municipality.unit(desk).name if desk else ""
    return Seat(_id(municipality.id, "seat", code), code, name, location, channel)


def _id(*parts: str) -> UUID:
    return uuid5(_NAMESPACE, "/".join(parts))
