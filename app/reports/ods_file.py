"""Tables as an OpenDocument spreadsheet: typed cells, and nothing that is calculated."""

from datetime import date, timedelta
from io import BytesIO
from typing import BinaryIO, Final

import odfdo

from app.reports.sheet_names import sheet_names
from app.services.tables import Cell, CellKind, Column, Table, Workbook
from resources.translations import _

_CM_PER_CHARACTER: Final = 0.21
_NOTE_WIDTH: Final = 110
_HEAD: Final = "heading"
_STYLES: Final = (
    '<number:percentage-style style:name="percent-form"><number:number number:decimal-places="2" '
    'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>',
    '<number:number-style style:name="count-form"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    '<number:number-style style:name="number-form"><number:number number:decimal-places="1" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    '<number:time-style style:name="seconds-form" number:truncate-on-overflow="false"><number:minutes/>'
    '<number:text>:</number:text><number:seconds number:style="long"/></number:time-style>',
    '<number:date-style style:name="day-form"><number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
    "</number:date-style>",
    *(
        f'<style:style style:name="{kind.value}" style:family="table-cell" style:data-style-name="{kind.value}-form"/>'
        for kind in CellKind
        if kind is not CellKind.TEXT
    ),
    '<style:style style:name="text" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>'
    "</style:style>",
    f'<style:style style:name="{_HEAD}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'fo:border-bottom="0.5pt solid #000000"/><style:text-properties fo:font-weight="bold"/></style:style>',
)


def write_ods(workbook: Workbook, out: BinaryIO) -> None:
    """A sheet for each table, and one for the notes."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    document.meta.title, document.meta.creator, document.meta.language = workbook.title, workbook.author, "en-GB"
    if workbook.language == "nl":
        document.meta.language = "nl-NL"
    for style in _STYLES:
        document.insert_style(style, automatic=True)
    *names, note_name = sheet_names([*(table.title for table in workbook.tables), _("Explanation")])
    for name, table in zip(names, workbook.tables, strict=True):
        _add_table(document, name, table)
    if workbook.notes:
        rows = tuple((Cell(note),) for note in workbook.notes)
        _add_table(document, note_name, Table(note_name, (Column(workbook.title, _NOTE_WIDTH),), rows))
    packed = BytesIO()
    document.save(packed)
    out.write(packed.getvalue())


def _add_table(document: odfdo.Document, name: str, table: Table) -> None:
    sheet = odfdo.Table(name)
    for column in table.columns:
        sheet.append(odfdo.Column(style=_width_style(document, column.width)))
    heading = odfdo.Element.from_tag("table:table-header-rows")
    heading.append(_row([odfdo.Cell(column.title, style=_HEAD) for column in table.columns]))
    sheet.append(heading)
    for row in table.rows:
        sheet.append(_row([_cell(cell) for cell in row]))
    document.body.append(sheet)


def _row(cells: list[odfdo.Cell]) -> odfdo.Row:
    row = odfdo.Row()
    for cell in cells:
        row.append(cell)
    return row


def _cell(cell: Cell) -> odfdo.Cell:
    style = cell.kind.value
    match cell.value:
        case None:
            return odfdo.Cell()
        case str() as words:
            return odfdo.Cell(_drawable(words), style=style)
        case date() as day:
            return odfdo.Cell(day, style=style)
        case number if cell.kind is CellKind.PERCENT:
            return odfdo.Cell(number / 100, cell_type="percentage", style=style)
        case number if cell.kind is CellKind.SECONDS:
            return odfdo.Cell(timedelta(seconds=round(number)), style=style)
        case number:
            return odfdo.Cell(number, style=style)


def _drawable(words: str) -> str:
    """Without control characters: XML has no room for them."""
    return "".join(letter for letter in words if letter.isprintable() or letter in "\n\t")


def _width_style(document: odfdo.Document, width: int) -> str:
    name = f"width-{width}"
    if document.get_style("table-column", name) is None:
        style = odfdo.Style("table-column", name=name, width=f"{width * _CM_PER_CHARACTER:.2f}cm")
        document.insert_style(style, automatic=True)
    return name
