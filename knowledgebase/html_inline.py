"""Clean HTML inside a paragraph, to Markdown: text, line breaks, bold, italic and links."""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Final

from lxml.html import HtmlElement

from knowledgebase.markdown_text import escaped, escaped_starts

_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_PHRASING: Final = {*_MARKS, "a"}
_SPACES = re.compile(r"\s+")
_OUTSIDE_MARKS: Final = frozenset(string.punctuation + string.whitespace)


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one look; "\\n" is a line break. `mark` is "", "*" or "**"."""

    text: str
    mark: str = ""
    link: str = ""


def runs_of(node: HtmlElement | str, look: Run = Run("")) -> Iterator[Run]:
    """The text in `node` and all it holds; where a block begins or ends, a space."""
    if isinstance(node, str):
        yield replace(look, text=_SPACES.sub(" ", node))
    elif node.tag == "br":
        yield replace(look, text="\n")
    elif node.tag in _PHRASING:
        mark = max(look.mark, _MARKS.get(node.tag, ""))
        inner = replace(look, mark=mark, link=look.link or node.get("href", ""))
        for piece in pieces(node):
            yield from runs_of(piece, inner)
    else:
        yield replace(look, text=" ")
        for piece in pieces(node):
            yield from runs_of(piece, look)
        yield replace(look, text=" ")


def pieces(element: HtmlElement) -> Iterator[HtmlElement | str]:
    """Text and elements directly in `element`, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def paragraph(runs: Iterable[Run]) -> str:
    """One paragraph of Markdown, or ""; its lines end in a backslash where the text breaks."""
    lines = (_tight(line) for line in _lines(runs))
    return "\\\n".join(escaped_starts(text) for line in lines if (text := _line(line)))


def single_line(runs: Iterable[Run]) -> str:
    """Markdown for a heading or cell: as `paragraph`, on one line, and never marked as a whole."""
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
