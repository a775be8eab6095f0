"""The one parser of Markdown: only what an article's text may hold, and parts that open."""

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_RULES: Final = ("heading", "list", "table", "newline", "escape", "entity", "emphasis", "link")
_OPENS = re.compile(r":::details[ \t]+(\S.*)")
_CLOSES = re.compile(r":::[ \t]*")


@cache
def parser() -> MarkdownIt:
    """For reading and for showing; HTML in the text is text."""
    made = MarkdownIt("zero", {"html": False}).enable(list(_RULES))
    made.block.ruler.before("heading", "details", _details, {"alt": ["paragraph", "list"]})
    return made


def top_blocks(markdown: str) -> list[str]:
    """The outermost parts of canonical Markdown, a part that opens in one piece."""
    blocks: list[str] = []
    is_open = False
    for part in markdown.split("\n\n"):
        if is_open:
            blocks[-1] += f"\n\n{part}"
        else:
            blocks.append(part)
            is_open = _OPENS.match(part) is not None
        is_open = is_open and not _CLOSES.fullmatch(part.rpartition("\n")[2])
    return blocks


def _details(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line ":::details Title", parts, and a line ":::" or the end of the text.

    Only at the left edge and in nothing else: what opens inside what opens is hard to find for who reads it.
    """
    found = _OPENS.fullmatch(_line(state, start))
    if found is None or (state.level and not silent):
        return False
    if silent:
        return True
    close = next((number for number in range(start + 1, end) if _CLOSES.fullmatch(_line(state, number))), end)
    outer, state.lineMax = state.lineMax, close
    state.push("details_open", "details", 1).map = [start, close]
    state.push("summary_open", "summary", 1)
    title = state.push("inline", "", 0)
    title.content, title.map, title.children = found[1].strip(), [start, start + 1], []
    state.push("summary_close", "summary", -1)
    state.md.block.tokenize(state, start + 1, close)
    state.push("details_close", "details", -1)
    state.lineMax = outer
    state.line = close + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]
