"""Works one disposal: reads it, changes its list, has it erased and keeps its proof."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.disposal import Disposal
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.privacy_actions import DisposalView
from app.services.registry import Services
from resources.translations import _
from ui.privacy.disposal_sheet import ApproveSheet, DisposalSheet, PutOffSheet
from ui.shared.output import ask_file
from ui.shared.tasks import Lane, Tasks, run_for
from ui.shared.widgets.entry_sheet import EntrySheet, when_stored

_FILE_NAME: Final = "vernietiging"


class Disposing(QObject):
    """What one sheet does. Erasing goes on when the sheet closes.

    Signals:
        changed: the disposal is not as it was.
    """

    changed = Signal()

    def __init__(self, window: QWidget, disposal_id: UUID, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._id, self._services = window, disposal_id, services
        self.sheet = DisposalSheet(window)
        self._run = run_for(tasks, self, self.sheet)
        self._run_long = run_for(tasks, self, self.sheet, lane=Lane.BACKGROUND)
        self._tell = tasks.telling(self.sheet.show_progress, self.sheet)
        self.sheet.page_requested.connect(self._read)
        self.sheet.put_off_requested.connect(self._put_off)
        self.sheet.put_on_requested.connect(lambda each: self._change(partial(services.put_on_again, self._id, [each])))
        self.sheet.withdrawal_requested.connect(self._withdraw)
        self.sheet.approval_requested.connect(self._approve)
        self.sheet.erasing_requested.connect(self._erase)
        self.sheet.proof_requested.connect(self._save_proof)
        self._read(0)
        self.sheet.open_sheet()

    def _read(self, offset: int) -> None:
        work = partial(self._services.disposal_view, self._id, max(offset, 0))
        self._run(work, lambda view: self._show(view, max(offset, 0)), self._fail, "disposal")

    def _show(self, view: DisposalView, offset: int) -> None:
        self.sheet.show_view(view, offset)
        if view.disposal.done_at is not None:
            self._run(partial(self._services.disposal_proof, self._id), self.sheet.show_proof, self._fail, "proof")

    def _fail(self, error: BaliewijsError) -> None:
        self.sheet.show_note(sentence(error))

    def _change(self, work: Callable[[], object]) -> None:
        self._run(work, lambda _done: self._changed(), self._fail, "")

    def _changed(self) -> None:
        self._read(self.sheet.offset)
        self.changed.emit()

    # deciding

    def _put_off(self, contact_id: UUID) -> None:
        entry = PutOffSheet(self._window)

        def keep() -> None:
            self._store(entry, partial(self._services.put_off, self._id, [contact_id], entry.value()))

        entry.kept.connect(keep)
        entry.open_sheet()

    def _approve(self) -> None:
        assert self.sheet.view is not None
        seen = self.sheet.view.to_erase
        entry = ApproveSheet(self._window, seen)

        def keep() -> None:
            if entry.is_confirmed():
                reason = entry.value()
                self._store(entry, lambda: self._services.approve_disposal(self._id, seen, reason), then=self._erase)

        entry.kept.connect(keep)
        entry.open_sheet()

    def _store(self, entry: EntrySheet, work: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        def stored(_result: object) -> None:
            self._changed()
            then()

        self._run(work, *when_stored(entry, stored, self._fail), "")

    def _withdraw(self) -> None:
        self._change(partial(self._services.withdraw_disposal, self._id))

    # erasing

    def _erase(self) -> None:
        self.sheet.show_progress(0)
        self._run_long(lambda: self._services.carry_out(self._id, self._tell), self._erased, self._stopped, "")

    def _erased(self, _done: Disposal) -> None:
        self._changed()

    def _stopped(self, error: BaliewijsError) -> None:
        self._changed()
        self._fail(error)

    # proof

    def _save_proof(self) -> None:
        ask_file(self.sheet.window(), _("Save statement"), _FILE_NAME, "txt", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the statement."""
        words = _("The statement was written: {file}").format(file=file)
        work = partial(self._services.save_proof, file, self._id)
        self._run(work, lambda _done: self.sheet.show_note(words), self._fail, "")
