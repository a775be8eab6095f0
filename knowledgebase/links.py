"""The links in an article, as the window shows them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from knowledgebase.article import Article, SectionKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_INTERNAL: Final = "article:"
_RULES: Final = ("escape", "entity", "emphasis")
_PART: Final = re.compile(r"(?:[^\n]+\n?)+")  # up to an empty line, over which no link goes
_PLACE: Final = "place"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a section; the address of an internal one is the slug of an article.

    `text` is what is read of it; `start` and `end` are its place in the Markdown.
    """

    address: str
    section: SectionKind
    is_internal: bool
    text: str = ""
    start: int = 0
    end: int = 0


def links_in(article: Article) -> tuple[Link, ...]:
    """The links of all sections, in reading order; also those in the section for staff only."""
    return tuple(link for section in article.sections for link in _links(section.kind, section.text))


def _links(section: SectionKind, markdown: str) -> Iterator[Link]:
    for part in _PART.finditer(markdown):
        if "](" in part[0]:
            for opening, text in _in_tokens(_parser().parseInline(part[0])):
                address = str(opening.attrs["href"])
                is_internal = address.startswith(_INTERNAL)
                shown = unquote(address.removeprefix(_INTERNAL)) if is_internal else address
                start, end = (part.start() + place for place in opening.meta[_PLACE])
                yield Link(shown, section, is_internal, text, start, end)


def _in_tokens(blocks: "Iterable[Token]") -> "Iterator[tuple[Token, str]]":
    """The beginning of each link, with its words; links do not stand inside each other."""
    text = ""
    for token in (token for block in blocks for token in block.children or ()):
        if token.type == "link_open":
            opening, text = token, ""
        elif token.type == "link_close":
            yield opening, " ".join(text.split())
        else:
            text += token.content


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # here: it loads slowly, and the window opens without it

    parser = MarkdownIt("zero", {"html": False}).enable(list(_RULES))
    parser.inline.ruler.before("text", "placed_link", _placed_link)
    return parser


def _placed_link(state: "StateInline", silent: bool) -> bool:
    """The rule for links, which also notes from where to where the link goes."""
    from markdown_it.rules_inline import link

    start, opened = state.pos, len(state.tokens)
    found = link(state, silent)
    if found and not silent:
        opening = next(token for token in state.tokens[opened:] if token.type == "link_open")
        opening.meta[_PLACE] = (start, state.pos)
    return found
