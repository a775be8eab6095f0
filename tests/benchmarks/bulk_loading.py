"""Bringing millions of rows into a database by its quickest way in: COPY, or one statement run for many rows."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from typing import Any, Protocol, cast
from uuid import UUID

import psycopg
from sqlalchemy import create_engine, make_url, text

Rows = Iterable[Sequence[Any]]


class Loader(Protocol):
    """Takes rows into one table after another."""

    def load(self, table: str, columns: str, rows: Rows) -> None:
        """Rows in the order of the columns, whose names stand between spaces."""


class _IntoSqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def load(self, table: str, columns: str, rows: Rows) -> None:
        names = columns.split()
        marks = ", ".join("?" * len(names))
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", map(_plain, rows))


class _IntoPostgresql:
    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def load(self, table: str, columns: str, rows: Rows) -> None:
        with self._connection.cursor().copy(f"COPY {table} ({', '.join(columns.split())}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def loader_of(url: str) -> Iterator[Loader]:
    """All or nothing; afterwards the database knows how many rows there are."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(place.database))) as file:
            file.execute("PRAGMA cache_size = -500000")
            with file:
                yield _IntoSqlite(file)
            file.execute("ANALYZE")
            file.commit()
        return
    with psycopg.connect(place.set(drivername="postgresql").render_as_string(), autocommit=True) as server:
        with server.transaction():
            server.execute("SET LOCAL session_replication_role = replica")  # keys are right as they were made
            yield _IntoPostgresql(server)
        server.execute("ANALYZE")


def size_mb(url: str) -> float:
    """What the database takes on disk."""
    place = make_url(url)
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    size = pages if place.get_backend_name() == "sqlite" else "SELECT pg_database_size(current_database())"
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.scalar(text(size))
    engine.dispose()
    return cast(int, found) / 2**20


def _plain(row: Sequence[Any]) -> list[Any]:
    """As SQLite holds it."""
    return [_WRITTEN[type(value)](value) if type(value) in _WRITTEN else value for value in row]


_WRITTEN: dict[type, Any] = {
    UUID: lambda value: value.hex,
    date: lambda value: value.isoformat(),
    datetime: lambda value: value.strftime("%Y-%m-%d %H:%M:%S.%f"),
}
