"""Makes the report of a month, shows it, and brings it to a file or to paper."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, WorldError
from app.error_sentences import sentence
from app.services.figure_files import FigureFile, figure_file_name, month_in_name
from app.services.registry import Services
from resources.translations import _
from ui.figures.month_choices import month_choices
from ui.figures.report_sheet import ReportSheet
from ui.shared.output import ask_file, ask_printer
from ui.shared.pdf_pages import print_pages, render_pages
from ui.shared.tasks import Lane, Tasks

_MONTHS = 36


def open_report(window: QWidget, services: Services, tasks: Tasks, month: date) -> ReportSheet:
    """Show the report of the month in which this day lies; the sheet lets choose another."""
    first = month.replace(day=1)
    choices = month_choices(services.clock.today(), _MONTHS)
    if first.isoformat() not in dict(choices):
        choices += month_choices(first, 1)
    sheet = ReportSheet(window, choices, first.isoformat())
    Reporting(sheet, services, tasks, first)
    sheet.open_sheet()
    return sheet


class Reporting(QObject):
    """What one dialog does, as long as it is there."""

    def __init__(self, sheet: ReportSheet, services: Services, tasks: Tasks, month: date) -> None:
        super().__init__(sheet)
        self._sheet, self._services, self._tasks = sheet, services, tasks
        self._month, self._report, self._file = month, b"", Path()
        sheet.month_chosen.connect(lambda chosen: self._make(date.fromisoformat(chosen)))
        sheet.save_requested.connect(self._ask_file)
        sheet.print_requested.connect(self._ask_printer)
        sheet.open_requested.connect(self._open)
        self._make(month)

    @property
    def _name(self) -> str:
        return figure_file_name(
            FigureFile.MONTH_REPORT, self._services.municipality.name, month_in_name(self._month), ""
        )

    def _make(self, month: date) -> None:
        self._month = month
        self._sheet.show_waiting()
        width = self._sheet.page_width

        def work() -> tuple[bytes, list[QImage]]:
            report = self._services.month_report(month)
            return report, render_pages(report, width)

        self._tasks.run(work, self._show, self._refuse, Lane.BACKGROUND, "month-report")

    def _show(self, made: tuple[bytes, list[QImage]]) -> None:
        if isValid(self):
            self._report, pages = made
            self._sheet.show_pages(pages)

    def _refuse(self, error: BaliewijsError) -> None:
        if isValid(self):
            self._sheet.show_error(sentence(error))

    # where it goes

    def _ask_file(self) -> None:
        ask_file(self._sheet.window(), _("Save report"), self._name, "pdf", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the report that is shown."""

        def saved(_nothing: None) -> None:
            if isValid(self):
                self._file = file
                self._sheet.show_saved(_("The report was written: {file}").format(file=file))

        work = partial(self._services.save_report, file, self._report)
        self._tasks.run(work, saved, self._tell, Lane.BACKGROUND)

    def _ask_printer(self) -> None:
        ask_printer(self._sheet.window(), _("Print report"), self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Bring the report that is shown to paper."""
        printer.setDocName(self._name)
        report = self._report

        def work() -> None:
            if not print_pages(report, printer):
                raise WorldError("printer-away")

        self._tasks.run(work, lambda _done: None, self._tell, Lane.BACKGROUND)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self._tell(WorldError("report-not-opened"))

    def _tell(self, error: BaliewijsError) -> None:
        """What went wrong with a report that is there still."""
        if isValid(self):
            self._sheet.show_note(sentence(error))
