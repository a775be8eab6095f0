"""Where a question goes: which unit answers for it, which desk receives the customer, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.organisation import Line, Municipality, Person, ProductGroup, Route, Unit, UnitKind

_BY_ROUTE_ONLY = (UnitKind.LOCATION, UnitKind.EXTERNAL)


class RouteReason(StrEnum):
    """Why a unit is proposed, for the screen to explain."""

    OWNER = "owner-of-article"
    GROUP = "route-of-group"
    CONTACT_CENTRE = "contact-centre"
    UNREACHABLE = "unreachable-owner"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed route; the agent may always choose another unit."""

    unit_id: str
    desk_id: str
    line: Line
    shielded: bool
    reason_key: RouteReason


def route_for(municipality: Municipality, group: str, owner: str) -> Proposal:
    """The article's owner when that unit exists here, else the route of its group, else the contact centre.

    `group` and `owner` are as the article has them: either may be "" or unknown in this municipality. Whatever is
    about social services is shielded, whoever owns the article.
    """
    route = _route(municipality, group)
    unit, reason = _unit_and_reason(municipality, route, owner)
    return Proposal(
        unit_id=unit.id,
        desk_id=_desk_id(municipality, route, unit),
        line=unit.line,
        shielded=unit.shielded or group == ProductGroup.SOCIAL_SERVICES,
        reason_key=reason,
    )


def reachable_route_for(municipality: Municipality, people: Sequence[Person], group: str, owner: str) -> Proposal:
    """The route, as far as somebody is there to read it.

    When nobody is, it goes up the tree to the nearest unit that can be reached, and else to the contact centre. What
    was shielded stays so.
    """
    proposal = route_for(municipality, group, owner)
    reachable = {unit.id: unit for unit in receivable_units(municipality, people)}
    if proposal.unit_id in reachable:
        return proposal
    above = (reachable[unit_id] for unit_id in _above(municipality, proposal.unit_id) if unit_id in reachable)
    unit = next(above, contact_centre(municipality))
    return replace(
        proposal,
        unit_id=unit.id,
        line=unit.line,
        shielded=proposal.shielded or unit.shielded,
        reason_key=RouteReason.UNREACHABLE,
    )


def _above(municipality: Municipality, unit_id: str) -> Iterator[str]:
    """Parents, then their parents, and so on."""
    level: tuple[str, ...] = municipality.unit(unit_id).parents
    while level:
        yield from level
        level = tuple(parent for each in level for parent in municipality.unit(each).parents)


def _route(municipality: Municipality, group: str) -> Route | None:
    return next((route for route in municipality.routes if route.group == group), None)


def _unit_and_reason(municipality: Municipality, route: Route | None, owner: str) -> tuple[Unit, RouteReason]:
    for unit in municipality.units:
        if unit.id == owner:
            return unit, RouteReason.OWNER
    if route is None:
        return contact_centre(municipality), RouteReason.CONTACT_CENTRE
    return municipality.unit(route.unit), RouteReason.GROUP


def _desk_id(municipality: Municipality, route: Route | None, unit: Unit) -> str:
    """The desk of the group, else the first desk where this unit's work is received, else the contact centre."""
    own = (known.desk for known in municipality.routes if known.unit == unit.id)
    return route.desk if route else next(own, contact_centre(municipality).id)


def contact_centre(municipality: Municipality) -> Unit:
    """The desk that receives customers for most product groups."""
    desks = Counter(route.desk for route in municipality.routes)
    return municipality.unit(desks.most_common(1)[0][0])


def is_of_contact_centre(municipality: Municipality, person: Person) -> bool:
    """Whether the person works in the first line; who has no unit stands at a desk of the contact centre."""
    desk = contact_centre(municipality)
    return not person.unit_id or any(
        unit.id == person.unit_id for unit in municipality.units if unit.line is Line.FIRST or unit.id == desk.id
    )


def receivable_units(municipality: Municipality, people: Sequence[Person]) -> tuple[Unit, ...]:
    """Units a hand-off may go to, in the profile's order.

    A location is a place and a body outside has its own door: either is only among them when it answers for a product
    itself, or when it is all the contact centre there is. A unit must have a mailbox or members, but while the whole
    back office has neither nothing was set up yet, and every unit may be chosen. The contact centre always may.
    """
    answering = {route.unit for route in municipality.routes} | {contact_centre(municipality).id}
    units = tuple(unit for unit in municipality.units if unit.id in answering or unit.kind not in _BY_ROUTE_ONLY)
    manned = {person.unit_id for person in people}
    reachable = {unit.id for unit in units if unit.mailbox or unit.id in manned}
    if not any(unit.id in reachable and unit.line is not Line.FIRST for unit in units):
        return units
    return tuple(unit for unit in units if unit.id in reachable or unit.id == contact_centre(municipality).id)


def units_touched(municipality: Municipality, unit_ids: Iterable[str]) -> tuple[Unit, ...]:
    """The units with these ids, each once, in the order given.

    Raises:
        DomainError: `unit-unknown` when the municipality has no such unit.
    """
    known = {unit.id: unit for unit in municipality.units}
    ids = tuple(dict.fromkeys(unit_ids))
    for unit_id in ids:
        if unit_id not in known:
            raise DomainError("unit-unknown", field="unit", unit=unit_id)
    return tuple(known[unit_id] for unit_id in ids)


class DirectorReason(StrEnum):
    """Why one person must keep the overview of a question."""

    UNITS = "several-units"
    OUTSIDE = "outside-body"
    SENSITIVE = "politically-sensitive"


def director_reasons(units: Iterable[Unit], is_sensitive: bool = False) -> tuple[DirectorReason, ...]:
    """Why a question that touches `units` needs a director; empty when it does not."""
    touched = {unit.id: unit for unit in units}.values()
    outside = any(unit.kind is UnitKind.EXTERNAL for unit in touched)
    back_office = [unit for unit in touched if unit.line is not Line.FIRST and unit.kind is not UnitKind.EXTERNAL]
    found = {
        DirectorReason.UNITS: len(back_office) > 1,
        DirectorReason.OUTSIDE: outside,
        DirectorReason.SENSITIVE: is_sensitive,
    }
    return tuple(reason for reason, holds in found.items() if holds)
