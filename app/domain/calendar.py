"""The service calendar: the days on which the municipality works for its customers."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.domain.errors import DomainError

_GOOD_FRIDAY = "goede vrijdag"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ServiceCalendar:
    """Working days are the opening weekdays (Monday is 0) but national holidays and the municipality's closing days.

    Good Friday is an ordinary day here, and so is 5 May but once in five years: a municipality that closes then
    has them among its `closing_days`. Legal terms are counted by the law and not by this calendar.

    Raises:
        DomainError: `calendar-without-opening-days`.
    """

    opening_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    closing_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not set(self.opening_weekdays) & set(range(7)):
            raise DomainError("calendar-without-opening-days")

    def is_working_day(self, day: date) -> bool:
        """Whether customers are served on `day`."""
        if day.weekday() not in self.opening_weekdays or day in self.closing_days:
            return False
        return day not in _national_holidays(day.year)

    def working_day_after(self, day: date) -> date:
        """The first working day later than `day`."""
        following = day + _ONE_DAY
        while not self.is_working_day(following):
            following += _ONE_DAY
        return following


@cache
def _national_holidays(year: int) -> frozenset[date]:
    """Holidays of the public category; whether Good Friday is in it differs by version of the library."""
    from holidays import country_holidays  # takes a tenth of a second: not while the programme starts

    found = country_holidays("NL", years=year, language="nl")
    return frozenset(day for day, name in found.items() if name.casefold() != _GOOD_FRIDAY)
