"""Learns from files, one after another, while the dialog tells how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from app.services.registry import Services
from resources.translations import _, plural
from ui.knowledge.learn_sheet import LearnSheet
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:
    from app.services.learning import LearnReport

_STORED = 100


class Learning(QObject):
    """What one dialog does. When it closes, the file being read is given up and the next ones are not begun.

    Signals:
        learned: a file taught something; what searching finds may have changed.
    """

    learned = Signal()

    def __init__(self, sheet: LearnSheet, services: Services, tasks: Tasks) -> None:
        super().__init__()
        self._sheet, self._services, self._tasks = sheet, services, tasks
        self._files: Sequence[Path] = ()
        self._done = self._refused = 0
        self._is_stopped = False
        self._tell_percent = tasks.telling(self._show_progress, sheet)
        sheet.files_chosen.connect(self._begin)
        sheet.closed.connect(self._stop)
        sheet.destroyed.connect(self._stop)  # a window that is made anew closes nothing

    def _stop(self) -> None:
        self._is_stopped = True

    def _begin(self, files: Sequence[Path]) -> None:
        self._files, self._done, self._refused = files, 0, 0
        self._learn_next()

    def _learn_next(self) -> None:
        if self._is_stopped:
            return
        if self._done == len(self._files):
            self._sheet.show_done(self._closing_words())
            return
        file = self._files[self._done]
        self._show_progress(0)
        self._tasks.run(
            lambda: self._services.learn(file, self._tell), self._file_done, self._file_refused, Lane.BACKGROUND
        )

    def _tell(self, percent: int) -> None:
        """In the working thread; an error here gives the file up, as long as it is not stored."""
        if self._is_stopped and percent < _STORED:
            raise DomainError("learning-stopped")
        self._tell_percent(percent)

    def _show_progress(self, percent: int) -> None:
        if self._is_stopped or self._done == len(self._files):
            return
        words = _("Reading {name} …").format(name=self._files[self._done].name)
        self._sheet.show_progress(words, (self._done * 100 + percent) // len(self._files))

    def _file_done(self, report: "LearnReport") -> None:
        self.learned.emit()
        self._go_on(report.lines())

    def _file_refused(self, error: BaliewijsError) -> None:
        self._refused += 1
        name, words = self._files[self._done].name, sentence(error)
        self._go_on([words if name in words else f"{name}: {words}"])

    def _go_on(self, lines: Sequence[str]) -> None:
        self._done += 1
        if not self._is_stopped:
            self._sheet.show_report(lines)
            self._learn_next()

    def _closing_words(self) -> str:
        words = plural("{count} file was read.", "{count} files were read.", len(self._files) - self._refused)
        if not self._refused:
            return words
        return f"{words} " + plural("{count} file was refused.", "{count} files were refused.", self._refused)
