"""The yearly publication of written complaints (Awb 9:12a): about nobody, and without a word that anybody wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.contact import Channel
from app.domain.organisation import Unit
from app.services.figure_ports import ComplaintLine
from app.services.tables import Cell, Column, Table, count, text
from resources.translations import _


class Arrived(StrEnum):
    """How a complaint came in; which channel exactly is nobody's business."""

    PAPER = "paper"
    DIGITAL = "digital"


class Decided(StrEnum):
    """Whether it was decided within the term of the law."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A complaint as it is published: `month` is the first day of the month of receipt, names are as shown."""

    month: date
    arrived: Arrived
    product: str
    unit: str
    decided: Decided
    is_open: bool
    was_reopened: bool


def register_lines(
    found: Sequence[ComplaintLine], products: Mapping[str, str], units: Sequence[Unit], today: date
) -> list[RegisterLine]:
    """What may be published, by month and then by name, so that the order tells nothing about who was first.

    About what is shielded only the unit is told.
    """
    by_id = {unit.id: unit for unit in units}
    lines = [
        RegisterLine(
            month=line.received_on.replace(day=1),
            arrived=Arrived.PAPER if line.channel is Channel.LETTER else Arrived.DIGITAL,
            product=_("shielded") if _is_shielded(by_id, line) else products[line.product],
            unit=by_id[line.unit_id].name if line.unit_id in by_id else "",
            decided=_decided(line, today),
            is_open=line.decided_on is None,
            was_reopened=line.was_reopened,
        )
        for line in found
    ]
    return sorted(lines, key=lambda each: (each.month, each.product, each.unit, each.arrived, each.decided))


def register_tables(lines: Sequence[RegisterLine]) -> tuple[Table, ...]:
    """The register, and its totals by unit."""
    columns = (
        Column(_("Month of receipt"), 18),
        Column(_("Came in"), 14),
        Column(_("About"), 42),
        Column(_("Unit"), 32),
        Column(_("Decided in time"), 16),
        Column(_("How it ended"), 28),
    )
    return Table(_("Complaints"), columns, tuple(_row(line) for line in lines)), _totals(lines)


def register_notes(lines: Sequence[RegisterLine], year: int, municipality: str) -> tuple[str, ...]:
    """What the register is, and its totals in sentences."""
    counts = Counter(line.decided for line in lines)
    return (
        _("Register of the written complaints that {municipality} received in {year}.").format(
            municipality=municipality, year=year
        ),
        _("The law asks for it: article 9:12a of the General Administrative Law Act (Algemene wet bestuursrecht)."),
        _("It holds no personal data, no day of receipt and no text of a complaint."),
        _("In time is within the 6 weeks of the law. A longer term of which the customer was told is not counted."),
        _("Received: {number}").format(number=len(lines)),
        _("Decided in time: {number}").format(number=counts[Decided.IN_TIME]),
        _("Not decided in time: {number}").format(number=counts[Decided.LATE]),
        _("Not decided yet: {number}").format(number=counts[Decided.NOT_YET]),
        _("Opened again after the decision: {number}").format(number=sum(line.was_reopened for line in lines)),
    )


def _is_shielded(units: Mapping[str, Unit], line: ComplaintLine) -> bool:
    return line.is_shielded or (line.unit_id in units and units[line.unit_id].shielded)


def _decided(line: ComplaintLine, today: date) -> Decided:
    """A complaint that is still open after its term was not decided in time, whatever comes."""
    if line.due_on is None or (line.decided_on or today) <= line.due_on:
        return Decided.IN_TIME if line.decided_on else Decided.NOT_YET
    return Decided.LATE


def _row(line: RegisterLine) -> tuple[Cell, ...]:
    arrived = {Arrived.PAPER: _("on paper"), Arrived.DIGITAL: _("digitally")}[line.arrived]
    decided = {Decided.IN_TIME: _("yes"), Decided.LATE: _("no"), Decided.NOT_YET: _("not yet")}[line.decided]
    return (
        text(f"{line.month:%Y-%m}"),
        text(arrived),
        text(line.product),
        text(line.unit or _("no unit")),
        text(decided),
        text(_ending(line)),
    )


def _ending(line: RegisterLine) -> str:
    if line.was_reopened:
        return _("opened again after the decision")
    return _("not decided yet") if line.is_open else _("decided")


def _totals(lines: Sequence[RegisterLine]) -> Table:
    columns = (
        Column(_("Unit"), 32),
        Column(_("Received")),
        Column(_("Decided in time"), 16),
        Column(_("Not decided in time"), 18),
        Column(_("Not decided yet"), 16),
        Column(_("Opened again")),
    )
    units = sorted({line.unit for line in lines})
    rows = [_total(unit or _("no unit"), [line for line in lines if line.unit == unit]) for unit in units]
    return Table(_("Totals"), columns, (*rows, _total(_("All units"), lines)))


def _total(words: str, lines: Sequence[RegisterLine]) -> tuple[Cell, ...]:
    counts = Counter(line.decided for line in lines)
    return (
        text(words),
        count(len(lines)),
        *(count(counts[decided]) for decided in Decided),
        count(sum(line.was_reopened for line in lines)),
    )
