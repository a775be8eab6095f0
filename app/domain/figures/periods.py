"""The days that figures are about, and those they are compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` up to and with `last`, local days; `last` may lie before the end of the calendar period."""

    kind: PeriodKind
    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Each day, in order."""
        return (self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))


def period_of(kind: PeriodKind, day: date, today: date) -> Period:
    """The period in which `day` lies, no further than today; a period of later stays whole."""
    first = _first_day(kind, day)
    last = _next_first(kind, first) - timedelta(days=1)
    return Period(kind, first, min(last, today) if first <= today else last)


def before(period: Period) -> Period:
    """The period before it; of one that is not over, just as many days of it."""
    first = _first_day(period.kind, period.first - timedelta(days=1))
    return _as_long(period, first)


def after(period: Period, today: date) -> Period:
    """The period after it, no further than today."""
    return period_of(period.kind, _next_first(period.kind, period.first), today)


def year_before(period: Period) -> Period:
    """The same period of the year before; a week is the one of 52 weeks before, so that weekdays agree."""
    if period.kind in (PeriodKind.DAY, PeriodKind.WEEK):
        first = period.first - timedelta(weeks=52)
    else:
        first = period.first.replace(year=period.first.year - 1)
    return _as_long(period, first)


def is_whole(period: Period) -> bool:
    """Whether it lasts until its calendar period ends."""
    return period.last + timedelta(days=1) >= _next_first(period.kind, period.first)


def _as_long(period: Period, first: date) -> Period:
    end = _next_first(period.kind, first) - timedelta(days=1)
    if is_whole(period):
        return Period(period.kind, first, end)
    return Period(period.kind, first, min(first + (period.last - period.first), end))


def _first_day(kind: PeriodKind, day: date) -> date:
    match kind:
        case PeriodKind.DAY:
            return day
        case PeriodKind.WEEK:
            return day - timedelta(days=day.weekday())
        case PeriodKind.MONTH:
            return day.replace(day=1)
        case PeriodKind.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case PeriodKind.YEAR:
            return day.replace(month=1, day=1)


def _next_first(kind: PeriodKind, first: date) -> date:
    match kind:
        case PeriodKind.DAY:
            return first + timedelta(days=1)
        case PeriodKind.WEEK:
            return first + timedelta(weeks=1)
        case PeriodKind.MONTH:
            return _months_later(first, 1)
        case PeriodKind.QUARTER:
            return _months_later(first, 3)
        case PeriodKind.YEAR:
            return _months_later(first, 12)


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are read from the totals: whole months at once, and the days before and after those."""

    months: tuple[date, date] | None
    days: tuple[tuple[date, date], ...]


def span_of(first: date, last: date) -> Span:
    """How to read the days from `first` up to and with `last`; nothing when that is before it."""
    if first > last:
        return Span(None, ())
    begin = first if first.day == 1 else _months_later(first.replace(day=1), 1)
    end = (last + timedelta(days=1)).replace(day=1)  # the first month that is not whole any more
    if begin >= end:
        return Span(None, ((first, last),))
    day = timedelta(days=1)
    edges = ((first, begin - day), (end, last))
    return Span((begin, _first_day(PeriodKind.MONTH, end - day)), tuple(edge for edge in edges if edge[0] <= edge[1]))
