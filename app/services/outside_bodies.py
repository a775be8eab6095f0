"""Bodies outside the municipality, to which a message can be forwarded."""

from dataclasses import replace
from functools import cache

import msgspec

from app.domain.organisation import Municipality, OutsideBody, Unit, UnitKind
from app.services.profile_file import Text, read
from resources import path


class BodyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body with what a customer needs to go there."""

    name: Text
    phone: str = ""
    website: str = ""


class BodiesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bodies by id."""

    bodies: dict[str, BodyEntry]


@cache
def known_bodies() -> tuple[OutsideBody, ...]:
    """The bodies in `resources/outside_bodies.toml`."""
    entries = read(path("outside_bodies.toml"), BodiesFile).bodies
    return tuple(OutsideBody(body_id, body.name, body.phone, body.website) for body_id, body in entries.items())


def with_outside_bodies(municipality: Municipality) -> Municipality:
    """The municipality with every known body that its profile does not name itself, by id or by name."""
    taken = {each.casefold() for unit in municipality.units for each in (unit.id, unit.name)}
    missing = (body for body in known_bodies() if not {body.id, body.name.casefold()} & taken)
    added = tuple(Unit(body.id, body.name, UnitKind.EXTERNAL) for body in missing)
    return replace(municipality, units=(*municipality.units, *added))


def bodies_for(municipality: Municipality) -> tuple[OutsideBody, ...]:
    """To whom this municipality may forward, by name; a body of its profile keeps the name it has there."""
    known = {body.id: body for body in known_bodies()}
    outside = (unit for unit in with_outside_bodies(municipality).units if unit.kind is UnitKind.EXTERNAL)
    bodies = (replace(known.get(unit.id, OutsideBody(unit.id, unit.name)), name=unit.name) for unit in outside)
    return tuple(sorted(bodies, key=lambda body: body.name.casefold()))
