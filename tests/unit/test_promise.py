"""The day by which the customer hears."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Promise
from app.domain.promise import promised_on

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31)) | st.dates(date(2025, 11, 1), date(2026, 12, 31))
TERMS = st.integers(0, 30)
CALENDARS = st.builds(
    ServiceCalendar,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
)

no_deadline = settings(deadline=None)  # the first one loads the library of holidays


def test_day_one_is_the_first_working_day_after_receipt() -> None:
    promise = promised_on(date(2026, 11, 20), 7, ServiceCalendar())
    assert promise == Promise(date(2026, 12, 1), 7, date(2026, 11, 23))


@pytest.mark.parametrize("received", [date(2026, 11, 21), date(2026, 12, 25)])
def test_zero_days_means_the_same_day_also_when_closed(received: date) -> None:
    assert promised_on(received, 0, ServiceCalendar()) == Promise(received, 0, received)


def test_a_question_received_in_the_weekend_counts_from_monday() -> None:
    assert promised_on(date(2026, 11, 21), 1, ServiceCalendar()).promised_on == date(2026, 11, 23)


def test_holidays_and_local_closing_days_do_not_count() -> None:
    closing = frozenset({date(2026, 12, 24)})
    promise = promised_on(date(2026, 12, 22), 3, ServiceCalendar(closing_days=closing))
    assert promise.promised_on == date(2026, 12, 29)


@no_deadline
@given(DAYS, TERMS, CALENDARS)
def test_a_promise_is_never_before_receipt(received: date, days: int, calendar: ServiceCalendar) -> None:
    promise = promised_on(received, days, calendar)
    assert received <= promise.first_day <= promise.promised_on
    assert promise.days == days


@no_deadline
@given(DAYS, TERMS.filter(bool), CALENDARS)
def test_a_promise_is_on_a_working_day(received: date, days: int, calendar: ServiceCalendar) -> None:
    promise = promised_on(received, days, calendar)
    assert calendar.is_working_day(promise.first_day)
    assert calendar.is_working_day(promise.promised_on)


@no_deadline
@given(DAYS, TERMS, CALENDARS)
def test_exactly_the_promised_number_of_working_days_passes(
    received: date, days: int, calendar: ServiceCalendar
) -> None:
    last = promised_on(received, days, calendar).promised_on
    passed = (received + timedelta(step) for step in range(1, (last - received).days + 1))
    assert sum(map(calendar.is_working_day, passed)) == days


@no_deadline
@given(DAYS, DAYS, TERMS, CALENDARS)
def test_a_later_question_is_never_promised_earlier(
    one: date, other: date, days: int, calendar: ServiceCalendar
) -> None:
    first, second = sorted((one, other))
    assert promised_on(first, days, calendar).promised_on <= promised_on(second, days, calendar).promised_on


@no_deadline
@given(DAYS, TERMS, TERMS, CALENDARS)
def test_more_days_are_never_promised_earlier(received: date, one: int, other: int, calendar: ServiceCalendar) -> None:
    fewer, more = sorted((one, other))
    assert promised_on(received, fewer, calendar).promised_on <= promised_on(received, more, calendar).promised_on
