"""Sets of numbers as ranges do what sets of numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.number_ranges import Range, joined, read_ranges, without, written

numbers = st.sets(st.integers(1, 60))


def ranges_of(wanted: set[int]) -> list[Range]:
    return joined((number, number) for number in wanted)


def numbers_in(ranges: list[Range]) -> set[int]:
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(numbers)
def test_joining_keeps_every_number_in_as_few_ranges_as_can_be(wanted: set[int]) -> None:
    ranges = ranges_of(wanted)
    assert numbers_in(ranges) == wanted
    assert len(ranges) == len([number for number in wanted if number - 1 not in wanted])


@given(numbers, numbers)
def test_taking_away_leaves_the_numbers_that_are_not_in_the_other(one: set[int], other: set[int]) -> None:
    assert numbers_in(without(ranges_of(one), ranges_of(other))) == one - other


@given(numbers)
def test_what_was_written_is_read_again(wanted: set[int]) -> None:
    assert read_ranges(written(ranges_of(wanted))) == ranges_of(wanted)


def test_ranges_are_short_to_read() -> None:
    assert written([(3, 7), (12, 12)]) == "3-7,12"


def test_other_text_is_no_set_of_numbers() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        read_ranges("3-7,many")
