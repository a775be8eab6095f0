"""No count below five is told, and none can be computed from what is told."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures.masking import LEAST, is_masked, may_tell_total

COUNTS = st.lists(st.integers(0, 8), min_size=1, max_size=6)


def told(counts: tuple[int, ...]) -> tuple[tuple[int | None, ...], int | None]:
    """What a reader sees of these counts: the cells and their total; None is masked."""
    cells = tuple(None if is_masked(count) else count for count in counts)
    return cells, sum(counts) if may_tell_total(counts) else None


def could_be(counts: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All counts that look the same to a reader who knows exactly how masking works."""
    choices = [range(1, LEAST) if is_masked(count) else (count,) for count in counts]
    return [each for each in product(*choices) if told(each) == told(counts)]


@given(COUNTS)
def test_no_count_below_five_is_told(counts: list[int]) -> None:
    cells, total = told(tuple(counts))
    assert all(cell is None or cell == 0 or cell >= LEAST for cell in cells)
    assert total is None or total >= LEAST


@given(COUNTS)
def test_no_masked_count_can_be_computed_from_what_is_told(counts: list[int]) -> None:
    possible = could_be(tuple(counts))
    for place, count in enumerate(counts):
        if is_masked(count):
            assert len({each[place] for each in possible}) > 1


@given(COUNTS)
def test_a_total_that_is_told_is_the_sum(counts: list[int]) -> None:
    _cells, total = told(tuple(counts))
    assert total in (None, sum(counts))


@pytest.mark.parametrize(
    ("counts", "is_told"),
    [
        ((5, 6), True),
        ((5, 1), False),  # one masked count would be the difference
        ((5, 1, 2), False),
        ((5, 1, 2, 3), True),
        ((50, 1, 1, 1), False),  # three that add up to three are ones
        ((50, 4, 4, 4), False),
        ((1, 1, 1, 1), False),
        ((), False),
    ],
)
def test_a_total_is_told_only_when_it_gives_nothing_away(counts: tuple[int, ...], is_told: bool) -> None:
    assert may_tell_total(counts) is is_told
