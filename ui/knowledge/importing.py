"""Looks into a file and takes it in, while the dialog tells how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from app.services.import_lines import ImportChoices
from app.services.registry import Services
from resources.translations import _
from ui.knowledge.import_sheet import ImportSheet
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:
    from app.services.import_report import ImportReport

_ALL_STORED = 100


class Importing(QObject):
    """What one dialog does. When it closes, what is not stored yet is given up.

    Signals:
        imported: articles were taken in.
    """

    imported = Signal()

    def __init__(self, sheet: ImportSheet, services: Services, tasks: Tasks) -> None:
        super().__init__()
        self._sheet, self._services, self._tasks = sheet, services, tasks
        self._words = self._last_words = ""
        self._is_stopped = False
        self._tell_percent = tasks.telling(self._show_progress, sheet)
        sheet.file_chosen.connect(self._preview)
        sheet.import_requested.connect(self._import)
        sheet.closed.connect(self._stop)
        sheet.destroyed.connect(self._stop)  # a window that is made anew closes nothing

    def _stop(self) -> None:
        self._is_stopped = True

    def _preview(self, file: Path) -> None:
        self._begin(_("Reading …"), _("Comparing …"))
        self._tasks.run(
            lambda: self._services.preview_import(file, self._tell), self._previewed, self._refused, Lane.BACKGROUND
        )

    def _import(self, file: Path, choices: ImportChoices) -> None:
        self._begin(_("Taking in …"), _("Making it findable …"))
        self._tasks.run(
            lambda: self._services.import_file(file, self._tell, choices),
            self._was_imported,
            self._refused,
            Lane.BACKGROUND,
        )

    def _begin(self, words: str, last_words: str) -> None:
        self._words, self._last_words = words, last_words
        self._show_progress(0)

    def _tell(self, percent: int) -> None:
        """In the working thread; an error here gives the file up, as long as it is not stored."""
        if self._is_stopped and percent < _ALL_STORED:
            raise DomainError("import-stopped")
        self._tell_percent(percent)

    def _show_progress(self, percent: int) -> None:
        if not self._is_stopped and self._words:
            self._sheet.show_progress(self._words if percent < _ALL_STORED else self._last_words, percent)

    def _previewed(self, report: "ImportReport") -> None:
        self._words = ""
        if not self._is_stopped:
            self._sheet.show_preview(report)

    def _was_imported(self, report: "ImportReport") -> None:
        self._words = ""
        if not self._is_stopped:
            self._sheet.show_done(report)
        self.imported.emit()

    def _refused(self, error: BaliewijsError) -> None:
        self._words = ""
        if not self._is_stopped:
            self._sheet.show_error(sentence(error))
