"""Dates, times, money and sizes in words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formatting import clock_time, duration, file_size, local_time, long_date, money, short_date
from resources.translations import language, use_language

DAY = date(2026, 12, 1)


def test_a_long_date_is_written_out() -> None:
    assert long_date(DAY, "nl") == "dinsdag 1 december 2026"
    assert long_date(DAY, "en") == "Tuesday 1 December 2026"


def test_a_short_date_has_no_year() -> None:
    assert short_date(DAY, "nl") == "di 1 dec"
    assert short_date(DAY, "en") == "Tue 1 Dec"


def test_the_time_in_a_dutch_sentence_has_a_point_and_uur() -> None:
    assert clock_time(datetime(2026, 11, 20, 9, 42, tzinfo=UTC), "nl") == "10.42 uur"
    assert clock_time(datetime(2026, 7, 1, 7, 5, tzinfo=UTC), "nl") == "9.05 uur"


def test_the_time_in_english_has_a_colon() -> None:
    assert clock_time(datetime(2026, 11, 20, 9, 42, tzinfo=UTC), "en") == "10:42"


def test_the_day_of_a_moment_is_the_dutch_day() -> None:
    assert long_date(datetime(2026, 11, 30, 23, 30, tzinfo=UTC), "nl") == "dinsdag 1 december 2026"


def test_a_moment_without_zone_is_dutch_already() -> None:
    assert local_time(datetime(2026, 11, 20, 10, 42)).hour == 10


def test_the_language_in_use_counts_when_none_is_asked_for() -> None:
    before = language()
    try:
        use_language("nl")
        assert long_date(DAY) == "dinsdag 1 december 2026"
        use_language("en")
        assert long_date(DAY) == "Tuesday 1 December 2026"
    finally:
        use_language(before)


def test_money_has_the_euro_sign_and_two_decimals() -> None:
    assert money(2795, "nl") == "€\u00a027,95"
    assert money(123456789, "nl") == "€\u00a01.234.567,89"
    assert money(0, "nl") == "€\u00a00,00"
    assert money(2795, "en") == "€27.95"


@given(st.integers(0, 10**15))
def test_money_keeps_every_cent(cents: int) -> None:
    digits = money(cents, "nl").removeprefix("€\u00a0").replace(".", "").replace(",", "")

    assert int(digits) == cents


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 byte"), (999, "999 byte"), (1500, "1,5 kB"), (1_400_000, "1,4 MB"), (5 * 10**9, "5 GB")]
)
def test_a_file_size_has_the_largest_unit_that_fits(size: int, words: str) -> None:
    assert file_size(size, "nl").replace("\u00a0", " ") == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "00:00"), (192, "03:12"), (3599, "59:59"), (3792, "1:03:12")])
def test_a_duration_shows_hours_only_when_there_are(seconds: int, words: str) -> None:
    assert duration(seconds) == words
