"""Writing figures to a file on screen."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.services.figure_files import FigureFile
from app.services.figure_views import PeriodView
from app.services.registry import Services
from app.services.tables import TableFormat
from tests.builders import a_municipality
from tests.journeys.on_screen import says
from tests.month_figures import a_view
from ui.figures.export_sheet import FigureExportSheet
from ui.figures.exporting import open_export, suggested_name
from ui.shared.tasks import Tasks

OUT, NOWHERE = Path("out.xlsx"), Path("nowhere") / "out.xlsx"
Progress = Callable[[int], None]


class Desk:
    """What the dialog asks of the services: writes to every place but one, and can be held up halfway."""

    def __init__(self) -> None:
        self.halfway, self.go_on = Event(), Event()
        self.go_on.set()
        self.written: list[tuple[Any, ...]] = []
        self.municipality = a_municipality()
        self.clock = SimpleNamespace(today=lambda: date(2026, 11, 24))

    def export_tables(self, _view: PeriodView) -> list[str]:
        """Titles."""
        return ["Figures", "Channels"]

    def export_figures(self, path: Path, _view: PeriodView, wanted: TableFormat, tell: Progress, table: int) -> None:
        """The figures in front."""
        if path == NOWHERE:
            raise WorldError("file-not-written")
        self.halfway.set()
        self.go_on.wait()
        tell(50)
        self.written.append((path, wanted, table))

    def export_complaints(self, path: Path, year: int, wanted: TableFormat, tell: Progress) -> None:
        """The register."""
        tell(100)
        self.written.append((path, year, wanted))

    def export_open_data(self, path: Path, first: date, last: date, tell: Progress) -> Path:
        """Counts, and what describes them."""
        tell(100)
        self.written.append((path, first, last))
        return Path("out.csv-metadata.json")


@pytest.fixture
def desk(tasks: Tasks) -> Iterator[Desk]:
    """Let go at the end of the test, before the tasks are waited for."""
    desk = Desk()
    yield desk
    desk.go_on.set()


@pytest.fixture
def sheet(desk: Desk, tasks: Tasks) -> Iterator[FigureExportSheet]:
    window = QMainWindow()
    window.resize(1000, 800)
    window.show()
    yield open_export(window, cast(Services, cast(Any, desk)), tasks, a_view())
    delete(window)


def choose(sheet: FigureExportSheet, what: FigureFile, wanted: TableFormat | None = None) -> None:
    sheet.what.set_value(what.value)
    sheet.what.changed.emit(what.value)
    if wanted:
        sheet.format.set_value(wanted.value)
        sheet.format.changed.emit(wanted.value)


def test_the_figures_in_front_go_into_a_workbook_unless_something_else_is_chosen(
    sheet: FigureExportSheet, desk: Desk, qtbot: QtBot
) -> None:
    sheet.save_to(OUT)
    qtbot.waitUntil(lambda: says(sheet, "The file was written."))
    assert desk.written == [(OUT, TableFormat.XLSX, 0)]
    assert sheet.report_lines() == [str(OUT)]


def test_csv_asks_which_table(sheet: FigureExportSheet, desk: Desk, qtbot: QtBot) -> None:
    assert sheet.table.isHidden()
    choose(sheet, FigureFile.FIGURES, TableFormat.CSV)
    assert not sheet.table.isHidden()
    sheet.table.set_value("1")
    sheet.save_to(Path("out.csv"))
    qtbot.waitUntil(lambda: bool(desk.written))
    assert desk.written == [(Path("out.csv"), TableFormat.CSV, 1)]


def test_the_register_asks_for_a_year_and_suggests_the_last(sheet: FigureExportSheet, desk: Desk, qtbot: QtBot) -> None:
    choose(sheet, FigureFile.COMPLAINTS)
    assert not sheet.year.isHidden()
    assert sheet.first.isHidden()
    sheet.save_to(OUT)
    qtbot.waitUntil(lambda: bool(desk.written))
    assert desk.written == [(OUT, 2025, TableFormat.XLSX)]


def test_open_data_asks_for_months_in_any_order_and_has_one_form(
    sheet: FigureExportSheet, desk: Desk, qtbot: QtBot
) -> None:
    choose(sheet, FigureFile.OPEN_DATA)
    assert sheet.format.isHidden()
    sheet.first.set_value("2026-09-01")
    sheet.last.set_value("2026-01-01")
    assert sheet.wish.wanted is TableFormat.CSV
    sheet.save_to(Path("out.csv"))
    qtbot.waitUntil(lambda: says(sheet, "The file was written."))
    assert desk.written == [(Path("out.csv"), date(2026, 1, 1), date(2026, 9, 1))]
    assert sheet.report_lines() == ["out.csv", "out.csv-metadata.json"]


def test_only_months_that_are_over_can_be_open_data(sheet: FigureExportSheet, qtbot: QtBot) -> None:
    assert sheet.first.value() == "2026-10-01"


def test_why_nothing_was_written_is_told_in_the_sheet(sheet: FigureExportSheet, qtbot: QtBot) -> None:
    sheet.save_to(NOWHERE)
    qtbot.waitUntil(lambda: says(sheet, "The file could not be written."))


def test_stopping_halfway_writes_nothing(sheet: FigureExportSheet, desk: Desk, tasks: Tasks, qtbot: QtBot) -> None:
    desk.go_on.clear()
    sheet.save_to(OUT)
    qtbot.waitUntil(desk.halfway.is_set)
    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Stop").click()
    desk.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert desk.written == []


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (FigureFile.FIGURES, "testdam-figures-2026-11.xlsx"),
        (FigureFile.COMPLAINTS, "testdam-complaints-register-2025.xlsx"),
        (FigureFile.OPEN_DATA, "testdam-open-data-of-questions-2026-10.csv"),
    ],
)
def test_a_name_is_suggested_that_tells_what_and_of_when(
    sheet: FigureExportSheet, what: FigureFile, name: str, qtbot: QtBot
) -> None:
    choose(sheet, what)
    assert suggested_name("Testdam", a_view(), sheet.wish) == name


def test_when_the_window_is_made_anew_halfway_nobody_is_told(
    sheet: FigureExportSheet, desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    desk.go_on.clear()
    sheet.save_to(OUT)
    qtbot.waitUntil(desk.halfway.is_set)
    delete(sheet)
    desk.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert len(desk.written) == 1
