"""Tables as an Excel workbook: typed cells, a heading that stays in sight, and nothing that is calculated."""

from datetime import date
from typing import Any, BinaryIO, Final

from app.reports.sheet_names import sheet_names
from app.services.tables import Cell, CellKind, Table, Workbook
from resources.translations import _

_SECONDS_A_DAY: Final = 86_400
_NOTE_WIDTH: Final = 110
_FORMATS: Final = {
    CellKind.TEXT: {"text_wrap": True, "valign": "top"},
    CellKind.COUNT: {"num_format": "#,##0", "valign": "top"},
    CellKind.PERCENT: {"num_format": "0.00%", "valign": "top"},
    CellKind.NUMBER: {"num_format": "#,##0.0", "valign": "top"},
    CellKind.SECONDS: {"num_format": "[m]:ss", "valign": "top"},
    CellKind.DAY: {"num_format": "yyyy-mm-dd", "valign": "top"},
}


def write_xlsx(workbook: Workbook, out: BinaryIO) -> None:
    """A sheet for each table, and one for the notes."""
    from xlsxwriter import Workbook as Book  # here: only an export needs it

    book = Book(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": workbook.title, "author": workbook.author, "comments": "Baliewijs"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {kind: book.add_format(form) for kind, form in _FORMATS.items()}
    *names, note_name = sheet_names([*(table.title for table in workbook.tables), _("Explanation")])
    for name, table in zip(names, workbook.tables, strict=True):
        _write_table(book.add_worksheet(name), table, head, formats)
    if workbook.notes:
        _write_notes(book.add_worksheet(note_name), workbook, formats[CellKind.TEXT])
    book.close()


def _write_table(sheet: Any, table: Table, head: Any, formats: dict[CellKind, Any]) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            _write_cell(sheet, number, place, cell, formats[cell.kind])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, form: Any) -> None:
    match cell.value:
        case None:
            return
        case str() as words:
            sheet.write_string(row, column, words, form)
        case date() as day:
            sheet.write_datetime(row, column, day, form)
        case number:
            sheet.write_number(row, column, _stored(number, cell.kind), form)


def _stored(number: float, kind: CellKind) -> float:
    """Spreadsheets keep a percentage as a fraction of one, and a duration as one of a day."""
    if kind is CellKind.PERCENT:
        return number / 100
    return number / _SECONDS_A_DAY if kind is CellKind.SECONDS else number


def _write_notes(sheet: Any, workbook: Workbook, form: Any) -> None:
    sheet.set_column(0, 0, _NOTE_WIDTH)
    for row, note in enumerate((workbook.title, *workbook.notes)):
        sheet.write_string(row, 0, note, form)
