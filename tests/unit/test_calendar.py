"""Working days of the municipality."""

import subprocess
import sys
from datetime import date

import pytest

from app.domain import calendar
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError

WEEKDAYS = ServiceCalendar()


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 5, 5),
        date(2030, 5, 5),
    ],
)
def test_offices_are_closed_on_national_holidays(holiday: date) -> None:
    assert not ServiceCalendar(tuple(range(7))).is_working_day(holiday)


@pytest.mark.parametrize("year", [2025, 2031])
def test_kings_day_is_celebrated_on_saturday_when_the_27th_is_a_sunday(year: int) -> None:
    open_every_day = ServiceCalendar(tuple(range(7)))
    assert not open_every_day.is_working_day(date(year, 4, 26))
    assert open_every_day.is_working_day(date(year, 4, 27))


@pytest.mark.parametrize("day", [date(2026, 4, 3), date(2026, 5, 5)])
def test_good_friday_and_most_fifths_of_may_are_working_days_unless_the_municipality_closes(day: date) -> None:
    assert WEEKDAYS.is_working_day(day)
    assert not ServiceCalendar(closing_days=frozenset({day})).is_working_day(day)


def test_only_opening_weekdays_are_working_days() -> None:
    open_on_saturday = ServiceCalendar((1, 5))
    week = [date(2026, 11, 16 + day) for day in range(7)]
    assert [day.weekday() for day in week if open_on_saturday.is_working_day(day)] == [1, 5]


def test_the_working_day_after_christmas_skips_the_weekend() -> None:
    assert WEEKDAYS.working_day_after(date(2026, 12, 24)) == date(2026, 12, 28)


@pytest.mark.parametrize("weekdays", [(), (7,)])
def test_a_municipality_that_never_opens_has_no_calendar(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(DomainError, match="calendar-without-opening-days"):
        ServiceCalendar(weekdays)


def test_a_year_of_holidays_is_worked_out_once() -> None:
    WEEKDAYS.is_working_day(date(2026, 1, 2))
    worked_out = calendar._national_holidays.cache_info().misses
    for day in range(1, 29):
        WEEKDAYS.is_working_day(date(2026, 1, day))
    assert calendar._national_holidays.cache_info().misses == worked_out


def test_the_library_of_holidays_is_not_loaded_while_the_programme_starts() -> None:
    code = "import sys, app.domain.promise; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
