"""Where an axis has its lines and words. Knows no Qt."""

from collections.abc import Sequence
from itertools import pairwise

_STEPS = (1, 2, 5, 10)


def ticks(highest: float, most: int = 4) -> tuple[int, ...]:
    """Round numbers from 0 up to and past `highest`, at most `most` above 0."""
    if highest <= 0:
        return (0, 1)
    power = 1
    while True:
        for factor in _STEPS:
            step = factor * power
            if step * most >= highest:
                count = -(-int(highest) // step) if highest == int(highest) else int(highest // step) + 1
                return tuple(range(0, step * (count + 1), step))
        power *= 10


def shown_words(centres: Sequence[float], widths: Sequence[float], gap: float) -> list[int]:
    """Which words can be written below their places without touching: every one, every second, every third …"""
    for step in range(1, len(centres) + 1):
        places = list(range(0, len(centres), step))
        if all(centres[b] - centres[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(places)):
            return places
    return []
