"""Checks of answers to hand-off questions: each gives the canonical text, or says what is wrong with it.

Checking a canonical text again gives the same text.
"""

import re
from datetime import date
from itertools import accumulate

from app.domain.errors import DomainError

_DATES = (
    re.compile(r"(?P<day>\d{1,2})(?P<sign>[-/. ])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII),
)
_IN_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)

_MAX_DOCUMENT = 120  # characters; longer is a story and not the name of a paper

_MAX_PLATE = 12  # characters, separators included; longer is not a licence plate
_PLATE = re.compile(r"(?=.*[^\W\d_])(?=.*\d)[^\W_]+(?:[ .·-]+[^\W_]+)*")
_PLATE_SEPARATORS = re.compile(r"[ .·-]+")
# Source: RDW, sidecodes 1 to 14; X is a letter, 9 a digit.
_SIDECODES = (
    *("XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9"),
    *("9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9"),
)
_GROUPS_OF_SHAPE = {code.replace("-", ""): code.split("-") for code in _SIDECODES}


def check_date(typed: str) -> str:
    """A day as ISO 8601; typed as 14-11-2026, 14/11/2026, 14.11.2026, 14112026 or 2026-11-14.

    Raises:
        DomainError: `date-wrong`, also for a day that does not exist.
    """
    for pattern in _DATES:
        if found := pattern.fullmatch(typed.strip()):
            return _iso(int(found["year"]), int(found["month"]), int(found["day"]))
    raise DomainError("date-wrong")


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as problem:
        raise DomainError("date-wrong") from problem


def check_number(typed: str) -> str:
    """A number in digits with a decimal comma: "1.234,50" gives "1234,50" and "12.5" gives "12,5".

    Zeros in front stay: the number may be one on a letter.

    Raises:
        DomainError: `number-wrong`.
    """
    text = typed.strip()
    if _IN_THOUSANDS.fullmatch(text):
        return text.replace(".", "")
    if _PLAIN_NUMBER.fullmatch(text):
        return text.replace(".", ",")
    raise DomainError("number-wrong")


def check_address(typed: str) -> str:
    """An address, or a place in public space, on one line: it has at least a letter in it.

    Raises:
        DomainError: `address-wrong`.
    """
    text = " ".join(typed.split())
    if not any(sign.isalpha() for sign in text):
        raise DomainError("address-wrong")
    return text


def check_document(typed: str) -> str:
    """A photo or document by its file name or in a few words, on one line.

    Raises:
        DomainError: `document-wrong` when it is too long for a name.
    """
    text = " ".join(typed.split())
    if len(text) > _MAX_DOCUMENT:
        raise DomainError("document-wrong")
    return text


def check_licence_plate(typed: str) -> str:
    """A licence plate in capitals: a Dutch one as "KX-482-P", one from abroad as typed.

    Raises:
        DomainError: `licence-plate-wrong` when it is not made of letters and digits.
    """
    text = " ".join(typed.split()).upper()
    if len(text) > _MAX_PLATE or not _PLATE.fullmatch(text):
        raise DomainError("licence-plate-wrong")
    typed_groups = _PLATE_SEPARATORS.split(text)
    plate = "".join(typed_groups)
    dutch_groups = _GROUPS_OF_SHAPE.get(_shape(plate), [])
    ends = list(accumulate(map(len, dutch_groups)))
    if not set(accumulate(map(len, typed_groups))) <= set(ends):
        return text
    return "-".join(plate[end - len(group) : end] for group, end in zip(dutch_groups, ends, strict=True))


def _shape(plate: str) -> str:
    if not plate.isascii():
        return ""
    return "".join("9" if sign.isdigit() else "X" for sign in plate)
