"""Where an axis has its lines and words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.figures.charts.axis import shown_words, ticks


@pytest.mark.parametrize(
    ("highest", "lines"),
    [(0, (0, 1)), (1, (0, 1)), (4, (0, 1, 2, 3, 4)), (137, (0, 50, 100, 150)), (2499, (0, 1000, 2000, 3000))],
)
def test_lines_stand_at_round_numbers(highest: int, lines: tuple[int, ...]) -> None:
    assert ticks(highest) == lines


@given(st.integers(1, 10**9))
def test_the_highest_bar_fits_under_few_lines(highest: int) -> None:
    found = ticks(highest)
    assert found[-1] >= highest > found[-2]
    assert len(found) <= 5


def test_all_words_are_shown_where_there_is_room() -> None:
    assert shown_words([10, 40, 70], [20, 20, 20], 5) == [0, 1, 2]


@given(st.lists(st.floats(1, 80), min_size=1, max_size=62), st.floats(4, 60))
def test_shown_words_never_touch(widths: list[float], room: float) -> None:
    centres = [room * place for place in range(len(widths))]
    shown = shown_words(centres, widths, 6)
    assert shown
    edges = [(centres[place] - widths[place] / 2, centres[place] + widths[place] / 2) for place in shown]
    assert all(after[0] >= before[1] + 5.9 for before, after in pairwise(edges))
