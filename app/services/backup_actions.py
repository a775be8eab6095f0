"""Backups of the database of this seat, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.rights import Right
from app.services.progress import Progress
from app.services.receipt_actions import ReceiptActions
from knowledgebase.slugs import slug_of
from resources.translations import _

if TYPE_CHECKING:
    from app.services.archive_ports import Contents

REMIND_AFTER: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the last backup was made, UTC, and whether the next one is late."""

    last_at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class BackupActions(ReceiptActions):
    """Only of an embedded database: a server has an administrator of its own, who uses the command line."""

    @property
    def may_back_up(self) -> bool:
        """Whether this person is offered it."""
        return not self.database.is_server and self.may(Right.MANAGE_PEOPLE)

    def backup_state(self) -> BackupState:
        """It is late a week after the last one; without one, a week after the first line of the log."""
        with self.database.read() as tx:
            last_at, since = tx.archive.last_backup_at(), tx.archive.in_use_since()
        counted_from = last_at or since
        return BackupState(last_at, counted_from is not None and self.clock.now() - counted_from > REMIND_AFTER)

    def backup_name(self) -> str:
        """A sensible name for the file, without its ending."""
        return f"{slug_of(' '.join((self.municipality.name, _('backup'))))}-{self.clock.today().isoformat()}"

    def make_backup(self, path: Path, progress: Progress) -> "Contents":
        """Write everything in the database to a file for this user only.

        Raises:
            DomainError: as `archiving.make_backup`; `right-missing`.
            WorldError: `file-not-written`.
        """
        from app.services.archiving import make_backup  # here: the start does not wait for it

        self.demand(Right.MANAGE_PEOPLE)
        return make_backup(self.database, path, self.clock, self._author, progress)
