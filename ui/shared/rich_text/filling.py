"""The parts of a text, written into a document at a cursor."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from knowledgebase.text_blocks import Block, Collapsible, Heading, Listing, Paragraph, Run, Table
from ui.shared.rich_text.look import (
    heading_format,
    item_format,
    list_format,
    opening_format,
    paragraph_format,
    table_format,
    title_format,
)

_LINE_BREAK = "\u2028"


def fill(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Replace what the document holds; what was done before can not be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # else the whole text is laid out anew after each line
    cursor.setBlockFormat(paragraph_format())
    Filler(cursor).add(blocks)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def look_of(run: Run) -> QTextCharFormat:
    """How the text of a run is marked in the document."""
    made = QTextCharFormat()
    if run.mark == "**":
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(run.mark == "*")
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
    return made


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write in the block where the cursor is."""
    for run in runs:
        cursor.insertText(run.text.replace("\n", _LINE_BREAK), look_of(run))


class Filler:
    """Writes one part after another; the cursor stands in an empty block, or after the text of one."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._is_fresh = not cursor.block().text()

    def add(self, blocks: Iterable[Block], depth: int = 0) -> None:
        """Write the parts; `depth` is the number of lists they stand in."""
        for block in blocks:
            match block:
                case Paragraph(runs):
                    self._line(paragraph_format(depth), runs)
                case Heading(level, runs):
                    self._line(heading_format(level, depth), runs)
                case Listing(is_numbered, items):
                    self._list(is_numbered, items, depth + 1)
                case Table(rows):
                    self._table(rows, depth)
                case Collapsible(title, inner):
                    self._opening(title, inner)

    def _line(self, form: QTextBlockFormat, runs: Iterable[Run]) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
        self._is_fresh = False
        insert_runs(self._cursor, runs)

    def _list(self, is_numbered: bool, items: Iterable[Sequence[Block]], depth: int) -> None:
        made = None
        for item in items:
            first, rest = _first_line(item)
            level = first.level if isinstance(first, Heading) else 0
            self._line(item_format(level), first.runs)
            if made is None:
                made = self._cursor.createList(list_format(is_numbered, depth))
            else:
                made.add(self._cursor.block())
            self.add(rest, depth)

    def _table(self, rows: Sequence[Sequence[Sequence[Run]]], depth: int) -> None:
        table = self._cursor.insertTable(len(rows), len(rows[0]), table_format(depth))
        for number, row in enumerate(rows):
            for column, runs in enumerate(row):
                cell = table.cellAt(number, column).firstCursorPosition()
                cell.setBlockFormat(QTextBlockFormat())
                insert_runs(cell, runs)
        self._go_after(table.lastPosition())

    def _opening(self, title: str, blocks: Sequence[Block]) -> None:
        frame = self._cursor.insertFrame(opening_format())
        cursor = frame.firstCursorPosition()
        cursor.setBlockFormat(title_format())
        cursor.setBlockCharFormat(QTextCharFormat())
        cursor.insertText(title, QTextCharFormat())
        cursor.insertBlock(paragraph_format(), QTextCharFormat())
        Filler(cursor).add(blocks)
        self._go_after(frame.lastPosition())

    def _go_after(self, last: int) -> None:
        self._cursor.setPosition(last + 1)
        self._is_fresh = not self._cursor.block().text()
        if self._is_fresh:
            self._cursor.setBlockFormat(paragraph_format())


def _first_line(item: Sequence[Block]) -> tuple[Paragraph | Heading, Sequence[Block]]:
    """What stands beside the bullet, and what below it."""
    if item and isinstance(item[0], Paragraph | Heading):
        return item[0], item[1:]
    return Paragraph(()), item
