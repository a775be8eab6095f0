"""Writes figures to files, while the dialog tells how far it is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from app.figure_words import period_name
from app.services.figure_files import FigureFile, figure_file_name, month_in_name, period_in_name
from app.services.figure_views import PeriodView
from app.services.progress import Progress
from app.services.registry import Services
from resources.translations import _
from ui.figures.export_sheet import FigureExportSheet, FigureWish
from ui.shared.tasks import Lane, Tasks, run_for

_ALL_WRITTEN = 100


def open_export(window: QWidget, services: Services, tasks: Tasks, view: PeriodView) -> FigureExportSheet:
    """Ask what is to be written, and write it."""
    sheet = FigureExportSheet(
        window,
        period_name(view.scope.period),
        services.export_tables(view),
        services.clock.today(),
        partial(suggested_name, services.municipality.name, view),
    )
    FigureExporting(sheet, services, tasks, view)
    sheet.open_sheet()
    return sheet


def suggested_name(municipality: str, view: PeriodView, wish: FigureWish) -> str:
    """A name for the file that was asked for."""
    when = {
        FigureFile.FIGURES: period_in_name(view.scope.period),
        FigureFile.COMPLAINTS: str(wish.year),
        FigureFile.OPEN_DATA: "-".join(month_in_name(month) for month in dict.fromkeys((wish.first, wish.last))),
    }[wish.what]
    return figure_file_name(wish.what, municipality, when, wish.wanted.ending)


class FigureExporting(QObject):
    """What one dialog does, as long as it is there. When it closes, a file that is not whole yet is thrown away."""

    def __init__(self, sheet: FigureExportSheet, services: Services, tasks: Tasks, view: PeriodView) -> None:
        super().__init__(sheet)
        self._sheet, self._services, self._tasks, self._view = sheet, services, tasks, view
        self._is_stopped = False
        self._tell_percent = tasks.telling(self._show_progress, self)
        sheet.export_requested.connect(self._export)
        sheet.closed.connect(self._stop)

    def _stop(self) -> None:
        self._is_stopped = True

    def _export(self, path: Path, wish: FigureWish) -> None:
        self._show_progress(0)
        work = partial(_written, self._services, self._view, path, wish, self._tell)
        run_for(self._tasks, self, lane=Lane.BACKGROUND)(work, self._done, self._refused, "")

    def _tell(self, percent: int) -> None:
        """In the working thread; an error here gives the file up, as long as it is not whole."""
        if self._is_stopped and percent < _ALL_WRITTEN:
            raise DomainError("export-stopped")
        self._tell_percent(percent)

    def _show_progress(self, percent: int) -> None:
        if not self._is_stopped:
            self._sheet.show_progress(_("Writing …"), percent)

    def _done(self, files: list[Path]) -> None:
        if not self._is_stopped:
            self._sheet.show_done([str(file) for file in files])

    def _refused(self, error: BaliewijsError) -> None:
        if not self._is_stopped:
            self._sheet.show_error(sentence(error))


def _written(services: Services, view: PeriodView, path: Path, wish: FigureWish, tell: Progress) -> list[Path]:
    """In the working thread: writes what was asked for; gives the files."""
    match wish.what:
        case FigureFile.COMPLAINTS:
            services.export_complaints(path, wish.year, wish.wanted, tell)
        case FigureFile.OPEN_DATA:
            return [path, services.export_open_data(path, wish.first, wish.last, tell)]
        case _:
            services.export_figures(path, view, wish.wanted, tell, wish.table)
    return [path]
