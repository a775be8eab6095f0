"""The text of articles: Markdown to keep, HTML to show, plain text for index, snippets and receipts."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import nh3

from knowledgebase.html_cleaning import LINK_SCHEMES, cleaned, unescaped
from knowledgebase.markdown_writing import markdown_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SHOWN: Final = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "strong", "em", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
}
_BETWEEN_CELLS = " · "


def html_to_markdown(html: str, base_url: str = "") -> str:
    """Markdown of HTML from anywhere; relative links become absolute from `base_url`, or go without one.

    Keeps headings, paragraphs, lists, bold, italic, tables, links and parts that open; scripts, pictures, frames,
    styles and forms go. Entities that were escaped more than once are read as what they stand for.

    Raises:
        KnowledgeError: `markup-too-deep` when elements are nested beyond reason.
    """
    from knowledgebase.html_blocks import blocks_of  # here: only an import needs it, and lxml loads slowly

    return markdown_of(blocks_of(cleaned(unescaped(html), base_url)))


def markdown_to_html(markdown: str) -> str:
    """HTML to show: no pictures, no scripts, and only links to http, https, mailto, tel and article."""
    return nh3.clean(
        _parser().render(markdown),
        tags=_SHOWN,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=LINK_SCHEMES,
        url_relative="deny",
        link_rel=None,
    )


def markdown_to_text(markdown: str) -> str:
    """Plain text: a line for each paragraph, heading, list item, row of a table and title of a part that opens."""
    return "\n".join(line for line in _lines(_parser().parse(markdown)) if line)


def _parser() -> "MarkdownIt":
    from knowledgebase.markdown_parser import parser  # here: it loads slowly, and the window opens without it

    return parser()


def _lines(tokens: "Iterable[Token]") -> Iterator[str]:
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield _BETWEEN_CELLS.join(cell for cell in cells or () if cell)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_plain(token))
        elif token.type == "inline":
            yield _plain(token)


def _plain(inline: "Token") -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(token.type, token.content) for token in inline.children or ()).strip()
