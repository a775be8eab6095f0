"""To which of the ten product groups a product from a catalogue belongs."""

import re
import tomllib
from functools import cache

from app.domain.organisation import ProductGroup
from knowledgebase.catalogues.samenwerkende_catalogi import CatalogueRecord
from resources import path as shipped

_INSIDE_WORDS = "*"
_NO_LETTERS = re.compile(r"\W+")


def group_of(record: CatalogueRecord) -> str:
    """The value of a product group, or "" when nothing in the record tells one.

    National product name and title together tell it, or else a further product name.
    """
    for text in (f"{record.product} | {record.title}", *record.other_products):
        if group := group_named_in(text):
            return group
    return ""


def group_named_in(text: str) -> str:
    """The group of the longest listed phrase in `text`, or ""."""
    plain = _plain(text)
    return next((group for needle, group in _needles() if needle in plain), "")


def _plain(text: str) -> str:
    return f" {_NO_LETTERS.sub(' ', text.lower()).strip()} "


@cache
def _needles() -> tuple[tuple[str, str], ...]:
    """Phrases to look for, longest first; those that must begin a word begin with a space."""
    with shipped("product_groups.toml").open("rb") as file:
        groups: dict[str, list[str]] = tomllib.load(file)
    needles = [(_needle(phrase), ProductGroup(group).value) for group, phrases in groups.items() for phrase in phrases]
    return tuple(sorted(needles, key=lambda needle: -len(needle[0].strip())))


def _needle(phrase: str) -> str:
    plain = _plain(phrase).rstrip()
    return plain.lstrip() if phrase.startswith(_INSIDE_WORDS) else plain
