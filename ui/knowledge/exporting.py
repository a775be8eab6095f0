"""Writes articles to a file, while the dialog tells how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from app.services.export_report import ExportFormat
from app.services.registry import Services
from resources.translations import _
from ui.knowledge.export_sheet import ExportSheet
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:
    from app.services.export_report import ExportReport


_ALL_WRITTEN = 100


class Exporting(QObject):
    """What one dialog does. When it closes, a file that is not whole yet is thrown away."""

    def __init__(self, sheet: ExportSheet, services: Services, tasks: Tasks) -> None:
        super().__init__()
        self._sheet, self._services, self._tasks = sheet, services, tasks
        self._is_stopped = False
        self._tell_percent = tasks.telling(self._show_progress, sheet)
        sheet.export_requested.connect(self._export)
        sheet.closed.connect(self._stop)
        sheet.destroyed.connect(self._stop)  # a window that is made anew closes nothing

    def _stop(self) -> None:
        self._is_stopped = True

    def _export(self, path: Path, wanted: ExportFormat, owner: str | None) -> None:
        self._show_progress(0)
        self._tasks.run(
            lambda: self._services.export_file(path, wanted, owner, self._tell),
            self._done,
            self._refused,
            Lane.BACKGROUND,
        )

    def _tell(self, percent: int) -> None:
        """In the working thread; an error here gives the file up, as long as it is not whole."""
        if self._is_stopped and percent < _ALL_WRITTEN:
            raise DomainError("export-stopped")
        self._tell_percent(percent)

    def _show_progress(self, percent: int) -> None:
        if not self._is_stopped:
            self._sheet.show_progress(_("Writing …"), percent)

    def _done(self, report: "ExportReport") -> None:
        if not self._is_stopped:
            self._sheet.show_done(report.lines())

    def _refused(self, error: BaliewijsError) -> None:
        if not self._is_stopped:
            self._sheet.show_error(sentence(error))
