"""One question after a contact, "which mark do you give us?": who is asked, and how sure the average is."""

from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from uuid import UUID

MARKS = range(1, 11)
DEFAULT_PERCENT = 10
_CERTAINTY = 1.96  # standard deviations: 95 of 100 such intervals hold the true average


def is_asked(contact_id: UUID, percent: int) -> bool:
    """Whether this contact is in the random share: nobody can choose, and asking again gives the same."""
    drawn = int.from_bytes(sha256(b"survey" + contact_id.bytes).digest()[:4], "big")
    return drawn * 100 < percent * 2**32


@dataclass(frozen=True, slots=True)
class Average:
    """The average mark, and how far the true one may lie on either side with 95 % certainty; None below two marks."""

    count: int
    mean: float
    margin: float | None


def average_of(count: int, mark_sum: int, mark_squares: int) -> Average | None:
    """The average of marks; None when there are none."""
    if not count:
        return None
    mean = mark_sum / count
    if count < 2:
        return Average(count, mean, None)
    variance = max(mark_squares - count * mean**2, 0.0) / (count - 1)
    return Average(count, mean, _CERTAINTY * sqrt(variance / count))
