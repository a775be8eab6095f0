"""The last day of a term that a law sets."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.legal_term import LegalTerm, TermUnit, legal_end, nominal_end
from app.domain.statutory_days import is_ordinary_day, ordinary_days_between
from app.services.equated_days import equated_days

DAYS = st.dates(date(2014, 1, 1), date(2090, 12, 31))
EQUATED = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20)
LONGEST = {TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3}
LENGTHENED = st.sampled_from(list(LONGEST)).flatmap(
    lambda unit: st.builds(LegalTerm, st.integers(1, LONGEST[unit]), st.just(unit))
)
ANY_TERM = st.builds(LegalTerm, st.integers(1, 120), st.sampled_from(TermUnit))

no_deadline = settings(deadline=None)  # the first one loads the library of holidays


def days(amount: int) -> LegalTerm:
    """A term in days."""
    return LegalTerm(amount, TermUnit.DAYS)


def weeks(amount: int) -> LegalTerm:
    """A term in weeks."""
    return LegalTerm(amount, TermUnit.WEEKS)


@pytest.mark.parametrize(
    ("ends", "runs_to"),
    [
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 5, 5), date(2026, 5, 6)),
        (date(2026, 5, 14), date(2026, 5, 15)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 4, 27), date(2027, 4, 28)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_a_term_that_ends_on_a_closed_day_runs_to_the_next_ordinary_day(ends: date, runs_to: date) -> None:
    assert legal_end(ends - timedelta(weeks=2), weeks(2)) == runs_to


def test_a_term_of_three_days_holds_two_ordinary_days() -> None:
    assert legal_end(date(2026, 12, 24), days(3)) == date(2026, 12, 29)


def test_a_term_of_two_days_need_not_hold_two_ordinary_days() -> None:
    assert legal_end(date(2026, 12, 24), days(2)) == date(2026, 12, 28)


@pytest.mark.parametrize(("year", "closed", "ordinary"), [(2025, 26, 28), (2031, 26, 28), (2026, 27, 28)])
def test_kings_day_counts_on_the_day_it_is_celebrated(year: int, closed: int, ordinary: int) -> None:
    assert not is_ordinary_day(date(year, 4, closed))
    assert legal_end(date(year, 4, closed) - timedelta(weeks=1), weeks(1)) == date(year, 4, ordinary)


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028, 2029, 2030])
def test_the_fifth_of_may_is_a_holiday_every_year(year: int) -> None:
    assert not is_ordinary_day(date(year, 5, 5))


def test_the_weekdays_that_are_no_ordinary_days_are_those_of_the_law() -> None:
    year = [date(2026, 1, 1) + timedelta(day) for day in range(365)]
    assert [(day.month, day.day) for day in year if day.weekday() < 5 and not is_ordinary_day(day)] == [
        *((1, 1), (4, 3), (4, 6), (4, 27), (5, 5)),
        *((5, 14), (5, 25), (12, 25)),
    ]


def test_an_equated_day_moves_the_end_on() -> None:
    received = date(2026, 5, 1)
    assert legal_end(received, weeks(2)) == date(2026, 5, 15)
    assert legal_end(received, weeks(2), frozenset({date(2026, 5, 15)})) == date(2026, 5, 18)


def test_the_equated_days_that_ship_would_all_be_ordinary_days_without_the_decree() -> None:
    assert date(2026, 5, 15) in equated_days()
    assert all(map(is_ordinary_day, equated_days()))


@pytest.mark.parametrize(
    "term",
    [days(91), weeks(13), LegalTerm(4, TermUnit.MONTHS), LegalTerm(1, TermUnit.YEARS), LegalTerm(48, TermUnit.HOURS)],
)
def test_hours_years_and_long_terms_end_where_the_calendar_says(term: LegalTerm) -> None:
    starts = (date(2026, 1, 1) + timedelta(day) for day in range(7))
    assert any(not is_ordinary_day(legal_end(start, term)) for start in starts)


@pytest.mark.parametrize("term", [days(90), weeks(12), LegalTerm(3, TermUnit.MONTHS)])
def test_the_longest_lengthened_terms_still_move_on(term: LegalTerm) -> None:
    starts = (date(2026, 1, 1) + timedelta(day) for day in range(7))
    assert all(is_ordinary_day(legal_end(start, term)) for start in starts)


def test_a_term_counted_backwards_is_never_lengthened() -> None:
    assert legal_end(date(2026, 4, 15), days(-10)) == date(2026, 4, 5)  # Easter Sunday


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (date(2026, 1, 31), LegalTerm(1, TermUnit.MONTHS), date(2026, 2, 28)),
        (date(2026, 11, 30), LegalTerm(3, TermUnit.MONTHS), date(2027, 2, 28)),
        (date(2028, 2, 29), LegalTerm(1, TermUnit.YEARS), date(2029, 2, 28)),
        (date(2026, 11, 20), LegalTerm(30, TermUnit.HOURS), date(2026, 11, 22)),
    ],
)
def test_the_calendar_gives_the_same_day_of_the_month_or_its_last(start: date, term: LegalTerm, end: date) -> None:
    assert nominal_end(start, term) == end


@no_deadline
@given(DAYS, ANY_TERM, EQUATED)
def test_a_legal_term_never_ends_before_the_day_of_the_calendar(
    start: date, term: LegalTerm, equated: frozenset[date]
) -> None:
    assert legal_end(start, term, equated) >= nominal_end(start, term)


@no_deadline
@given(DAYS, LENGTHENED, EQUATED)
def test_a_lengthened_term_ends_on_the_first_day_that_the_law_allows(
    start: date, term: LegalTerm, equated: frozenset[date]
) -> None:
    def is_allowed(end: date) -> bool:
        short = (nominal_end(start, term) - start).days < 3
        return is_ordinary_day(end, equated) and (short or ordinary_days_between(start, end, equated) >= 2)

    end, nominal = legal_end(start, term, equated), nominal_end(start, term)
    earlier = (nominal + timedelta(step) for step in range((end - nominal).days))
    assert is_allowed(end)
    assert not any(map(is_allowed, earlier))


@no_deadline
@given(DAYS, DAYS, ANY_TERM, EQUATED)
def test_a_term_that_begins_later_never_ends_earlier(
    one: date, other: date, term: LegalTerm, equated: frozenset[date]
) -> None:
    first, second = sorted((one, other))
    assert legal_end(first, term, equated) <= legal_end(second, term, equated)


def test_the_library_of_holidays_is_loaded_by_the_first_term_and_not_before() -> None:
    code = "import sys, app.domain.message_clocks; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
