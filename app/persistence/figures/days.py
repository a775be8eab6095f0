"""Local days as moments. Neither database needs to know the municipality's time zone."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import CTE, Date, column, values

from app.clock import LOCAL_ZONE
from app.persistence.types import UtcDateTime


def bounds_of(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments at which the local days `first` up to and with `last` begin and are over."""
    return _begin_of(first), _begin_of(last + timedelta(days=1))


def days_between(first: date, last: date) -> list[date]:
    """Each day, in order."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def ends_of(first: date, last: date) -> CTE:
    """A table with each `day` and the moment at which it is `over`."""
    table = values(column("day", Date), column("over", UtcDateTime), name="ends")
    return table.data([(day, bounds_of(day, day)[1]) for day in days_between(first, last)]).cte("ends")


def hours_between(first: date, last: date, weekday: int, hour: int) -> list[tuple[datetime, datetime]]:
    """When this local hour begins and is over, on each of these days that is such a weekday.

    The hour that exists twice is two hours long, the one that does not exist none.
    """
    days = [day for day in days_between(first, last) if day.weekday() == weekday]
    begins = [datetime.combine(day, time(hour), LOCAL_ZONE) for day in days]
    return [(begin, begin + timedelta(hours=1)) for begin in begins]  # on the clock of the wall


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), LOCAL_ZONE)
