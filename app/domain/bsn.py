"""Citizen service numbers (BSN) that slipped into free text."""

import re

from stdnum.nl import bsn

HIDDEN = "•" * 9

_NINE_DIGITS = re.compile(r"(?<![0-9])(?=([0-9](?:[\s./-]?[0-9]){8})(?![0-9]))")
_COUNTRY_CODE_BEFORE = re.compile(r"(?:\+|\b00)[1-9][0-9]{0,2}[\s.-]?$")


def find_bsn(text: str) -> list[tuple[int, int]]:
    """Where `text` may hold a BSN: start and end of each, in order.

    Nine digits that pass the eleven-test, together or in groups with one kind of separator, as "1234.56.782"; a date
    with a time is no such thing, nor is a telephone number with a country code. The test says nothing about whose
    number it is, or whether it is in use.
    """
    spans: list[tuple[int, int]] = []
    for found in _NINE_DIGITS.finditer(text):
        start, end = found.span(1)
        if (not spans or start >= spans[-1][1]) and _looks_like_bsn(text, start, end):
            spans.append((start, end))
    return spans


def hide_bsn(text: str) -> str:
    """`text` with every number of `find_bsn` hidden."""
    pieces: list[str] = []
    done = 0
    for start, end in find_bsn(text):
        pieces += text[done:start], HIDDEN
        done = end
    return "".join(pieces) + text[done:]


def _looks_like_bsn(text: str, start: int, end: int) -> bool:
    groups = re.split(r"[^0-9]", text[start:end])
    separators = set(re.findall(r"[^0-9]", text[start:end]))
    if len(separators) > 1 or min(map(len, groups)) == 1 or _COUNTRY_CODE_BEFORE.search(text[:start]):
        return False
    return bsn.is_valid("".join(groups))
