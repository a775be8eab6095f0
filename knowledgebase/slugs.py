"""Stable names of articles, made of their titles."""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

_MAX_SLUG = 80
_NAMELESS = "artikel"
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(title: str) -> str:
    """`title` in small letters, digits and single hyphens; never empty."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    words = _OTHER.sub("-", letters).strip("-")
    if len(words) > _MAX_SLUG:
        words = words[: _MAX_SLUG + 1].rpartition("-")[0] or words[:_MAX_SLUG]
    return words or _NAMELESS


def free_slug(title: str, is_taken: Callable[[str], bool]) -> str:
    """The slug of `title`, with a number from 2 behind it when others have it."""
    slug = slug_of(title)
    if not is_taken(slug):
        return slug
    return next(name for number in count(2) if not is_taken(name := f"{slug}-{number}"))
