"""Markdown as the words that are read, each at its own place: a hint must point into the Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_ADDRESS: Final = re.compile(r"(?<=\])\([^()\n]*\)")
_MARKUP: Final = re.compile(r"\\[!-/:-@\[-`{-~]|&#?\w{1,32};|[*\[\]`]|(?<![^\W_])_+|_+(?![^\W_])")
_HEADING: Final = re.compile(r"[ \t]{0,3}(#{1,6})(?=[ \t]|$)")
_ITEM: Final = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_ROW: Final = re.compile(r"[ \t]*\|")
_FENCE: Final = re.compile(r"[ \t]*:::+[ \t]*(?:details\b)?")
_CELL: Final = re.compile(r"(?:\\.|[^|\\])+")


class BlockKind(Enum):
    """What a stretch of text is."""

    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    CELL = auto()


@dataclass(slots=True)
class Block:
    """A paragraph, item, heading or cell; places are those in the Markdown. `level` is that of a heading, or 0."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of a text in Markdown; `text` is as long as the Markdown, with a space for each sign of markup."""

    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, markdown: str) -> "PlainText":
        """One look at each character; signs that mean something only at the beginning of a line as well."""
        text = _MARKUP.sub(_spaces, _ADDRESS.sub(_spaces, markdown))
        return cls(text, tuple(_blocks(markdown)))

    def inside(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.start : block.end]


def _spaces(found: re.Match[str]) -> str:
    """Spaces in the place of markup; what a backslash keeps from being markup stays."""
    return f" {found[0][1]}" if found[0][0] == "\\" else " " * len(found[0])


def _blocks(markdown: str) -> Iterator[Block]:
    """Blocks in order; lines of one paragraph or item are one block."""
    open_block: Block | None = None
    start = 0
    for line in markdown.splitlines(keepends=True):
        end = start + len(line)
        found = list(_beginning(line, start, end))
        if open_block and (found or _stands_apart(line)):
            yield open_block
            open_block = None
        if found and found[-1].kind is BlockKind.ITEM:
            open_block = found[-1]
        elif found:
            yield from found
        elif open_block:
            open_block.end = end
        elif not _stands_apart(line):
            open_block = Block(BlockKind.TEXT, start, end)
        start = end
    if open_block:
        yield open_block


def _stands_apart(line: str) -> bool:
    """Whether a line is no part of a paragraph, even when it has no words of its own."""
    return not line.strip() or bool(_FENCE.match(line) or _ROW.match(line))


def _beginning(line: str, start: int, end: int) -> Iterator[Block]:
    """What this line by itself begins; nothing when it is text, of a paragraph or of what came before."""
    if heading := _HEADING.match(line):
        yield Block(BlockKind.HEADING, start + heading.end(), end, len(heading[1]))
    elif fence := _FENCE.match(line):
        if line[fence.end() :].strip():
            yield Block(BlockKind.HEADING, start + fence.end(), end)
    elif item := _ITEM.match(line):
        yield Block(BlockKind.ITEM, start + item.end(), end)
    elif _ROW.match(line):
        cells = (cell for cell in _CELL.finditer(line) if any(sign.isalnum() for sign in cell[0]))
        yield from (Block(BlockKind.CELL, start + cell.start(), start + cell.end()) for cell in cells)
