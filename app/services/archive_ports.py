"""What backing up, restoring and moving need of a database."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from app.services.progress import Progress

Row = tuple[object, ...]
"""The values of one row, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a database or a backup: rows by table, and number and hash of the last line of the log."""

    rows: Mapping[str, int] = field(default_factory=dict)
    log_number: int = 0
    log_hash: str = ""

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.rows.values())


class RowSource(Protocol):
    """Where rows come from: a database or a backup, both of the newest version."""

    @property
    def contents(self) -> Contents:
        """What must arrive."""

    def rows_of(self, table: str) -> Iterator[Row]:
        """All rows of one table, by its primary key.

        Raises:
            DomainError: `archive-damaged` when what is read is not what `contents` promises.
        """


class ArchiveStore(Protocol):
    """Everything in one database, table by table."""

    @property
    def contents(self) -> Contents:
        """What is in it now."""

    def is_unused(self) -> bool:
        """Whether nobody has worked with it: only who may sign in, and what setting up a server left, is there."""

    def last_backup_at(self) -> datetime | None:
        """When the log tells that the last backup was made, UTC."""

    def in_use_since(self) -> datetime | None:
        """When the first line of the log was written, UTC."""

    def source(self) -> RowSource:
        """Its rows as this transaction sees them, all of them.

        Raises:
            DomainError: `archive-not-all-seen` when this login may not see every row.
        """

    def write(self, out: BinaryIO, made_at: datetime, progress: Progress) -> Contents:
        """Write a backup; `progress` gets rising percentages, and an error from it stops the writing.

        Raises:
            DomainError: `archive-not-all-seen`.
        """

    def replace_all(self, source: RowSource, progress: Progress) -> Contents:
        """Put the rows of `source` in the place of everything, and see that all of them arrived.

        Numbers that the database gives out go on after the highest ever given. Who may sign in on an unused server
        still may.

        Raises:
            DomainError: `archive-may-not-fill` for a login that may not; `archive-damaged` when rows do not fit.
        """

    def backup(self, path: Path) -> AbstractContextManager[RowSource]:
        """The rows of a backup, brought to the newest version; the file was looked at from beginning to end.

        Raises:
            DomainError: `archive-unreadable`, `archive-damaged`, `archive-newer`.
        """
