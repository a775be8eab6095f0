"""The database: opening it, and transactions on it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from app.domain.errors import WorldError
from app.persistence.engines import Engines, postgresql_engines, sqlite_engines
from app.persistence.errors import translated
from app.persistence.places import place_of
from app.persistence.schema import HEAD
from app.persistence.transaction import SqlTransaction
from app.services.ports import Transaction


class SqlDatabase:
    """An open database."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A consistent view; nothing may be changed."""
        with self._transaction(self._engines.reader) as transaction:
            yield transaction

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """The one writer; waits for another one at most some seconds.

        Raises:
            WorldError: `database-away`, `database-full`.
        """
        with self._transaction(self._engines.writer) as transaction:
            yield transaction

    def check(self) -> list[str]:
        """What is wrong with the database, in plain sentences; empty when all is well."""
        from app.persistence.checking import findings_in

        with translated(), self._engines.reader.connect() as connection:
            return findings_in(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engines.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Transaction]:
        with translated(), Session(engine) as session, session.begin():
            yield SqlTransaction(session)


def open_database(url: str) -> SqlDatabase:
    """The database at `url`, brought to the newest version; a SQLite file is made when it is not there.

    `url` is `sqlite:///path/to/file` or `postgresql+psycopg://user@host/name`.

    Raises:
        WorldError: `database-unsupported`, `database-on-network`, `database-away`, `database-damaged`,
            `database-newer` when a newer program made it.
    """
    place = place_of(url)
    engines = postgresql_engines(place) if place.get_backend_name() == "postgresql" else sqlite_engines(place)
    with ExitStack() as unless_opened:
        unless_opened.callback(engines.dispose)
        with translated():
            _bring_up_to_date(engines, place)
        unless_opened.pop_all()
    return SqlDatabase(engines)


def _bring_up_to_date(engines: Engines, place: URL) -> None:
    if place.get_backend_name() == "sqlite":
        _keep_private(Path(str(place.database)))
    with engines.reader.connect() as connection:
        _refuse_damage(connection)
        stored = _stored_version(connection)
    if stored != HEAD:
        from app.persistence.migrating import migrate

        migrate(engines.migrator, stored)


def _keep_private(file: Path) -> None:
    """A new file is for its owner only; SQLite gives its helper files the same rights."""
    if not file.exists() and file.parent.is_dir():
        file.touch(mode=0o600)


def _refuse_damage(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.scalar(text("PRAGMA quick_check(1)")) != "ok":
        raise WorldError("database-damaged")


def _stored_version(connection: Connection) -> str:
    """The migration the database is at, or "" when it is new."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
