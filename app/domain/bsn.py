"""Citizen service numbers (BSN) that slipped into free text."""

import re

from stdnum.nl import bsn

HIDDEN = "•" * 9

_NINE_DIGITS = re.compile(r"(?<![0-9])(?=([0-9](?:[\s./-]?[0-9]){8})(?![0-9]))")


def hide_bsn(text: str) -> str:
    """`text` with every nine digits that pass the eleven-test hidden.

    They may be written in groups with one kind of separator, as "1234.56.782"; a date with a time is no such thing.
    """
    pieces: list[str] = []
    done = 0
    for found in _NINE_DIGITS.finditer(text):
        start, end = found.span(1)
        if start >= done and _looks_like_bsn(found[1]):
            pieces += text[done:start], HIDDEN
            done = end
    return "".join(pieces) + text[done:]


def _looks_like_bsn(written: str) -> bool:
    groups = re.split(r"[^0-9]", written)
    separators = set(re.findall(r"[^0-9]", written))
    return len(separators) <= 1 and min(map(len, groups)) > 1 and bsn.is_valid("".join(groups))
