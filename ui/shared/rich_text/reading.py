"""The parts of a text, read from a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
)

from knowledgebase.markdown_text import tidy
from knowledgebase.text_blocks import Block, Collapsible, Heading, Listing, Paragraph, Run, Table
from ui.shared.rich_text.look import DEPTH

_NO_LIST = -1
_OBJECT = "\ufffc"


def blocks_in(document: QTextDocument) -> tuple[Block, ...]:
    """All parts of the document, empty ones left out."""
    return _blocks_of(document.rootFrame())


def selected_blocks(cursor: QTextCursor) -> tuple[Block, ...]:
    """The parts of what is selected."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return blocks_in(document)


def mark_of(look: QTextCharFormat) -> str:
    """The mark of text that looks so: "", "*" or "**"."""
    return "**" if look.fontWeight() >= QFont.Weight.DemiBold else "*" if look.fontItalic() else ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part, and the list that it is an item of; `depth` is the number of lists it stands in."""

    block: Block | None
    depth: int = 0
    list_id: int = _NO_LIST
    is_numbered: bool = False


@dataclass(slots=True)
class _Open:
    """A list that more items may come in."""

    list_id: int
    is_numbered: bool
    items: list[list[Block]] = field(default_factory=list)

    def closed(self) -> Listing:
        return Listing(self.is_numbered, tuple(map(tuple, self.items)))


def _blocks_of(frame: QTextFrame, skipped: int = 0) -> tuple[Block, ...]:
    top: list[Block] = []
    lists: list[_Open] = []
    for number, entry in enumerate(_entries(frame)):
        if number >= skipped:
            _put(entry, top, lists)
    _close(top, lists, 0)
    return tuple(top)


def _put(entry: _Entry, top: list[Block], lists: list[_Open]) -> None:
    """Add an entry where it belongs: in the list that is open at its depth, or in a new one."""
    if entry.block is None and entry.list_id == _NO_LIST:
        return
    _close(top, lists, entry.depth)
    if entry.list_id != _NO_LIST:
        if len(lists) == entry.depth and lists[-1].list_id != entry.list_id:
            _close(top, lists, entry.depth - 1)
        while len(lists) < entry.depth:
            if lists and not lists[-1].items:
                lists[-1].items.append([])
            lists.append(_Open(entry.list_id, entry.is_numbered))
        lists[-1].items.append([])
    if entry.block is not None:
        _inner(top, lists).append(entry.block)


def _close(top: list[Block], lists: list[_Open], depth: int) -> None:
    while len(lists) > depth:
        closed = lists.pop().closed()
        _inner(top, lists).append(closed)


def _inner(top: list[Block], lists: list[_Open]) -> list[Block]:
    if not lists:
        return top
    if not lists[-1].items:
        lists[-1].items.append([])
    return lists[-1].items[-1]


def _entries(frame: QTextFrame) -> Iterator[_Entry]:
    place = frame.begin()
    while not place.atEnd():
        inner = place.currentFrame()
        if isinstance(inner, QTextTable):
            yield _Entry(_table(inner), inner.format().intProperty(DEPTH))
        elif inner is not None:
            title = "".join(run.text for run in _runs(inner.firstCursorPosition().block()))
            yield _Entry(Collapsible(" ".join(title.split()), _blocks_of(inner, skipped=1)))
        else:
            yield _entry(place.currentBlock())
        place += 1


def _entry(block: QTextBlock) -> _Entry:
    form = block.blockFormat()
    runs = tuple(_runs(block))
    made: Block | None = None
    if any(run.text.strip() for run in runs):
        made = Heading(form.headingLevel(), runs) if form.headingLevel() else Paragraph(runs)
    listed = block.textList()
    if listed is None:
        return _Entry(made, form.indent())
    is_numbered = listed.format().style() is QTextListFormat.Style.ListDecimal
    return _Entry(made, max(1, listed.format().indent()), listed.objectIndex(), is_numbered)


def _table(table: QTextTable) -> Table:
    columns = range(table.columns())
    return Table(tuple(tuple(tuple(_cell(table.cellAt(row, at))) for at in columns) for row in range(table.rows())))


def _cell(cell: QTextTableCell) -> Iterator[Run]:
    block = cell.firstCursorPosition().block()
    while block.isValid() and block.position() <= cell.lastPosition():
        yield from _runs(block)
        yield Run(" ")
        block = block.next()


def _runs(block: QTextBlock) -> Iterator[Run]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        look = fragment.charFormat()
        mark, link = mark_of(look), look.anchorHref()
        lines = tidy(fragment.text().replace(_OBJECT, "")).split("\n")
        for number, line in enumerate(lines):
            if number:
                yield Run("\n", mark, link)
            if line:
                yield Run(line, mark, link)
        pieces += 1
