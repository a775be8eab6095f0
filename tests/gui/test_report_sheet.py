"""The report of a month on screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.reports.report_drawer import ReportDrawer
from app.services.registry import Services
from tests.builders import a_municipality
from tests.journeys.on_screen import says
from tests.month_figures import a_report, a_small_view
from ui.figures.report_sheet import ReportSheet
from ui.figures.reporting import Reporting, open_report
from ui.shared.tasks import Tasks


class Desk:
    """What the dialog asks of the services; there is no report of September."""

    def __init__(self) -> None:
        self.asked: list[date] = []
        self.municipality = a_municipality()
        self.clock = SimpleNamespace(today=lambda: date(2026, 11, 24))
        self.report = ReportDrawer().write(a_report(a_small_view()))

    def month_report(self, month: date) -> bytes:
        """A report, whatever the month."""
        self.asked.append(month)
        if month.month == 9:
            raise WorldError("database-away")
        return self.report

    def save_report(self, path: Path, report: bytes) -> None:
        """Write it."""
        if not path.parent.is_dir():
            raise WorldError("file-not-written")
        path.write_bytes(report)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def sheet(desk: Desk, tasks: Tasks, qtbot: QtBot) -> Iterator[ReportSheet]:
    window = QMainWindow()
    window.resize(1000, 900)
    window.show()
    sheet = open_report(window, cast(Services, cast(Any, desk)), tasks, date(2026, 10, 9))
    qtbot.waitUntil(lambda: bool(pages_of(sheet)))
    yield sheet
    delete(window)


def pages_of(sheet: ReportSheet) -> list[str]:
    return [each.accessibleName() for each in sheet.findChildren(QLabel) if not each.pixmap().isNull()]


def button(sheet: ReportSheet, words: str) -> QPushButton:
    return next(each for each in sheet.findChildren(QPushButton) if each.text().startswith(words))


def reporting(sheet: ReportSheet) -> Reporting:
    return cast(Reporting, sheet.findChild(Reporting))


def test_the_report_of_the_month_is_shown_page_by_page(sheet: ReportSheet, desk: Desk) -> None:
    pages = pages_of(sheet)
    assert desk.asked == [date(2026, 10, 1)]
    assert pages[0] == f"page 1 of {len(pages)}"


def test_another_month_can_be_chosen(sheet: ReportSheet, desk: Desk, qtbot: QtBot) -> None:
    sheet.month_chosen.emit("2026-08-01")
    qtbot.waitUntil(lambda: desk.asked[-1] == date(2026, 8, 1))


def test_a_report_that_cannot_be_made_says_why_and_cannot_be_saved(sheet: ReportSheet, qtbot: QtBot) -> None:
    sheet.month_chosen.emit("2026-09-01")
    qtbot.waitUntil(lambda: says(sheet, "The database cannot be reached."))
    assert not button(sheet, "Save as PDF").isEnabled()


def test_the_report_is_saved_under_a_name_that_tells_its_month(
    sheet: ReportSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)
    button(sheet, "Save as PDF").click()
    dialog = sheet.window().findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "testdam-month-report-2026-10.pdf"


def test_a_saved_report_is_whole_and_can_be_opened(
    sheet: ReportSheet, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())))
    reporting(sheet).save_to(tmp_path / "r.pdf")
    qtbot.waitUntil(lambda: says(sheet, "The report was written"))
    assert (tmp_path / "r.pdf").read_bytes() == desk.report
    button(sheet, "Open").click()
    assert opened == [str(tmp_path / "r.pdf")]
    assert says(sheet, "No programme on this computer opens this file.")


def test_a_report_that_cannot_be_written_stays_on_screen(sheet: ReportSheet, tmp_path: Path, qtbot: QtBot) -> None:
    reporting(sheet).save_to(tmp_path / "nowhere" / "r.pdf")
    qtbot.waitUntil(lambda: says(sheet, "The file could not be written."))
    assert pages_of(sheet)
    assert button(sheet, "Save as PDF").isEnabled()


def test_the_report_goes_to_paper_page_by_page(sheet: ReportSheet, tmp_path: Path, tasks: Tasks, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    reporting(sheet).print_on(printer)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert (tmp_path / "paper.pdf").stat().st_size > 0
    assert printer.docName() == "testdam-month-report-2026-10"
