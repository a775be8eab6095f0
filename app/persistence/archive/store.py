"""Everything in one database, as rows that go out or come in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.log import LogAction
from app.persistence.archive.database_source import DatabaseSource
from app.persistence.archive.filling import fill, put_rows
from app.persistence.archive.older import brought_up_to_date
from app.persistence.archive.postgresql_filling import may_fill, see_all_rows
from app.persistence.archive.shapes import TableShape, newest_shape
from app.persistence.archive.zip_reading import opened_backup
from app.persistence.archive.zip_writing import write_backup
from app.persistence.tables.log import LogEntryRow
from app.services.archive_ports import Contents, Row, RowSource
from app.services.progress import Progress

_PEOPLE: Final = "person"
_LEFT_BY_SETTING_UP: Final = (_PEOPLE, "tally_state", "setting", "log_entry", "log_personal")


class SqlArchiveStore:
    """On the connection of one transaction."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()
        self._is_postgresql = self._connection.dialect.name == "postgresql"

    @property
    def contents(self) -> Contents:
        """What is in it now."""
        return DatabaseSource(self._connection, newest_shape()).contents

    def is_unused(self) -> bool:
        """Whether only what setting up leaves is there."""
        return not any(rows for table, rows in self.contents.rows.items() if table not in _LEFT_BY_SETTING_UP)

    def last_backup_at(self) -> datetime | None:
        """As the log tells it; it is read backwards, so that a recent one is found at once."""
        made = select(LogEntryRow.at).where(LogEntryRow.action == LogAction.BACKED_UP)
        return self._connection.scalar(made.order_by(LogEntryRow.number.desc()).limit(1))

    def in_use_since(self) -> datetime | None:
        """When the first line of the log was written."""
        return self._connection.scalar(select(LogEntryRow.at).order_by(LogEntryRow.number).limit(1))

    def source(self) -> RowSource:
        """Its rows, all of them."""
        if self._is_postgresql:
            see_all_rows(self._connection, newest_shape())
        return DatabaseSource(self._connection, newest_shape())

    def write(self, out: BinaryIO, made_at: datetime, progress: Progress) -> Contents:
        """Write a backup."""
        return write_backup(self.source(), newest_shape(), out, made_at, progress)

    def replace_all(self, source: RowSource, progress: Progress) -> Contents:
        """Put the rows of `source` in the place of everything."""
        if self._is_postgresql and not may_fill(self._connection, newest_shape()):
            raise DomainError("archive-may-not-fill")
        logins = self._logins() if self.is_unused() else []
        fill(self._connection, newest_shape(), source, progress)
        kept = self._keep(logins)
        expected, arrived = source.contents, self.contents
        rows = {**expected.rows, _PEOPLE: expected.rows[_PEOPLE] + kept}
        if arrived != replace(expected, rows=rows):
            raise DomainError("archive-damaged")
        return arrived

    @contextmanager
    def backup(self, path: Path) -> Iterator[RowSource]:
        """The rows of a backup."""
        with opened_backup(path) as found, brought_up_to_date(found) as source:
            yield source

    # who may sign in on a new server

    def _logins(self) -> list[Row]:
        return [row for row in self._people() if row[self._place("login")]]

    def _keep(self, logins: list[Row]) -> int:
        """Put back who is not among those that came in; gives how many."""
        places = self._place("id"), self._place("login")
        taken = {row[place] for row in self._people() for place in places}
        kept = [row for row in logins if not taken & {row[place] for place in places}]
        put_rows(self._connection, self._people_shape, kept)
        return len(kept)

    def _people(self) -> Iterator[Row]:
        return DatabaseSource(self._connection, newest_shape()).rows_of(_PEOPLE)

    def _place(self, column: str) -> int:
        return self._people_shape.column_names.index(column)

    @property
    def _people_shape(self) -> TableShape:
        return next(table for table in newest_shape() if table.name == _PEOPLE)
