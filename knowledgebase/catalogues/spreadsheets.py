"""Rows of tables from elsewhere: CSV in any common form, and XLSX. Every cell is text; nothing is calculated."""

import csv
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from knowledgebase.catalogues.files import MAX_FILE_BYTES, text_of
from knowledgebase.catalogues.zip_files import opened_zip
from knowledgebase.errors import KnowledgeError

MAX_ROWS = 100_000
MAX_COLUMNS = 20

_MAX_TAGS = 3_000_000
_MAX_LINE = 100_000
_DELIMITERS: Final = ";\t,"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_TEXT_MARK: Final = "'"
_BROKEN: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, Warning, struct.error, zipfile.BadZipFile, zlib.error),
)
"""What the library raises for workbooks that are not right, besides errors of its own."""


def csv_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of a CSV file; its first line tells what is between the cells.

    Raises:
        KnowledgeError: `exchange-encoding`, `exchange-damaged`, `exchange-too-many-rows`.
    """
    text = text_of(content, may_be_windows=True)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for number, row in enumerate(csv.reader(_lines(text), delimiter=delimiter)):
            _check_number(number)
            yield [cell_text(cell) for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        raise KnowledgeError("exchange-damaged") from error


def xlsx_rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet of a workbook; of a formula, its text.

    Raises:
        KnowledgeError: as for `opened_zip`, and `exchange-too-many-rows`.
    """
    with opened_zip(path, MAX_FILE_BYTES) as file:
        for name in file.namelist():
            _check_part(file.read(name))
    with warnings.catch_warnings(), path.open("rb") as opened:
        warnings.simplefilter("ignore")
        yield from _first_sheet(opened)


def harmless(cell: str) -> str:
    """`cell` for a CSV file: what a spreadsheet would calculate gets a mark that says it is text."""
    return f"{_TEXT_MARK}{cell}" if cell.startswith((*_FORMULA_STARTS, _TEXT_MARK)) else cell


def cell_text(cell: str) -> str:
    """`cell` without the mark of `harmless`."""
    plain = cell.removeprefix(_TEXT_MARK)
    return plain if plain.startswith((*_FORMULA_STARTS, _TEXT_MARK)) else cell


def _first_sheet(file: BinaryIO) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # here: it loads slowly, and only an import of a workbook needs it
    from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException, NamedRangeException

    try:
        book = load_workbook(file, read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)):
            _check_number(number)
            yield ["" if cell is None else str(cell) for cell in row]
        book.close()
    except (*_BROKEN, CellCoordinatesException, InvalidFileException, NamedRangeException) as error:
        raise KnowledgeError("exchange-damaged") from error


def _check_number(number: int) -> None:
    if number > MAX_ROWS:
        raise KnowledgeError("exchange-too-many-rows", limit=MAX_ROWS)


def _check_part(part: bytes) -> None:
    """Stop what makes a parser of XML run out of memory: entities, and elements without number."""
    plain = part.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise KnowledgeError("exchange-damaged")
    if plain.count(b"<") > _MAX_TAGS:
        raise KnowledgeError("exchange-bomb")


def _lines(text: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > _MAX_LINE:
            raise KnowledgeError("exchange-damaged")
        yield line
