"""From Markdown to the parts of a text."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from knowledgebase.markdown_parser import parser
from knowledgebase.text_blocks import Block, Collapsible, Heading, Listing, Paragraph, Run, Table

_MARKS = {"strong": "**", "em": "*"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """The parts of a text; links are as they are written."""
    lines = markdown.split("\n")
    return tuple(_blocks(SyntaxTreeNode(parser().parse(markdown)).children, lines))


def _blocks(nodes: Sequence[SyntaxTreeNode], lines: Sequence[str]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield Paragraph(tuple(_inside(node)))
            case "heading":
                yield Heading(int(node.tag[1]), tuple(_inside(node)))
            case "bullet_list" | "ordered_list":
                yield from _listings(node, lines)
            case "table":
                rows = [row for part in node.children for row in part.children]
                yield Table(tuple(tuple(tuple(_inside(cell)) for cell in row.children) for row in rows))
            case "details":
                title = "".join(run.text for run in _inside(node.children[0]))
                yield Collapsible(title, tuple(_blocks(node.children[1:], lines)))


def _listings(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Block]:
    """One list, or some: our own Markdown has a blank line only between lists, never between items."""
    items: list[tuple[Block, ...]] = []
    for item in node.children:
        first = item.map[0] if item.map else 0
        if items and not lines[first - 1].strip() and item.info in {"", "1"}:
            yield Listing(node.type == "ordered_list", tuple(items))
            items = []
        items.append(tuple(_blocks(item.children, lines)))
    yield Listing(node.type == "ordered_list", tuple(items))


def _inside(node: SyntaxTreeNode) -> Iterator[Run]:
    """The runs of a paragraph, heading, cell or title."""
    for inline in node.children:
        yield from _runs(inline.children)


def _runs(nodes: Sequence[SyntaxTreeNode], mark: str = "", link: str = "") -> Iterator[Run]:
    for node in nodes:
        if node.type == "link":
            yield from _runs(node.children, mark, str(node.attrs["href"]))
        elif node.type in _MARKS:
            yield from _runs(node.children, max(mark, _MARKS[node.type]), link)
        else:
            yield Run(_BREAKS.get(node.type, node.content), mark, link)
