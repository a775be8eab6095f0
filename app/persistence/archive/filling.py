"""Rows into a database, in the place of everything that was there."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from sqlalchemy import Connection, column, table, text
from sqlalchemy.exc import DataError, IntegrityError

from app.domain.errors import DomainError
from app.persistence.archive.database_source import TYPES
from app.persistence.archive.postgresql_filling import copy_in, empty_all, go_on_counting, quiet_triggers
from app.persistence.archive.shapes import Shape, TableShape
from app.services.archive_ports import Row, RowSource
from app.services.progress import Progress, counted, rising

_ALL: Final = 99  # percent; the last one is told when all is stored
_AT_ONCE: Final = 1000  # rows


def fill(connection: Connection, shape: Shape, source: RowSource, progress: Progress) -> None:
    """Replace every table of `shape` by that of `source`; nothing is right before the transaction commits.

    Raises:
        DomainError: `archive-damaged`: rows are refused by a constraint.
    """
    try:
        if connection.dialect.name == "postgresql":
            with quiet_triggers(connection, shape):
                empty_all(connection, shape)
                _put_all(connection, shape, source, progress)
            go_on_counting(connection, shape)
        else:
            _empty_sqlite(connection, shape)
            _put_all(connection, shape, source, progress)
            _check_references(connection)
    except (IntegrityError, DataError):
        raise DomainError("archive-damaged") from None  # what the database says of it shows the row


def put_rows(connection: Connection, wanted: TableShape, rows: Iterable[Row]) -> None:
    """Add `rows` to one table."""
    if connection.dialect.name == "postgresql":
        copy_in(connection, wanted, rows)
        return
    names = wanted.column_names
    statement = table(wanted.name, *(column(each.name, TYPES[each.kind]) for each in wanted.columns)).insert()
    for batch in _batches(rows):
        connection.execute(statement, [dict(zip(names, row, strict=True)) for row in batch])


def _put_all(connection: Connection, shape: Shape, source: RowSource, progress: Progress) -> None:
    expected, tell, done = source.contents, rising(progress), 0
    for wanted in shape:
        count = expected.rows[wanted.name]
        share = [_ALL * reached // max(expected.total, 1) for reached in (done, done + count)]
        put_rows(connection, wanted, counted(source.rows_of(wanted.name), count, tell, *share))
        done += count


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    going = iter(rows)
    while batch := list(islice(going, _AT_ONCE)):
        yield batch


def _empty_sqlite(connection: Connection, shape: Shape) -> None:
    """References may be broken until the end. The highest numbers stay known, so that none is given out again."""
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for wanted in reversed(shape):
        connection.execute(table(wanted.name).delete())


def _check_references(connection: Connection) -> None:
    if connection.execute(text("PRAGMA foreign_key_check")).first():
        raise DomainError("archive-damaged")
