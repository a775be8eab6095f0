"""The days that can be promised."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import accumulate, repeat

from app.domain.calendar import ServiceCalendar
from app.domain.organisation import Unit
from app.services.hand_offs import calendar_of

_MOST = 65  # working days: a quarter of a year


def days_by_unit(units: Iterable[Unit], calendar: ServiceCalendar, today: date) -> dict[str, tuple[date, ...]]:
    """The days each unit can promise, by its id; under "" those of a unit that is gone."""
    own = {unit.id: next_working_days(calendar_of(unit, calendar), today) for unit in units}
    return {"": next_working_days(calendar, today)} | own


@lru_cache(maxsize=32)
def next_working_days(calendar: ServiceCalendar, today: date) -> tuple[date, ...]:
    """The working days after `today`, the nearest first."""
    days = accumulate(repeat(None, _MOST), lambda day, _none: calendar.working_day_after(day), initial=today)
    return tuple(days)[1:]
