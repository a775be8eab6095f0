"""Periods: which days they have, and which others stand beside them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures.periods import (
    Period,
    PeriodKind,
    Span,
    after,
    before,
    is_whole,
    period_of,
    span_of,
    year_before,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
KINDS = st.sampled_from(PeriodKind)
LATE = date(2100, 1, 1)


def days_of(span: Span) -> list[date]:
    months = Period(PeriodKind.MONTH, *span.months).days() if span.months else iter(())
    firsts = [day for day in months if day.day == 1]
    whole = [day for first in firsts for day in period_of(PeriodKind.MONTH, first, LATE).days()]
    return whole + [day for first, last in span.days for day in Period(PeriodKind.DAY, first, last).days()]


@given(first=DAYS, length=st.integers(-3, 1500))
def test_a_span_has_each_day_once(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    expected = [first + timedelta(days=number) for number in range(length + 1)]
    assert sorted(days_of(span_of(first, last))) == expected


@given(first=DAYS, length=st.integers(0, 4000))
def test_a_span_reads_no_more_days_than_lie_around_whole_months(first: date, length: int) -> None:
    span = span_of(first, first + timedelta(days=length))
    assert sum((last - first).days + 1 for first, last in span.days) <= 61
    assert span.months is None or (span.months[0].day, span.months[1].day) == (1, 1)


@given(kind=KINDS, day=DAYS, today=DAYS)
def test_a_period_has_its_day_and_nothing_later_than_today(kind: PeriodKind, day: date, today: date) -> None:
    period = period_of(kind, day, today)
    assert period.first <= day
    assert period.last >= min(day, today) or period.first > today
    assert period.first > today or period.last <= today


@given(kind=KINDS, day=DAYS)
def test_periods_follow_each_other_without_a_gap(kind: PeriodKind, day: date) -> None:
    period = period_of(kind, day, LATE)
    assert is_whole(period)
    assert before(after(period, LATE)) == after(before(period), LATE) == period
    assert before(period).last + timedelta(days=1) == period.first


@given(kind=KINDS, day=DAYS, today=DAYS)
def test_a_period_that_is_not_over_is_compared_with_no_more_days(kind: PeriodKind, day: date, today: date) -> None:
    period = period_of(kind, day, today)
    for other in (before(period), year_before(period)):
        assert other.first < period.first
        assert is_whole(period) or other.last - other.first <= period.last - period.first


def test_of_a_month_that_runs_the_same_days_are_compared() -> None:
    march = period_of(PeriodKind.MONTH, date(2026, 3, 30), today=date(2026, 3, 30))
    assert before(march) == Period(PeriodKind.MONTH, date(2026, 2, 1), date(2026, 2, 28))
    assert year_before(march) == Period(PeriodKind.MONTH, date(2025, 3, 1), date(2025, 3, 30))


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        (PeriodKind.DAY, date(2024, 2, 29), date(2023, 3, 2), date(2023, 3, 2)),
        (PeriodKind.WEEK, date(2024, 2, 29), date(2023, 2, 27), date(2023, 3, 5)),
        (PeriodKind.MONTH, date(2024, 2, 29), date(2023, 2, 1), date(2023, 2, 28)),
        (PeriodKind.QUARTER, date(2024, 2, 29), date(2023, 1, 1), date(2023, 3, 31)),
        (PeriodKind.YEAR, date(2024, 2, 29), date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_the_year_before_29_february_has_no_such_day(kind: PeriodKind, day: date, first: date, last: date) -> None:
    assert year_before(period_of(kind, day, LATE)) == Period(kind, first, last)


@given(day=DAYS)
def test_a_day_and_a_week_are_compared_with_the_same_weekdays_of_the_year_before(day: date) -> None:
    assert year_before(period_of(PeriodKind.DAY, day, LATE)).first.weekday() == day.weekday()
    assert year_before(period_of(PeriodKind.WEEK, day, LATE)).first.weekday() == 0
