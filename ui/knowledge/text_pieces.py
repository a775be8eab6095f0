"""The text of a section cut at the parts that open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_FOLDED = re.compile(r"\s*<details>\s*<summary>(.*?)</summary>\s*(.*?)</details>\s*", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Folded:
    """A part that opens under its title: plain words; `html` is what is in it."""

    title: str
    html: str


def pieces_of(html: str) -> Iterator[str | Folded]:
    """HTML that is always in sight, and between it the parts that open; these stand in nothing else.

    `html` is as `markdown_to_html` gives it: what an author typed as a tag is text there.
    """
    end = 0
    for found in _FOLDED.finditer(html) if "<details>" in html else ():
        yield from _shown(html[end : found.start()])
        yield Folded(unescape(_TAG.sub("", found[1])), found[2].strip())
        end = found.end()
    yield from _shown(html[end:])


def _shown(html: str) -> Iterator[str]:
    if html.strip():
        yield html
