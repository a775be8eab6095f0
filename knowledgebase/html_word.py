"""Lists as Word writes them in HTML: paragraphs that say their level in a style, with the bullet as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml.html import HtmlElement

from knowledgebase.html_inline import runs_of
from knowledgebase.text_blocks import Block, Listing, Paragraph, Run

_LEVEL = re.compile(r"level([1-6])")
_BULLET = re.compile(r"\s*(?:[-·•●▪■–‒*o§\uf0a7\uf0b7\uf0d8]|(\d{1,3}[.)]|[a-zA-Z][.)]|[ivx]{1,5}[.)]))(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class _Item:
    level: int
    is_numbered: bool
    runs: tuple[Run, ...]


def level_of(piece: HtmlElement | str) -> int:
    """How deep a paragraph stands in a list of Word, as `cleaned` left it; 0 when it is no item."""
    found = None if isinstance(piece, str) else _LEVEL.fullmatch(piece.get("style", ""))
    return int(found[1]) if found else 0


def listings_of(paragraphs: Sequence[HtmlElement]) -> tuple[Block, ...]:
    """The lists that neighbouring items make."""
    return tuple(_listings([_item(paragraph) for paragraph in paragraphs]))


def _item(paragraph: HtmlElement) -> _Item:
    runs = [run for run in runs_of(paragraph) if run.text != " " or run.mark or run.link]
    bullet = _BULLET.match(runs[0].text) if runs else None
    if bullet:
        runs[0] = replace(runs[0], text=runs[0].text[bullet.end() :])
    return _Item(level_of(paragraph), bool(bullet and bullet[1]), tuple(runs))


def _listings(items: Sequence[_Item]) -> Iterator[Block]:
    for is_numbered, group in groupby(_with_deeper(items), key=lambda pair: pair[0].is_numbered):
        yield Listing(is_numbered, tuple((Paragraph(item.runs), *_listings(deeper)) for item, deeper in group))


def _with_deeper(items: Sequence[_Item]) -> Iterator[tuple[_Item, Sequence[_Item]]]:
    """Items of the level of the first, each with those below it that stand deeper."""
    starts = [place for place, item in enumerate(items) if item.level <= items[0].level]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=False):
        yield items[start], items[start + 1 : end]
