"""The database: opening it, and transactions on it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from app.domain.errors import WorldError
from app.persistence.engines import Engines, postgresql_engines, server_engines, sqlite_engines
from app.persistence.errors import translated
from app.persistence.places import place_of
from app.persistence.schema import HEAD
from app.persistence.transaction import SqlTransaction
from app.services.ports import Transaction

if TYPE_CHECKING:
    import psycopg


class SqlDatabase:
    """An open database."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @property
    def is_server(self) -> bool:
        """Whether other seats work with it too."""
        return self._engines.writer.dialect.name == "postgresql"

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

    @contextmanager
    def session(self, *, writing: bool) -> Iterator[Session]:
        """A transaction without stores, for what works on whole tables."""
        engine = self._engines.writer if writing else self._engines.reader
        with translated(), Session(engine) as session, session.begin():
            yield session

    def check(self) -> list[str]:
        """What is wrong with the database, in plain sentences; empty when all is well."""
        from app.persistence.checking import findings_in

        with translated(), self._engines.reader.connect() as connection:
            return findings_in(connection)

    def purge(self) -> None:
        """Leave nothing of erased rows in a file of this computer: it is written anew, whole.

        Raises:
            WorldError: `database-away` while another program reads the file, `database-full`.
        """
        if self.is_server:
            return
        with translated(), self._engines.migrator.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # this is not done within a transaction
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def own_line(self) -> "psycopg.Connection":
        """A connection to the server that nobody else uses; who asks closes it.

        Raises:
            WorldError: `database-away`.
        """
        with translated():
            pooled = self._engines.writer.raw_connection()
        assert pooled.driver_connection is not None
        line: psycopg.Connection = pooled.driver_connection
        pooled.detach()
        return line

    def close(self) -> None:
        """Close every connection."""
        self._engines.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Transaction]:
        with translated(), Session(engine) as session, session.begin():
            transaction = SqlTransaction(session)
            yield transaction
            transaction.write_gathered()


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


def open_server(address: str, login: str = "", password: str = "") -> SqlDatabase:
    """The database that many seats share; a seat never makes or changes its tables.

    `address` is a URL as `server_address.checked_address` gives it; without `login` and `password` libpq looks for
    another way in.

    Raises:
        WorldError: `sign-in-refused`, `password-needed`, `certificate-wrong`, `database-away`; `server-not-set-up`,
            `server-older`, `database-newer`; `person-without-login` when the login may see nothing.
    """
    from app.persistence.server_address import connection_parameters  # here: these load psycopg
    from app.persistence.server_probe import knock

    parameters = connection_parameters(address, login, password)
    knock(parameters)
    engines = server_engines(parameters)
    with ExitStack() as unless_opened:
        unless_opened.callback(engines.dispose)
        with translated(), engines.reader.connect() as connection:
            _refuse_other_version(connection)
        unless_opened.pop_all()
    return SqlDatabase(engines)


def _refuse_other_version(connection: Connection) -> None:
    try:
        stored = _stored_version(connection)
    except ProgrammingError as error:
        raise WorldError("person-without-login") from error
    if not stored:
        is_there = connection.scalar(text("SELECT 1 FROM pg_class WHERE relname = 'alembic_version'"))
        raise WorldError("person-without-login" if is_there else "server-not-set-up")
    if stored != HEAD:
        raise WorldError("server-older" if stored < HEAD else "database-newer")


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
