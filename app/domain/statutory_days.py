"""Days by the Algemene termijnenwet: on which a legal term can end, and on which it cannot."""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_ordinary_day(day: date, equated: frozenset[date] = frozenset()) -> bool:
    """Whether `day` is no Saturday, Sunday, generally recognised holiday or day in `equated`.

    Source: Algemene termijnenwet, articles 1 and 3. `equated` are the days that a decree puts on a par with holidays.
    """
    return day.weekday() < _SATURDAY and day not in equated and day not in _recognised_holidays(day.year)


def ordinary_days_between(start: date, end: date, equated: frozenset[date] = frozenset()) -> int:
    """How many ordinary days come after `start`, up to and including `end`."""
    days = (start + _ONE_DAY * step for step in range(1, (end - start).days + 1))
    return sum(is_ordinary_day(day, equated) for day in days)


@cache
def _recognised_holidays(year: int) -> frozenset[date]:
    """Holidays of article 3; the library has Good Friday and most fifths of May only among the optional ones."""
    from holidays import OPTIONAL, PUBLIC, country_holidays  # a tenth of a second: not while the programme starts

    return frozenset(country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL)))
