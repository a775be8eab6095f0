"""Engines: how each database is opened, and what a transaction is on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

_WAIT_SECONDS = 5
_ANY_SERVER = URL.create("postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Engines:
    """Three ways into one database. `migrator` keeps no connection and leaves foreign keys alone on SQLite."""

    reader: Engine
    writer: Engine
    migrator: Engine

    def dispose(self) -> None:
        """Close every connection."""
        for engine in (self.reader, self.writer, self.migrator):
            engine.dispose()


def sqlite_engines(url: URL) -> Engines:
    """A file of this seat. Writers wait in a row for the one writing connection."""
    one_at_a_time = {"pool_size": 1, "max_overflow": 0, "pool_timeout": _WAIT_SECONDS}
    return Engines(
        reader=_sqlite_engine(url, "BEGIN", {"query_only": "ON"}),
        writer=_sqlite_engine(url, "BEGIN IMMEDIATE", {"foreign_keys": "ON"}, **one_at_a_time),
        migrator=_sqlite_engine(url, "BEGIN IMMEDIATE", {"foreign_keys": "OFF"}, poolclass=NullPool),
    )


def postgresql_engines(url: URL) -> Engines:
    """A server. A lost connection is noticed before it is used again."""
    options = f"-c timezone=UTC -c jit=off -c lock_timeout={_WAIT_SECONDS * 1000}"
    arguments = {"connect_timeout": _WAIT_SECONDS, "options": options}
    writer = _engine(url, connect_args=arguments, pool_pre_ping=True)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(reader=reader, writer=writer, migrator=_engine(url, connect_args=arguments, poolclass=NullPool))


def server_engines(parameters: dict[str, str]) -> Engines:
    """A server that many seats share, reached as `parameters` of libpq say: at most two connections each.

    The parameters stay out of the URL of the engine, because a password may be among them.
    """
    few = {"pool_size": 2, "max_overflow": 0, "pool_timeout": 2 * _WAIT_SECONDS}
    writer = _engine(_ANY_SERVER, connect_args=parameters, pool_pre_ping=True, **few)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(reader=reader, writer=writer, migrator=writer)


def _engine(url: URL, **arguments: Any) -> Engine:
    """Errors never show parameters, because those are personal data."""
    return create_engine(
        url,
        hide_parameters=True,
        json_serializer=_to_json,
        json_deserializer=msgspec.json.decode,
        **arguments,
    )


def _to_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _sqlite_engine(url: URL, begin: str, pragmas: dict[str, str], **pool: Any) -> Engine:
    """`isolation_level` None keeps Python's sqlite3 from beginning transactions by itself, too late."""
    always = {"busy_timeout": str(_WAIT_SECONDS * 1000), "journal_mode": "WAL", "synchronous": "FULL"}
    engine = _engine(url, connect_args={"isolation_level": None}, **pool)
    event.listen(engine, "connect", _setting(always | pragmas))

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _setting(pragmas: dict[str, str]) -> Callable[[Any, object], None]:
    def set_pragmas(connection: Any, _record: object) -> None:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}").close()

    return set_pragmas
