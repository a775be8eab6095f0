"""Backups of a whole database: making, proving, restoring, and moving from one database to another."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from zipfile import is_zipfile

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogAuthor, LogObject
from app.domain.log_proof import LogFault, prove
from app.services.archive_ports import Contents
from app.services.ports import Clock, Database
from app.services.progress import Progress
from app.services.replacing import replacing

FOR_OWNER = 0o600
OpenScratch = Callable[[], AbstractContextManager[Database]]
"""Opens an empty database that is thrown away afterwards."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a backup promises, what was there after restoring it, and what is wrong with the log in it."""

    promised: Contents
    restored: Contents
    faults: tuple[LogFault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything came back."""
        return self.promised == self.restored


def make_backup(database: Database, path: Path, clock: Clock, author: LogAuthor, progress: Progress) -> Contents:
    """Write everything in the database, as it is at one moment, to a file for this user only.

    `progress` gets rising percentages; an error from it stops the writing. Until all is written an earlier backup
    at `path` stays.

    Raises:
        DomainError: `archive-in-the-way` when something else than a backup is at `path`; `archive-not-all-seen`.
        WorldError: `file-not-written`.
    """
    if path.exists() and not is_zipfile(path):
        raise DomainError("archive-in-the-way", file=path.name)
    with replacing(path, FOR_OWNER) as out, database.read() as tx:
        contents = tx.archive.write(out, clock.now(), progress)
    progress(100)
    with database.write() as tx:
        tx.log.append(author.event(LogAction.BACKED_UP, LogObject.DATABASE))
    return contents


def prove_backup(path: Path, scratch: OpenScratch, progress: Progress) -> Proof:
    """Restore a backup to a scratch place, and look at what is there then.

    Raises:
        DomainError: as `ArchiveStore.backup` and `ArchiveStore.replace_all`.
    """
    with scratch() as database:
        with database.write() as tx, tx.archive.backup(path) as source:
            promised = source.contents
            tx.archive.replace_all(source, progress)
        with database.read() as tx:
            proof = Proof(promised, tx.archive.contents, prove(tx.log.chain()).faults)
    progress(100)
    return proof


def is_unused(database: Database) -> bool:
    """Whether nobody has worked with the database yet."""
    with database.read() as tx:
        return tx.archive.is_unused()


def look_through(database: Database, path: Path) -> Contents:
    """What a backup promises, after reading it from beginning to end; nothing is restored.

    Raises:
        DomainError: as `ArchiveStore.backup`.
    """
    with database.read() as tx, tx.archive.backup(path) as source:
        return source.contents


def restore_backup(
    database: Database, path: Path, author: LogAuthor, progress: Progress, *, may_replace: bool = False
) -> Contents:
    """Put a backup in the place of an unused database; with `may_replace` of any. All of it, or nothing changes.

    Raises:
        DomainError: `archive-target-in-use`; as `ArchiveStore.backup` and `ArchiveStore.replace_all`.
    """
    with database.write() as tx, tx.archive.backup(path) as source:
        if not may_replace and not tx.archive.is_unused():
            raise DomainError("archive-target-in-use")
        arrived = tx.archive.replace_all(source, progress)
        tx.log.append(author.event(LogAction.RESTORED, LogObject.DATABASE))
    progress(100)
    return arrived


def move_everything(source: Database, target: Database, author: LogAuthor, progress: Progress) -> Contents:
    """Copy every row, number and log line into an unused database; the source stays as it is.

    Raises:
        DomainError: `archive-target-in-use`, `archive-not-all-seen`; as `ArchiveStore.replace_all`.
    """
    with source.read() as out, target.write() as into:
        if not into.archive.is_unused():
            raise DomainError("archive-target-in-use")
        arrived = into.archive.replace_all(out.archive.source(), progress)
        into.log.append(author.event(LogAction.RESTORED, LogObject.DATABASE))
    progress(100)
    return arrived
