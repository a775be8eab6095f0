"""The legal term: the last day of a term that a law sets, by the Algemene termijnenwet."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.statutory_days import is_ordinary_day, ordinary_days_between

_ONE_DAY = timedelta(days=1)
_SHORTEST_LENGTHENED_DAYS = 3  # Algemene termijnenwet, article 2
_LEAST_ORDINARY_DAYS = 2  # Algemene termijnenwet, article 2
_HOURS_OF_A_DAY = 24
_MONTHS_OF_A_YEAR = 12


class TermUnit(StrEnum):
    """In what a law measures a term."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_LONGEST_LENGTHENED = {TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3}  # the same law, article 4


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """How long a law gives; an `amount` below zero is counted backwards, as in "at least ten days before"."""

    amount: int
    unit: TermUnit

    @property
    def is_lengthened(self) -> bool:
        """Whether the Algemene termijnenwet applies: not backwards, not in hours or years, not too long."""
        return 0 <= self.amount <= _LONGEST_LENGTHENED.get(self.unit, -1)


def legal_end(start: date, term: LegalTerm, equated: frozenset[date] = frozenset()) -> date:
    """The last day of a term that begins on the day after `start`.

    It never ends on a Saturday, Sunday, holiday or day in `equated`; a term of three days or more holds at least two
    other days. Where the law does not apply, this is the day that the calendar gives.
    """
    end = nominal_end(start, term)
    if not term.is_lengthened:
        return end
    needed = _LEAST_ORDINARY_DAYS if (end - start).days >= _SHORTEST_LENGTHENED_DAYS else 0
    while not is_ordinary_day(end, equated) or ordinary_days_between(start, end, equated) < needed:
        end += _ONE_DAY
    return end


def nominal_end(start: date, term: LegalTerm) -> date:
    """The day that the calendar gives, whatever day it is.

    Months and years end on the same day of the month, or on its last day; hours are rounded up to whole days.
    """
    if term.unit is TermUnit.HOURS:
        return start + _ONE_DAY * -(-term.amount // _HOURS_OF_A_DAY)
    if term.unit is TermUnit.DAYS:
        return start + timedelta(days=term.amount)
    if term.unit is TermUnit.WEEKS:
        return start + timedelta(weeks=term.amount)
    months = term.amount if term.unit is TermUnit.MONTHS else term.amount * _MONTHS_OF_A_YEAR
    return _months_later(start, months)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS_OF_A_YEAR + day.month - 1 + months, _MONTHS_OF_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
