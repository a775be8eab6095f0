"""A table as CSV, in the form that Dutch spreadsheets open with a double click."""

import codecs
import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from app.services.tables import Cell, CellKind, Table, Workbook
from knowledgebase.catalogues.spreadsheets import harmless

_DECIMALS: Final = 2


def write_csv(workbook: Workbook, out: BinaryIO) -> None:
    """The first table in UTF-8 with a mark and semicolons; the notes follow after an empty line.

    Dates are ISO, numbers have the decimal sign of the language and no thousands, durations are whole seconds.
    """
    out.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    decimal_sign = "," if workbook.language == "nl" else "."
    writer.writerows(_lines(workbook.tables[0], decimal_sign))
    if workbook.notes:
        writer.writerow([])
        writer.writerows([harmless(note)] for note in workbook.notes)
    text.detach()


def _lines(table: Table, decimal_sign: str) -> Iterator[list[str]]:
    yield [harmless(column.title) for column in table.columns]
    for row in table.rows:
        yield [_written(cell, decimal_sign) for cell in row]


def _written(cell: Cell, decimal_sign: str) -> str:
    match cell.value:
        case None:
            return ""
        case date() as day:
            return day.isoformat()
        case float() as number:
            places = 0 if cell.kind in (CellKind.SECONDS, CellKind.COUNT) else _DECIMALS
            return f"{number:.{places}f}".replace(".", decimal_sign)
        case int() as whole:
            return str(whole)
        case str() as words:
            return harmless(words)
