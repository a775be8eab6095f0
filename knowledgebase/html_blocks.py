"""Clean HTML to Markdown: paragraphs, headings, lists and tables, one line each."""

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement, fragment_fromstring

from knowledgebase.html_inline import Run, paragraph, pieces, runs_of, single_line

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = {"ul", "ol"}
_PHRASING: Final = {"a", "strong", "b", "em", "i", "br"}
_LIST_DEPTH = 6


def to_markdown(clean_html: str) -> str:
    """Markdown of harmless HTML: a paragraph on one line, "- " for lists, "#" for headings, "\\" at line breaks."""
    if not clean_html.strip():
        return ""
    return "\n\n".join(_blocks_in(fragment_fromstring(clean_html, create_parent="div"), 0))


def _blocks_in(parent: HtmlElement, depth: int) -> Iterator[str]:
    runs: list[Run] = []
    for piece in pieces(parent):
        if isinstance(piece, str) or _is_phrasing(piece):
            runs.extend(runs_of(piece))
            continue
        yield from _paragraphs(runs)
        runs = []
        yield from _blocks_of(piece, depth)
    yield from _paragraphs(runs)


def _is_phrasing(element: HtmlElement) -> bool:
    if element.tag == "a":
        return True
    return element.tag in _PHRASING and all(inner.tag in _PHRASING for inner in element.iterdescendants())


def _paragraphs(runs: list[Run]) -> Iterator[str]:
    """Two line breaks in a row are how many editors make a new paragraph."""
    part: list[Run] = []
    breaks = 0
    for run in runs:
        breaks = breaks + 1 if run.text == "\n" else breaks if run.text.isspace() else 0
        if breaks == 2:
            yield from _written(part)
            part = []
        else:
            part.append(run)
    yield from _written(part)


def _written(runs: list[Run]) -> Iterator[str]:
    if text := paragraph(runs):
        yield text


def _blocks_of(element: HtmlElement, depth: int) -> Iterator[str]:
    if element.tag in _HEADINGS:
        yield from _heading(element)
    elif element.tag in _LISTS and depth < _LIST_DEPTH:
        yield from _list(element, depth)
    elif element.tag == "table":
        yield from _table(element, depth)
    else:
        yield from _blocks_in(element, depth)


def _heading(element: HtmlElement) -> Iterator[str]:
    text = single_line(Run(run.text, link=run.link) for run in runs_of(element))
    if text.endswith("#"):
        text = f"{text[:-1]}\\#"
    if text:
        yield f"{'#' * _HEADINGS[element.tag]} {text}"


def _list(element: HtmlElement, depth: int) -> Iterator[str]:
    items: list[str] = []
    for piece in pieces(element):
        blocks = list(_item(piece, depth + 1))
        if blocks:
            bullet = f"{len(items) + 1}." if element.tag == "ol" else "-"
            items.append(f"{bullet} {_indented(blocks, len(bullet) + 1)}")
    if items:
        yield "\n".join(items)


def _item(piece: HtmlElement | str, depth: int) -> Iterator[str]:
    if isinstance(piece, str) or _is_phrasing(piece):
        yield from _paragraphs(list(runs_of(piece)))
    else:
        yield from _blocks_of(piece, depth)


def _indented(blocks: list[str], width: int) -> str:
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if block.startswith(("- ", "1. ")) else "\n\n") + block
    margin = " " * width
    return "\n".join(margin + line if line else line for line in text.split("\n")).removeprefix(margin)


def _table(table: HtmlElement, depth: int) -> Iterator[str]:
    rows = [list(row.iterchildren("td", "th")) for row in table.iterchildren("tr")]
    width = max(map(len, rows), default=0)
    if width < 2 or any(_is_layout(cell) for row in rows for cell in row):
        yield from _blocks_in(table, depth)
        return
    for caption in table.iterchildren("caption"):
        yield from _blocks_in(caption, depth)
    lines = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    full = [f"| {' | '.join(line)} |" for line in lines if any(line)]
    if full:
        yield "\n".join([full[0], f"|{' --- |' * width}", *full[1:]])


def _is_layout(cell: HtmlElement) -> bool:
    """Whether it holds more than a line: then the table is there to place things on a page."""
    return any(inner.tag in {*_HEADINGS, *_LISTS, "table"} for inner in cell.iterdescendants())


def _cell(cell: HtmlElement) -> str:
    return single_line(runs_of(cell)).replace("|", "\\|")
