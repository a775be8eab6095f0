"""From the parts of a text to Markdown: always the same form, so that a change in the words is the only difference."""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Final

from knowledgebase.markdown_text import escaped, escaped_starts
from knowledgebase.text_blocks import Block, Collapsible, Heading, Listing, Paragraph, Run, Table

_SPACES = re.compile(r"\s+")
_OUTSIDE_MARKS: Final = frozenset(string.punctuation + string.whitespace)


def markdown_of(blocks: Iterable[Block]) -> str:
    """A paragraph on one line, "- " for lists, "#" for headings, "\\" at line breaks, ":::details" for what opens."""
    return "\n\n".join(_all(blocks, is_outermost=True))


def _all(blocks: Iterable[Block], is_outermost: bool = False) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield from filter(None, [_paragraph(runs)])
            case Heading(level, runs):
                yield from _heading(level, runs)
            case Listing(is_numbered, items):
                yield from _list(is_numbered, items)
            case Table(rows):
                yield from _table(rows)
            case Collapsible(title, inner):
                yield from _collapsible(_single_line([Run(title)]), list(_all(inner)), is_outermost)


def _heading(level: int, runs: Iterable[Run]) -> Iterator[str]:
    text = _single_line(Run(run.text, link=run.link) for run in runs)
    if text.endswith("#"):
        text = f"{text[:-1]}\\#"
    if text:
        yield f"{'#' * level} {text}"


def _list(is_numbered: bool, items: Iterable[Iterable[Block]]) -> Iterator[str]:
    lines: list[str] = []
    for item in items:
        if blocks := list(_all(_joined(item))):
            bullet = f"{len(lines) + 1}." if is_numbered else "-"
            lines.append(f"{bullet} {_indented(blocks, len(bullet) + 1)}")
    if lines:
        yield "\n".join(lines)


def _joined(item: Iterable[Block]) -> Iterator[Block]:
    """Lists of one kind that follow each other in an item are read as one, and so written as one."""
    for is_numbered, group in groupby(
        item, key=lambda block: block.is_numbered if isinstance(block, Listing) else None
    ):
        if is_numbered is None:
            yield from group
        else:
            yield Listing(
                is_numbered, tuple(inner for block in group if isinstance(block, Listing) for inner in block.items)
            )


def _indented(blocks: Sequence[str], width: int) -> str:
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if block.startswith(("- ", "1. ")) else "\n\n") + block
    margin = " " * width
    return "\n".join(margin + line if line else line for line in text.split("\n")).removeprefix(margin)


def _table(rows: Sequence[Sequence[Sequence[Run]]]) -> Iterator[str]:
    lines = [[_single_line(cell).replace("|", "\\|") for cell in row] for row in rows]
    full = [f"| {' | '.join(line)} |" for line in lines if any(line)]
    if full:
        yield "\n".join([full[0], f"|{' --- |' * len(lines[0])}", *full[1:]])


def _collapsible(title: str, blocks: Sequence[str], is_outermost: bool) -> Iterator[str]:
    """Without a title or a text there is nothing to open."""
    if title and blocks and is_outermost:
        yield "\n".join([f":::details {title}", "\n\n".join(blocks), ":::"])
        return
    if title:
        yield escaped_starts(title)
    yield from blocks


def _paragraph(runs: Iterable[Run]) -> str:
    """One paragraph of Markdown, or ""; its lines end in a backslash where the text breaks."""
    lines = (_tight(line) for line in _lines(runs))
    return "\\\n".join(escaped_starts(text) for line in lines if (text := _line(line)))


def _single_line(runs: Iterable[Run]) -> str:
    """Markdown for a heading or cell: as a paragraph, on one line."""
    return _line(_tight(replace(run, text=run.text.replace("\n", " ")) for run in runs))


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _tight(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one look joined; one space at most between words and none at the ends."""
    joined = [
        Run("".join(run.text for run in group), mark, link)
        for (mark, link), group in groupby(runs, key=lambda run: (run.mark, run.link))
    ]
    tight: list[Run] = []
    spaced = True
    for run in joined:
        text = _SPACES.sub(" ", run.text)
        if spaced:
            text = text.removeprefix(" ")
        if text:
            tight.append(replace(run, text=text))
            spaced = text.endswith(" ")
    if tight:
        tight[-1] = replace(tight[-1], text=tight[-1].text.rstrip())
    return tight


def _line(runs: Sequence[Run]) -> str:
    written = ""
    for run, following in zip_longest(runs, runs[1:], fillvalue=Run("")):
        written += _linked(_marked(run, written[-1:], following.text[:1]), run.link)
    return written


def _linked(markdown: str, link: str) -> str:
    inner = markdown.strip()
    if not link or not inner:
        return markdown
    return markdown.replace(inner, f"[{inner}]({link})", 1)


def _marked(run: Run, before: str, after: str) -> str:
    """`run` with its mark around as much as Markdown takes: a mark that touches a word must hold the end of one."""
    text = run.text
    start, end = 0, len(text)
    while start < end and not _may_touch((before + text[:start])[-1:], text[start]):
        start += 1
    while start < end and not _may_touch((text[end:] + after)[:1], text[end - 1]):
        end -= 1
    mark = run.mark if start < end and not (start == 0 and before == "*") else ""
    return f"{escaped(text[:start])}{mark}{escaped(text[start:end])}{mark}{escaped(text[end:])}"


def _may_touch(outer: str, inner: str) -> bool:
    return inner.isalnum() or (not inner.isspace() and (not outer or outer in _OUTSIDE_MARKS))
