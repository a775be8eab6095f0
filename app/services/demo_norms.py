"""What the demo municipality promises, and what its people did about the months in which that was not kept."""

from datetime import date

from app.domain.figures.definitions import FigureKey
from app.domain.figures.norm_checks import default_norms
from app.domain.figures.norms import Deviation
from app.services.demo_past import Past, Row, told
from app.services.registry import Services


def add_demo_norms(past: Past) -> None:
    """Do what `resources/demo/norms.toml` tells about the deviations of the last months, the newest of a figure first.

    The norms are those that every municipality begins with, and hold as long as there are figures.
    """
    services = past.services
    first = date(services.clock.today().year - 1, 1, 1)
    with services.database.write() as tx:
        for norm in default_norms(services.municipality, first):
            tx.figures.put_norm(norm)
    services.find_deviations()
    found: dict[FigureKey, list[Deviation]] = {}
    for deviation in services.deviations():
        found.setdefault(deviation.figure, []).append(deviation)
    for figure, rows in told("norms.toml").items():
        for deviation, row in zip(found.get(FigureKey(figure), ()), rows, strict=False):
            _follow(past, deviation, row)


def _follow(past: Past, deviation: Deviation, row: Row) -> None:
    """As far as the row tells: planned, done, closed."""
    if "by" not in row:
        return
    services, owner_id = past.services, past.people[row["by"]].id
    due_on = _working_days_on(services, row["due"])
    deviation = services.plan_deviation(deviation.id, deviation.revision, owner_id, row["cause"], row["action"], due_on)
    if "done" in row:
        deviation = services.deviation_done(deviation.id, deviation.revision, row["done"])
    if "result" in row:
        services.close_deviation(deviation.id, deviation.revision, row["result"])


def _working_days_on(services: Services, count: int) -> date:
    day = services.clock.today()
    for _ in range(count):
        day = services.calendar.working_day_after(day)
    return day
