"""Finds typed words in a text as it is shown."""

import re

from knowledgebase.folding import clean, fold


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in a clean text, in order and beside each other: (start, end) pairs.

    Capitals, accents and spaces around `wanted` make no difference.
    """
    needle = " ".join(fold(clean(wanted)).split())
    if not needle:
        return []
    return [found.span() for found in re.finditer(re.escape(needle), fold(text))]
