"""What the buttons and keys do with formatted text: marks, headings, links, tables and parts that open."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFrame, QTextTable

from knowledgebase.text_blocks import Block, Collapsible, Paragraph, Run, Table
from ui.shared.rich_text.filling import Filler, insert_runs
from ui.shared.rich_text.lists import depth_of, selected
from ui.shared.rich_text.look import heading_format, is_title, paragraph_format
from ui.shared.rich_text.reading import selected_blocks

_NEW_TABLE = Table((((), ()),) * 3)


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """All that is done inside is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def marked(look: QTextCharFormat, mark: str) -> QTextCharFormat:
    """What to merge into text that looks so to put a mark on it, or to take it off; a text has one mark at most."""
    weight = QFont.Weight(look.fontWeight())
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if mark == "**" and weight < QFont.Weight.DemiBold else QFont.Weight.Normal)
    made.setFontItalic(mark == "*" and not look.fontItalic())
    return made


def toggle_heading(cursor: QTextCursor, level: int) -> None:
    """Make headings of what is selected; when all are such headings already, paragraphs."""
    blocks = selected(cursor)
    is_heading = all(block.blockFormat().headingLevel() == level for block in blocks)
    bare = QTextCharFormat()
    bare.setFontWeight(QFont.Weight.Normal)
    bare.setFontItalic(False)
    for block in blocks:
        inside = QTextCursor(block)
        inside.setBlockFormat(paragraph_format() if is_heading else heading_format(level))
        inside.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        inside.mergeCharFormat(bare)


# links


def select_link(cursor: QTextCursor) -> str:
    """Select the whole link around the cursor; gives its address, or "" without selecting."""
    address = str(cursor.charFormat().anchorHref())
    if not address or cursor.hasSelection():
        return address
    block, start, end = cursor.block(), cursor.position(), cursor.position()
    pieces = block.begin()
    spans = []
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.charFormat().anchorHref() == address:
            spans.append((fragment.position(), fragment.position() + fragment.length()))
        pieces += 1
    for begin, stop in spans:
        if begin <= end <= stop:
            end = max(end, stop)
    for begin, stop in reversed(spans):
        if begin <= start <= stop:
            start = min(start, begin)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return address


def put_link(cursor: QTextCursor, text: str, address: str) -> None:
    """Replace what is selected by a link; without an address by the text alone."""
    cursor.removeSelectedText()
    insert_runs(cursor, [Run(text, link=address)])


# tables


def insert_table(cursor: QTextCursor) -> None:
    """A table of two columns under the line of the cursor, which goes into its first cell."""
    cursor.clearSelection()
    _go_to_line_end(cursor)
    Filler(cursor).add([_NEW_TABLE], depth_of(cursor.block()))
    cells = sum(map(len, _NEW_TABLE.rows))  # Qt finds no table here before the step has ended
    cursor.setPosition(cursor.position() - cells)


TableStep = Callable[[QTextTable, int, int], None]


def add_row(table: QTextTable, row: int, _column: int) -> None:
    """Below this one."""
    table.insertRows(row + 1, 1)


def add_column(table: QTextTable, _row: int, column: int) -> None:
    """To the right of this one."""
    table.insertColumns(column + 1, 1)


def remove_row(table: QTextTable, row: int, _column: int) -> None:
    """With the last row the table goes."""
    table.removeRows(row, 1)


def remove_column(table: QTextTable, _row: int, column: int) -> None:
    """With the last column the table goes."""
    table.removeColumns(column, 1)


def remove_table(table: QTextTable, _row: int, _column: int) -> None:
    """With all that is in it."""
    table.removeRows(0, table.rows())


# parts that open


def opening_around(cursor: QTextCursor) -> QTextFrame | None:
    """The part that opens in which the cursor is."""
    frame = cursor.currentFrame()
    while frame is not None and isinstance(frame, QTextTable):
        frame = frame.parentFrame()
    return frame if frame is not None and frame.parentFrame() is not None else None


def insert_opening(cursor: QTextCursor, title: str) -> None:
    """Put what is selected, in whole lines, in a part that opens; its title is selected, to be typed over."""
    blocks: Sequence[Block] = ()
    if cursor.hasSelection():
        _select_whole_lines(cursor)
        blocks = selected_blocks(cursor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(paragraph_format())
    else:
        _go_to_line_end(cursor)
    start = cursor.position()
    Filler(cursor).add([Collapsible(title, tuple(blocks))])
    cursor.setPosition(start)
    while not is_title(cursor.block()) and cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
        continue
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)


def dissolve_opening(cursor: QTextCursor, frame: QTextFrame) -> None:
    """The title becomes a paragraph, and what was under it stays."""
    inside = QTextCursor(frame.firstCursorPosition())
    title = inside.block().text()
    rest = QTextCursor(inside)
    rest.movePosition(QTextCursor.MoveOperation.NextBlock)
    rest.setPosition(frame.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    blocks = selected_blocks(rest)
    cursor.setPosition(frame.firstPosition() - 1)
    cursor.setPosition(frame.lastPosition() + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    paste_blocks(cursor, [Paragraph((Run(title),)), *blocks])


def paste_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put parts at the cursor: one paragraph goes into the line, and so does all in a heading, title or cell."""
    cursor.removeSelectedText()
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        insert_runs(cursor, blocks[0].runs)
        return
    if cursor.currentTable() is not None or is_title(cursor.block()):
        insert_runs(cursor, _in_one_line(blocks))
        return
    if not cursor.atBlockEnd():
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if opening_around(cursor) is not None:
        blocks = list(_without_openings(blocks))
    Filler(cursor).add(blocks)


def _without_openings(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Collapsible):
            yield Paragraph((Run(block.title),))
            yield from block.blocks
        else:
            yield block


def _in_one_line(blocks: Sequence[Block]) -> Iterator[Run]:
    from knowledgebase.markdown_writing import markdown_of
    from knowledgebase.markup import markdown_to_text

    yield Run(" ".join(markdown_to_text(markdown_of(blocks)).split()))


def _select_whole_lines(cursor: QTextCursor) -> None:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    first = cursor.position()
    cursor.setPosition(end)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    last = cursor.position()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)


def _go_to_line_end(cursor: QTextCursor) -> None:
    cursor.clearSelection()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
