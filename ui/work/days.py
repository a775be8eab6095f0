"""The days that can be promised."""

from datetime import date
from itertools import accumulate, repeat

from app.domain.calendar import ServiceCalendar

_MOST = 65  # working days: a quarter of a year


def next_working_days(calendar: ServiceCalendar, today: date) -> tuple[date, ...]:
    """The working days after `today`, the nearest first."""
    days = accumulate(repeat(None, _MOST), lambda day, _none: calendar.working_day_after(day), initial=today)
    return tuple(days)[1:]
