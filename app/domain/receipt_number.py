"""The number of a receipt: by seat and year, without gaps."""

import re
from dataclasses import dataclass

_LONGEST = 40  # characters; what is longer is a question, not a number
_SEPARATORS = re.compile(r"[\s\u2010\u2011\u2013-]+")
_TYPED = re.compile(r"(?P<seat>.*[^ ]) (?P<year>\d{4}) (?P<sequence>\d{1,9})")
_TYPED_TOGETHER = re.compile(r"(?P<seat>[^ ]+)(?P<year>\d{4})(?P<sequence>\d{6})")


@dataclass(frozen=True, slots=True)
class ReceiptKey:
    """A receipt number taken apart; `seat_code` is as `plain_seat_code` gives it."""

    seat_code: str
    year: int
    sequence: int


def receipt_number(seat_code: str, year: int, sequence: int) -> str:
    """Such as "BAL3-2026-000042"."""
    return f"{seat_code}-{year}-{sequence:06d}"


def parse_receipt_number(typed: str) -> ReceiptKey | None:
    """The parts of a whole receipt number, or None when `typed` is something else.

    Small letters, spaces for dashes, a number without its zeros ("bal3 2026 42"), and everything written together
    with all six digits ("BAL32026000042") are understood.
    """
    if len(typed) > _LONGEST:
        return None
    plain = _SEPARATORS.sub(" ", typed).strip()
    found = _TYPED.fullmatch(plain) or _TYPED_TOGETHER.fullmatch(plain)
    if not found or not plain.isascii():
        return None
    return ReceiptKey(plain_seat_code(found["seat"]), int(found["year"]), int(found["sequence"]))


def plain_seat_code(code: str) -> str:
    """A seat's code without case, spaces and dashes, to compare what was typed with."""
    return _SEPARATORS.sub("", code).casefold()
