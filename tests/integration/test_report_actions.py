"""Figures that leave the programme, out of real contacts: what is in the files, and what is not."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from app.domain.contact import Channel, MessageKind, Outcome, Subject
from app.domain.errors import DomainError, WorldError
from app.domain.figures.periods import PeriodKind
from app.persistence.database import SqlDatabase
from app.reports.report_drawer import ReportDrawer
from app.reports.table_writer import FileTableWriter
from app.services.editing_actions import EditingActions
from app.services.report_actions import ReportActions
from app.services.tables import TableFormat
from tests.builders import a_contact, a_customer, a_hand_off, a_subject
from tests.catalogue_files import no_progress
from tests.integration.editing_house import AGENT, at_work
from tests.integration.figure_rows import Weeks, about, add, product_article

CANARY = "Kanarie"
IN_MARCH = datetime(2026, 3, 9, 10, tzinfo=UTC)


@pytest.fixture
def seat(database: SqlDatabase, tmp_path: Path) -> Iterator[ReportActions]:
    with at_work(database, tmp_path) as house:
        tools = house.of(AGENT)
        given = {tool.name: getattr(tools, tool.name) for tool in fields(EditingActions) if tool.init}
        yield ReportActions(**given, table_writer=FileTableWriter(), report_writer=ReportDrawer())


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))


def a_complaint(**changes: object) -> Subject:
    told = {"title": f"{CANARY} klaagt", "own_question": CANARY, "detail": CANARY, "kind": MessageKind.COMPLAINT}
    return a_subject(outcome=Outcome.HANDED_OFF, hand_off=a_hand_off(question=CANARY), **{**told, **changes})


def complain(database: SqlDatabase, channel: Channel = Channel.EMAIL, at: datetime = IN_MARCH) -> None:
    """Somebody with a name, a note and a story."""
    customer = a_customer(last_name=CANARY, email="kanarie@example.nl", street=CANARY)
    add(database, a_contact(channel=channel, customer=customer, note=CANARY, started_at=at, subjects=(a_complaint(),)))


# what is looked at


def test_a_workbook_tells_the_counts_of_the_view(seat: ReportActions, database: SqlDatabase, tmp_path: Path) -> None:
    Weeks(database)
    view = seat.period_figures(seat.figure_scope(PeriodKind.MONTH))
    seat.export_figures(tmp_path / "november.xlsx", view, TableFormat.XLSX, no_progress)
    book = openpyxl.load_workbook(tmp_path / "november.xlsx")
    assert book.sheetnames[:-1] == seat.export_tables(view)
    channels = {row[0].value: row[1].value for row in book["Channels"].iter_rows(min_row=2)}
    assert sum(channels.values()) == sum(line.contacts for line in view.channels) > 0


def test_csv_holds_the_chosen_table_and_what_it_is_about(
    seat: ReportActions, database: SqlDatabase, tmp_path: Path
) -> None:
    Weeks(database)
    view = seat.period_figures(seat.figure_scope(PeriodKind.MONTH, unit_id="parkeren"))
    place = seat.export_tables(view).index("Outcomes")
    seat.export_figures(tmp_path / "uit.csv", view, TableFormat.CSV, no_progress, place)
    rows = rows_of(tmp_path / "uit.csv")
    assert rows[0] == ["Outcome", "Questions"]
    assert ["Unit: Parkeren"] in rows


def test_a_product_that_would_be_a_formula_is_text(seat: ReportActions, database: SqlDatabase, tmp_path: Path) -> None:
    article = product_article(database, title='=HYPERLINK("http://x","y")')
    add(database, a_contact(started_at=IN_MARCH, subjects=(about(article),)))
    scope = seat.figure_scope(PeriodKind.YEAR)
    seat.export_figures(tmp_path / "jaar.xlsx", seat.period_figures(scope), TableFormat.XLSX, no_progress)
    cell = openpyxl.load_workbook(tmp_path / "jaar.xlsx")["Products"]["A2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x","y")')


def test_a_file_that_cannot_be_written_leaves_what_was_there(seat: ReportActions, tmp_path: Path) -> None:
    view = seat.period_figures(seat.figure_scope(PeriodKind.MONTH))
    with pytest.raises(WorldError, match="file-not-written"):
        seat.export_figures(tmp_path / "nowhere" / "x.xlsx", view, TableFormat.XLSX, no_progress)


def test_an_export_that_is_stopped_leaves_what_was_there(seat: ReportActions, tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    path.write_text("van eerder")

    def stop(percent: int) -> None:
        if percent == 99:
            raise DomainError("export-stopped")

    with pytest.raises(DomainError):
        seat.export_figures(path, seat.period_figures(seat.figure_scope(PeriodKind.MONTH)), TableFormat.ODS, stop)
    assert path.read_text() == "van eerder"
    assert not list(tmp_path.glob("*.part"))


# the month report


def test_the_month_report_is_drawn_from_what_was_registered(seat: ReportActions, database: SqlDatabase) -> None:
    Weeks(database)
    reader = PdfReader(io.BytesIO(seat.month_report(date(2026, 11, 3))))
    words = " ".join(page.extract_text() for page in reader.pages)
    contacts = seat.period_figures(seat.figure_scope(PeriodKind.MONTH)).channels
    assert "Month report November 2026" in words
    assert "This month is not over yet." in words
    assert all(str(line.contacts) in words for line in contacts)


def test_a_month_without_contacts_has_a_report(seat: ReportActions) -> None:
    reader = PdfReader(io.BytesIO(seat.month_report(date(2026, 2, 1))))
    assert "No contacts were registered in this month." in reader.pages[0].extract_text()
    assert "not over yet" not in reader.pages[0].extract_text()


def test_a_report_is_saved_as_it_was_shown(seat: ReportActions, tmp_path: Path) -> None:
    seat.save_report(tmp_path / "r.pdf", b"%PDF-1.4")
    assert (tmp_path / "r.pdf").read_bytes() == b"%PDF-1.4"


# the complaints register


@pytest.mark.parametrize("wanted", list(TableFormat))
def test_the_register_tells_nothing_about_anybody(
    seat: ReportActions, database: SqlDatabase, tmp_path: Path, wanted: TableFormat
) -> None:
    complain(database)
    path = tmp_path / f"klachten{wanted.ending}"
    seat.export_complaints(path, 2026, wanted, no_progress)
    content = path.read_bytes()
    if wanted is not TableFormat.CSV:
        with zipfile.ZipFile(path) as file:
            content = b"".join(file.read(name) for name in file.namelist())
    for word in (CANARY, CANARY.lower(), "2026-03-09", "S. Bakker", "example.nl", "06-12345678"):
        assert word.encode() not in content
    assert b"2026-03" in content
    assert b"9:12a" in content


def test_only_written_complaints_of_the_year_are_registered(seat: ReportActions, database: SqlDatabase) -> None:
    complain(database)
    complain(database, Channel.TELEPHONE)
    complain(database, at=IN_MARCH - timedelta(days=365))
    add(database, a_contact(channel=Channel.EMAIL, started_at=IN_MARCH))
    (line,) = seat.complaints_register(2026)
    assert (line.month, line.unit) == (date(2026, 3, 1), "Parkeren")


# open data


def test_open_data_masks_small_counts_and_agrees_with_the_rest(
    seat: ReportActions, database: SqlDatabase, tmp_path: Path
) -> None:
    passport = product_article(database, "paspoort")
    for count, outcome in ((7, Outcome.ANSWERED_DIRECTLY), (4, Outcome.FORWARDED)):
        for _turn in range(count):
            add(database, a_contact(started_at=IN_MARCH, subjects=(about(passport, outcome=outcome),)))
    seat.export_open_data(tmp_path / "vragen.csv", date(2026, 3, 20), date(2026, 3, 1), no_progress)
    assert rows_of(tmp_path / "vragen.csv")[1:] == [
        ["2026-03", "Counter", "Paspoort", "Answered directly", "7"],
        ["2026-03", "Counter", "Paspoort", "Forwarded to another body", "<5"],
        ["2026-03", "Counter", "all products", "all outcomes", "."],
    ]


def test_open_data_never_tells_a_count_below_five(seat: ReportActions, database: SqlDatabase, tmp_path: Path) -> None:
    Weeks(database, 200)
    seat.export_open_data(tmp_path / "vragen.csv", date(2026, 10, 1), date(2026, 12, 31), no_progress)
    rows = rows_of(tmp_path / "vragen.csv")[1:]
    told = Counter(row[4] for row in rows)
    assert told["<5"]
    assert all(int(count) >= 5 for count in told if count.isdigit())
    assert {row[0] for row in rows} == {"2026-10"}  # November runs still


def test_open_data_is_described_beside_it(seat: ReportActions, database: SqlDatabase, tmp_path: Path) -> None:
    described = seat.export_open_data(tmp_path / "vragen.csv", date(2026, 1, 1), date(2026, 12, 31), no_progress)
    told = json.loads(described.read_text("utf-8"))
    assert described.name == "vragen.csv-metadata.json"
    assert (told["url"], told["dc:temporal"]) == ("vragen.csv", "2026-01/2026-10")


def test_a_month_that_runs_is_no_open_data(seat: ReportActions, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="open-data-no-month"):
        seat.export_open_data(tmp_path / "x.csv", date(2026, 11, 1), date(2026, 12, 1), no_progress)
    assert not list(tmp_path.glob("x.csv*"))
