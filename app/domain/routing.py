"""Where a question goes: which unit answers for it, which desk receives the customer, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.organisation import Line, Municipality, ProductGroup, Route, Unit, UnitKind


class RouteReason(StrEnum):
    """Why a unit is proposed, for the screen to explain."""

    OWNER = "owner-of-article"
    GROUP = "route-of-group"
    CONTACT_CENTRE = "contact-centre"


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


def receivable_units(municipality: Municipality) -> tuple[Unit, ...]:
    """Units a hand-off may go to, in the profile's order.

    A location is a place and not a unit; it is only among them when it answers for a product itself, or when it is
    all the contact centre there is.
    """
    answering = {route.unit for route in municipality.routes} | {contact_centre(municipality).id}
    return tuple(unit for unit in municipality.units if unit.kind is not UnitKind.LOCATION or unit.id in answering)


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


def needs_director(units: Iterable[Unit]) -> bool:
    """Whether one person must keep the overview: two or more back-office units, or a body outside."""
    touched = {unit.id: unit for unit in units}.values()
    back_office = [unit for unit in touched if unit.line is not Line.FIRST]
    return len(back_office) > 1 or any(unit.kind is UnitKind.EXTERNAL for unit in touched)
