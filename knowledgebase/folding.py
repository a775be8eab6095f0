"""Texts in which case and accents do not count; places in them stay the same. Needs no library."""

import re
import unicodedata

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LATIN = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
_PLAIN_LETTERS = {letter: unicodedata.normalize("NFD", letter)[0].lower() for letter in _LATIN}
_PLAIN_LETTERS |= dict.fromkeys("’‘`´", "'") | dict.fromkeys("‐‑", "-")


def clean(text: str) -> str:
    """`text` with accents as single characters and the ligature ij as two letters, so that `fold` keeps lengths."""
    return unicodedata.normalize("NFC", text).replace("ĳ", "ij").replace("Ĳ", "IJ")


def fold(text: str) -> str:
    """Small letters without accents; character for character, so places in a clean text stay the same."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join([letter if len(letter := character.lower()) == 1 else character for character in text])
    return small if small.isascii() else _NOT_ASCII.sub(_plain_letter, small)


def _plain_letter(found: re.Match[str]) -> str:
    return _PLAIN_LETTERS.get(found[0], found[0])
