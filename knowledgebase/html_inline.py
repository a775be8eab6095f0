"""Clean HTML inside a paragraph: text, line breaks, bold, italic and links."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from knowledgebase.text_blocks import Run

_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_PHRASING: Final = {*_MARKS, "a"}
_PLAIN: Final = Run("")
_SPACES = re.compile(r"\s+")


def runs_of(node: HtmlElement | str, look: Run = _PLAIN) -> Iterator[Run]:
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
