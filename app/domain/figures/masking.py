"""Counts that everybody may see: small ones are hidden, and nothing that is told gives them away."""

from collections.abc import Sequence

LEAST = 5
"""Counts below this are masked. Source: the usual bound for open data about people."""


def is_masked(count: int) -> bool:
    """Whether a count is too small to be told."""
    return 0 < count < LEAST


def may_tell_total(counts: Sequence[int]) -> bool:
    """Whether the total of these counts can stand beside them when the small ones are masked.

    Who subtracts what is told knows the sum of the masked counts. One or two of them would be known too well, and more
    when they can only be all the smallest or all the largest. A total that stays away for that last reason tells
    nothing: either could be so.
    """
    hidden = [count for count in counts if is_masked(count)]
    if not hidden:
        return sum(counts) >= LEAST
    lowest, highest = len(hidden), len(hidden) * (LEAST - 1)
    return len(hidden) > 2 and lowest < sum(hidden) < highest and sum(counts) >= LEAST
