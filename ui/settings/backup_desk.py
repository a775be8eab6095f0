"""Makes backups while the window stays usable, and reminds of them once when the last one is old."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from app.services.backup_actions import BackupState
from app.services.registry import Services
from resources.translations import _
from ui.settings.backup_card import BackupCard
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

if TYPE_CHECKING:
    from app.services.archive_ports import Contents

_ALL_WRITTEN = 100


class BackupDesk(QObject):
    """Works for one window. A backup that is not whole when the window goes is thrown away."""

    def __init__(self, card: BackupCard, notice: Banner, services: Services, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._card, self._notice, self._window = card, notice, window
        self._services, self._tasks = services, tasks
        self._is_stopped = False
        self._show_progress = tasks.telling(card.show_progress, card)
        card.requested.connect(self.ask)
        card.stop_requested.connect(self._stop)
        if services.may_back_up:
            self._look(self._show_and_remind)

    def ask(self) -> None:
        """Ask where it goes, and make it there."""
        from ui.shared.output import ask_file  # here: it brings printing with it

        ask_file(self._window, _("Make a backup"), self._services.backup_name(), "zip", self.make)

    def make(self, path: Path) -> None:
        """Make it at `path`."""
        self._is_stopped = False
        self._card.show_progress(0)
        self._tasks.run(
            lambda: self._services.make_backup(path, self._tell), self._made, self._refused, Lane.BACKGROUND
        )

    def _stop(self) -> None:
        self._is_stopped = True

    def _tell(self, percent: int) -> None:
        """In the working thread; an error here gives the file up, as long as it is not whole."""
        is_wanted = isValid(self) and not self._is_stopped
        if not is_wanted and percent < _ALL_WRITTEN:
            raise DomainError("backup-stopped")
        if is_wanted:
            self._show_progress(percent)

    def _made(self, _contents: "Contents") -> None:
        if isValid(self):
            self._card.show_state(_("The backup was made."))
            self._look(self._show)

    def _refused(self, error: BaliewijsError) -> None:
        if isValid(self):
            self._card.show_state(sentence(error))

    # when the last one was made

    def _look(self, show: Callable[[BackupState], None]) -> None:
        self._tasks.run(self._services.backup_state, show, _wait, Lane.BACKGROUND, "backup state")

    def _show(self, state: BackupState) -> None:
        if isValid(self):
            self._card.show_last(state.last_at)

    def _show_and_remind(self, state: BackupState) -> None:
        self._show(state)
        if isValid(self) and state.is_late:
            words = _("It is more than a week since a backup was made.")
            self._notice.tell(words, "info", _("Make a backup …"), self.ask)


def _wait(_error: BaliewijsError) -> None:
    """The database is away, which the status bar tells; the card shows itself at the next start."""
