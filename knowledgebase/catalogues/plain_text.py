"""From text that lost its markup to Markdown: what its blank lines and short lines still tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledgebase.catalogues.headings import says_no_more
from knowledgebase.markdown_text import escaped, escaped_starts

_ROOM = 2
_MAX_HEADING = 80
_SHORT_LINE = 60
_BUTTON = re.compile(
    r"(?:aanmelden|aanvragen|bekijken|betalen|doen|doorgeven|downloaden|indienen|inloggen|maken|melden|opgeven|opvragen"
    r"|opzeggen|regelen|reserveren|wijzigen|formulier|digid|eherkenning|online|loket)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–*•·+]|\d{1,2}[.)])\s+(?=\S)")
_NEW_SENTENCE = re.compile(r"[.?!]\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank line between; it has room when there are two blank lines above and below it."""

    lines: tuple[str, ...]
    has_room: bool


def plain_to_markdown(text: str) -> str:
    """Markdown of plain text that a catalogue made from a web page.

    A short line on its own is a heading, if the room around it or the text under it says so; lines under a colon, and
    lines of one sentence with room around them, are a list; other lines are paragraphs, and an address one paragraph.
    """
    blocks = _blocks(text)
    neighbours = zip(["", *(block.lines[-1] for block in blocks)], blocks, [*blocks[1:], None], strict=False)
    return "\n\n".join(_markdown_of(block, lead, following) for lead, block, following in neighbours)


def _blocks(text: str) -> list[_Block]:
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    groups = [tuple(group) for _, group in groupby(lines, key=bool)]
    room = [0, *(0 if group[0] else len(group) for group in groups), _ROOM]
    return [_Block(group, min(room[place], room[place + 2]) >= _ROOM) for place, group in enumerate(groups) if group[0]]


def _markdown_of(block: _Block, lead: str, following: _Block | None) -> str:
    lines = block.lines
    if lead and following and (level := _heading_level(block, following.lines[0])):
        return f"{'#' * level} {escaped(lines[0].rstrip(':#'))}"
    if all(_BULLET.match(line) for line in lines):
        return _list(_BULLET.sub("", line) for line in lines)
    if len(lines) > 1 and (lead.endswith(":") or (block.has_room and _are_items(lines))):
        return _list(lines)
    is_short = all(len(line) <= _SHORT_LINE for line in lines)
    return ("\\\n" if is_short else "\n\n").join(escaped_starts(escaped(line)) for line in lines)


def _heading_level(block: _Block, text_below: str) -> int:
    """2 with room around it, 3 without, 0 when it is no heading."""
    line = block.lines[0]
    if len(block.lines) > 1 or len(line) > _MAX_HEADING or line.endswith((".", ",", ";", "!")):
        return 0
    if block.has_room and not line.endswith(":") and any(map(str.isalpha, line)):
        return 2
    is_title = len(line) <= _SHORT_LINE < len(text_below) and not (line.endswith(":") or _BUTTON.search(line))
    return 3 if is_title or says_no_more(line) else 0


def _are_items(lines: Sequence[str]) -> bool:
    return sum(bool(_NEW_SENTENCE.search(line)) for line in lines) * 2 < len(lines)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped_starts(escaped(line))}" for line in lines)
