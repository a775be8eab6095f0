"""Where sentences and words of a text begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledgebase.writing.plain import Block, BlockKind, PlainText

Span = tuple[int, int]
"""Start and end in the Markdown."""

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[.,:](?=\d)|['’/-](?=[^\W_]))*")
_END: Final = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s+[^\W_a-zà-ÿ]|\s+[\"'“‘(«€]|\s*$)")
_BEFORE_STOP: Final = re.compile(r"(?<![^\W_])[^\W\d_][^\s()]{0,11}\Z")
_ABBREVIATED: Final = {
    *("aanh", "afd", "afz", "alg", "art", "bijv", "bl", "blz", "ca", "cf", "dhr", "div", "dr", "drs", "evt", "excl"),
    *("fig", "gem", "incl", "ing", "ir", "jl", "jr", "max", "mevr", "min", "mld", "mln", "mr", "mw", "nr", "nrs"),
    *("pag", "par", "plm", "prof", "resp", "sr", "st", "tel", "vgl", "zgn"),
}
"""Without those of single letters, such as t.a.v. and o.a."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph or item, with its words."""

    start: int
    end: int
    words: tuple[Span, ...]


def words_in(text: str, block: Block) -> Iterator[Span]:
    """The words of a block; 8.30, € 1.120,00 and id-kaart are one each."""
    return (found.span() for found in _WORD.finditer(text, block.start, block.end))


def sentences_of(plain: PlainText) -> Iterator[Sentence]:
    """The sentences of paragraphs and items, in order; headings and cells of tables have none."""
    for block in plain.blocks:
        if block.kind in (BlockKind.TEXT, BlockKind.ITEM):
            yield from _in_block(plain.text, block)


def _in_block(text: str, block: Block) -> Iterator[Sentence]:
    words = list(words_in(text, block))
    first = 0
    for end in _ends(text, block):
        last = first
        while last < len(words) and words[last][0] < end:
            last += 1
        if last > first:
            final = words[last - 1][1]
            yield Sentence(words[first][0], max(final, end), tuple(words[first:last]))
        first = last


def _ends(text: str, block: Block) -> Iterator[int]:
    for found in _END.finditer(text, block.start, block.end):
        if not _is_abbreviation(text, found):
            yield found.end()
    yield block.start + len(text[block.start : block.end].rstrip())


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it: bijv., J. or t.a.v.; u. ends a sentence."""
    before = _BEFORE_STOP.search(text, max(0, found.start() - 12), found.start())
    if found[0][0] != "." or before is None:
        return False
    word = before[0]
    is_short = word.isupper() if len(word) == 1 else all(len(part) == 1 for part in word.split("."))
    return is_short or word.lower() in _ABBREVIATED
