"""Clean HTML to the parts of a text: paragraphs, headings, lists, tables and parts that open."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.html import HtmlElement, fragment_fromstring

from knowledgebase.html_inline import pieces, runs_of
from knowledgebase.html_word import level_of, listings_of
from knowledgebase.text_blocks import Block, Collapsible, Heading, Listing, Paragraph, Run, Table

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = {"ul", "ol"}
_PHRASING: Final = {"a", "strong", "b", "em", "i", "br"}
_LIST_DEPTH = 6


def blocks_of(clean_html: str) -> tuple[Block, ...]:
    """The parts of harmless HTML."""
    if not clean_html.strip():
        return ()
    return tuple(_blocks_in(pieces(fragment_fromstring(clean_html, create_parent="div")), 0))


def _blocks_in(inner: Iterable[HtmlElement | str], depth: int) -> Iterator[Block]:
    runs: list[Run] = []
    listed: list[HtmlElement] = []
    for piece in inner:
        if level_of(piece):
            yield from _paragraphs(runs)
            runs = []
            listed.append(piece)
        elif not (listed and isinstance(piece, str) and piece.isspace()):
            yield from listings_of(listed)
            listed = []
            if isinstance(piece, str) or _is_phrasing(piece):
                runs.extend(runs_of(piece))
                continue
            yield from _paragraphs(runs)
            runs = []
            yield from _blocks_of(piece, depth)
    yield from listings_of(listed)
    yield from _paragraphs(runs)


def _is_phrasing(element: HtmlElement) -> bool:
    if element.tag == "a":
        return True
    return element.tag in _PHRASING and all(inner.tag in _PHRASING for inner in element.iterdescendants())


def _paragraphs(runs: list[Run]) -> Iterator[Block]:
    """Two line breaks in a row are how many editors make a new paragraph."""
    part: list[Run] = []
    breaks = 0
    for run in runs:
        breaks = breaks + 1 if run.text == "\n" else breaks if run.text.isspace() else 0
        if breaks == 2:
            yield from _paragraph(part)
            part = []
        else:
            part.append(run)
    yield from _paragraph(part)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    if any(run.text.strip() for run in runs):
        yield Paragraph(tuple(runs))


def _blocks_of(element: HtmlElement, depth: int) -> Iterator[Block]:
    if element.tag in _HEADINGS:
        yield Heading(_HEADINGS[element.tag], tuple(runs_of(element)))
    elif element.tag in _LISTS and depth < _LIST_DEPTH:
        yield Listing(element.tag == "ol", tuple(tuple(_item(piece, depth + 1)) for piece in pieces(element)))
    elif element.tag == "table":
        yield from _table(element, depth)
    elif element.tag == "details":
        yield _collapsible(element, depth)
    else:
        yield from _blocks_in(pieces(element), depth)


def _item(piece: HtmlElement | str, depth: int) -> Iterator[Block]:
    if isinstance(piece, str) or _is_phrasing(piece):
        yield from _paragraphs(list(runs_of(piece)))
    else:
        yield from _blocks_of(piece, depth)


def _collapsible(details: HtmlElement, depth: int) -> Collapsible:
    summary = next(details.iterchildren("summary"), None)
    title = "" if summary is None else " ".join("".join(run.text for run in runs_of(summary)).split())
    return Collapsible(title, tuple(_blocks_in((piece for piece in pieces(details) if piece is not summary), depth)))


def _table(table: HtmlElement, depth: int) -> Iterator[Block]:
    rows = [list(row.iterchildren("td", "th")) for row in table.iterchildren("tr")]
    width = max(map(len, rows), default=0)
    if width < 2 or any(_is_layout(cell) for row in rows for cell in row):
        yield from _blocks_in(pieces(table), depth)
        return
    for caption in table.iterchildren("caption"):
        yield from _blocks_in(pieces(caption), depth)
    yield Table(tuple(tuple(tuple(runs_of(cell)) for cell in row) + ((),) * (width - len(row)) for row in rows))


def _is_layout(cell: HtmlElement) -> bool:
    """Whether it holds more than a line: then the table is there to place things on a page."""
    return any(inner.tag in {*_HEADINGS, *_LISTS, "table", "details"} for inner in cell.iterdescendants())
