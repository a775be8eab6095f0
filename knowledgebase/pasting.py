"""What is pasted or dropped into a text, from Word, a web page, a spreadsheet or anywhere: made harmless and plain."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from knowledgebase.errors import KnowledgeError
from knowledgebase.html_blocks import blocks_of as blocks_of_html
from knowledgebase.html_cleaning import cleaned
from knowledgebase.markdown_reading import blocks_of
from knowledgebase.markdown_text import tidy
from knowledgebase.markdown_writing import markdown_of
from knowledgebase.text_blocks import Block, Heading, Listing, Paragraph, Run

MOST_PASTED = 200_000
"""Characters, and for HTML characters of its body: far more than one section of an article ever has."""

_MOST_TAGS = 1500
_MOST_LINES = 1000
_HIGHEST, _LOWEST = 2, 3
_BODY = re.compile(r"<body(?:\s[^>]{0,2000})?>", re.IGNORECASE)
_NOT_BOLD = re.compile(r"<b\s+style=[\"']font-weight:\s*normal;?[\"'][^>]{0,200}>", re.IGNORECASE)
_ITEM: Final = re.compile(r"\s*(?:[-*•·▪●–o]|(\d{1,3}[.)]))\s+(?=\S)")


def pasted_html(html: str) -> tuple[Block, ...]:
    """The parts of HTML: headings as our own two levels, lists also when Word wrote them, no pictures.

    Raises:
        KnowledgeError: `markup-too-large` or `markup-too-deep`; both are told before anything is read.
    """
    body = _BODY.search(html)
    inside = html[body.end() :] if body else html
    if len(inside) > MOST_PASTED or inside.count("<") > 2 * _MOST_TAGS:
        raise KnowledgeError("markup-too-large")
    clean = cleaned(tidy(_NOT_BOLD.sub("<span>", inside)), "")
    return tuple(_with_own_level(block) for block in blocks_of(markdown_of(blocks_of_html(clean))))


def pasted_text(text: str) -> tuple[Block, ...]:
    """The parts of plain text: blank lines divide it, and lines that all begin with a bullet or number are a list.

    Raises:
        KnowledgeError: `markup-too-large`.
    """
    if len(text) > MOST_PASTED or text.count("\n") > _MOST_LINES:
        raise KnowledgeError("markup-too-large")
    lines = [line.strip() for line in tidy(text).split("\n")]
    return tuple(_part(tuple(group)) for is_text, group in groupby(lines, key=bool) if is_text)


def _with_own_level(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, level=min(max(block.level, _HIGHEST), _LOWEST))
    return block


def _part(lines: tuple[str, ...]) -> Block:
    bullets = [_ITEM.match(line) for line in lines]
    if all(bullets):
        items = (line[bullet.end() :] for line, bullet in zip(lines, bullets, strict=True) if bullet)
        return Listing(bool(bullets[0] and bullets[0][1]), tuple((Paragraph((Run(item),)),) for item in items))
    return Paragraph(tuple(_broken(lines)))


def _broken(lines: tuple[str, ...]) -> Iterator[Run]:
    for number, line in enumerate(lines):
        if number:
            yield Run("\n")
        yield Run(line)
