"""Tables in files, read back by other programmes."""

import csv
import io
import warnings
from datetime import date, timedelta

import odfdo
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports.sheet_names import sheet_names
from app.reports.table_writer import FileTableWriter
from app.services.tables import Cell, CellKind, Column, Table, TableFormat, Workbook, count, day, text

HOSTILE = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
MAY = date(2026, 5, 4)


def a_workbook(**changes: object) -> Workbook:
    rows = (
        (text("Parkeren"), count(1284), Cell(84.25, CellKind.PERCENT), Cell(252, CellKind.SECONDS), day(MAY)),
        (text("Grofvuil"), count(None), Cell(None, CellKind.PERCENT), Cell(0, CellKind.SECONDS), day(None)),
    )
    columns = tuple(Column(title) for title in ("Onderwerp", "Contacten", "Direct", "Duur", "Dag"))
    tables = (Table("Onderwerpen: meest/minst", columns, rows), Table("Kanalen", (Column("Kanaal"),), ()))
    values = {"title": "Cijfers", "author": "Testdam", "language": "nl", "tables": tables, "notes": ("=Uitleg", "B")}
    return Workbook(**{**values, **changes})  # type: ignore[arg-type]


def with_cells(words: list[str]) -> Workbook:
    return a_workbook(tables=(Table("T", (Column("A"),), tuple((text(each),) for each in words)),))


def written(workbook: Workbook, wanted: TableFormat) -> bytes:
    out = io.BytesIO()
    FileTableWriter().write(workbook, wanted, out)
    return out.getvalue()


def csv_rows(workbook: Workbook) -> list[list[str]]:
    content = written(workbook, TableFormat.CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def book_of(workbook: Workbook) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(written(workbook, TableFormat.XLSX)))


def ods_of(workbook: Workbook) -> odfdo.Document:
    return odfdo.Document(io.BytesIO(written(workbook, TableFormat.ODS)))


def test_csv_has_dutch_numbers_plain_dates_and_the_notes_below() -> None:
    rows = csv_rows(a_workbook())
    assert rows[1] == ["Parkeren", "1284", "84,25", "252", "2026-05-04"]
    assert rows[2] == ["Grofvuil", "", "", "0", ""]
    assert rows[3:] == [[], ["'=Uitleg"], ["B"]]


def test_csv_in_english_has_a_decimal_point() -> None:
    assert csv_rows(a_workbook(language="en"))[1][2] == "84.25"


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_is_calculated_in_any_form(words: str) -> None:
    assert csv_rows(with_cells([words]))[1][0].startswith("'")
    cell = book_of(with_cells([words])).active["A2"]  # type: ignore[index]
    assert cell.data_type == "s"
    content = ods_of(with_cells([words])).get_part("content.xml").serialize().decode()
    assert "table:formula" not in content


def test_a_workbook_has_typed_cells_and_number_formats() -> None:
    sheet = book_of(a_workbook()).worksheets[0]
    assert [sheet.cell(2, column).value for column in (1, 2)] == ["Parkeren", 1284]
    assert (sheet["C2"].value, sheet["C2"].number_format) == (0.8425, "0.00%")
    assert sheet["D2"].number_format == "[m]:ss"
    assert sheet["E2"].is_date
    assert sheet["C3"].value is None


def test_the_heading_of_each_sheet_stays_in_sight_and_filters() -> None:
    for sheet in book_of(a_workbook()).worksheets[:2]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_a_workbook_tells_what_it_is_on_a_sheet_of_its_own() -> None:
    book = book_of(a_workbook())
    assert book.sheetnames == ["Onderwerpen  meest minst", "Kanalen", "Explanation"]
    assert [row[0].value for row in book["Explanation"].iter_rows()] == ["Cijfers", "=Uitleg", "B"]


def test_opendocument_has_typed_cells() -> None:
    table = ods_of(a_workbook()).body.tables[0]
    cells = [table.get_cell((column, 1)) for column in range(5)]
    assert [cell.type for cell in cells] == ["string", "float", "percentage", "time", "date"]
    assert [cell.value for cell in cells[:2]] == ["Parkeren", 1284]
    assert float(cells[2].value) == 0.8425
    assert cells[3].value == timedelta(seconds=252)
    assert table.get_cell((2, 2)).value is None


def test_a_long_table_holds_every_row() -> None:
    rows = tuple((text(f"rij {number}"), count(number)) for number in range(1_500))
    sheet = book_of(a_workbook(tables=(Table("Veel", (Column("A"), Column("B")), rows),))).worksheets[0]
    assert (sheet.max_row, sheet.cell(1_501, 1).value) == (1_501, "rij 1499")


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_accepted_by_spreadsheets(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_words_go_into_every_form(words: list[str]) -> None:
    for wanted in TableFormat:
        assert written(with_cells(words), wanted)
