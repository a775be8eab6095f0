"""Works with one person: shows, hands out, puts right and erases what there is."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.customer import Customer
from app.domain.disposal import Disposal
from app.domain.errors import BaliewijsError
from app.domain.rights import Right
from app.error_sentences import sentence
from app.services.registry import Services
from resources.translations import _
from ui.privacy.person_sheet import CorrectSheet, EraseSheet, PersonSheet
from ui.shared.output import ask_file
from ui.shared.tasks import Lane, Tasks, run_for
from ui.shared.widgets.entry_sheet import when_stored

_FILE_NAME: Final = "gegevens"


class PersonWork(QObject):
    """What one sheet does.

    Signals:
        erased: the person is gone.
    """

    erased = Signal()

    def __init__(self, window: QWidget, customer_id: UUID, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._id, self._services = window, customer_id, services
        self.sheet = PersonSheet(window)
        self.sheet.erase.setVisible(services.may(Right.DISPOSE))
        self._tasks = tasks
        self._run = run_for(tasks, self, self.sheet)
        self._run_long = run_for(tasks, self, self.sheet, lane=Lane.BACKGROUND)
        self.sheet.export_requested.connect(self._ask_file)
        self.sheet.correction_requested.connect(self._correct)
        self.sheet.erasing_requested.connect(self._erase)
        self._read()
        self.sheet.open_sheet()

    def _read(self) -> None:
        self._run(partial(self._services.person_view, self._id), self.sheet.show_view, self._fail, "person")

    def _fail(self, error: BaliewijsError) -> None:
        self.sheet.report.show_state("")
        self.sheet.banner.tell(sentence(error), "bad")

    # handing out

    def _ask_file(self) -> None:
        ask_file(self.sheet.window(), _("Save everything"), _FILE_NAME, "zip", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write everything about the person."""
        words = _("Written: {file}. Keep it safe: everything about this person is in it.").format(file=file)
        work = partial(self._services.export_person, file, self._id)
        self._run_long(work, lambda _done: self.sheet.banner.tell(words, "info"), self._fail, "")

    # putting right

    def _correct(self) -> None:
        assert self.sheet.view is not None
        entry = CorrectSheet(self._window, self.sheet.view.customer)

        after = when_stored(entry, lambda _customer: self._read(), self._fail)

        def keep(customer: Customer) -> None:
            self._run(partial(self._services.correct_customer, customer), *after, "")

        entry.kept.connect(keep)
        entry.open_sheet()

    # erasing

    def _erase(self) -> None:
        entry = EraseSheet(self._window)

        def keep() -> None:
            if entry.is_confirmed() and entry.value().strip():
                entry.close_sheet()
                self._erase_now(entry.value())
            elif not entry.value().strip():
                entry.fields["reason"].show_error(_("Write why: it stands in the statement."))

        entry.kept.connect(keep)
        entry.open_sheet()

    def _erase_now(self, reason: str) -> None:
        self.sheet.show_progress(0)
        tell = self._tasks.telling(self.sheet.show_progress, self.sheet)
        work = partial(self._services.erase_person, self._id, reason, tell)
        self._run_long(work, self._was_erased, self._stopped, "")

    def _was_erased(self, done: Disposal) -> None:
        self.erased.emit()
        self._run(partial(self._services.disposal_proof, done.id), self.sheet.show_erased, self._fail, "")

    def _stopped(self, error: BaliewijsError) -> None:
        self._read()
        self._fail(error)
