"""What only PostgreSQL needs to have its tables filled."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import DomainError
from app.persistence.archive.shapes import Kind, Shape, TableShape
from app.services.archive_ports import Row

_ROLE_FOR_BACKUPS: Final = "baliewijs_backup"
_WAYS: Final = {"O": "ENABLE", "A": "ENABLE ALWAYS", "R": "ENABLE REPLICA"}


def see_all_rows(connection: Connection, shape: Shape) -> None:
    """From here on this transaction sees every row, or PostgreSQL refuses to read.

    Raises:
        DomainError: `archive-not-all-seen` when this login may not.
    """
    if not _passes_by_rights(connection) and connection.scalar(
        text("SELECT pg_has_role(rolname, 'MEMBER') FROM pg_roles WHERE rolname = :role"), {"role": _ROLE_FOR_BACKUPS}
    ):
        connection.execute(text(f"SET LOCAL ROLE {_ROLE_FOR_BACKUPS}"))
    connection.execute(text("SET LOCAL row_security = off"))
    seen = text("SELECT has_table_privilege(:name, 'SELECT') AND NOT row_security_active(:name)")
    if not all(connection.scalar(seen, {"name": _quoted(connection, table.name)}) for table in shape):
        raise DomainError("archive-not-all-seen")


def may_fill(connection: Connection, shape: Shape) -> bool:
    """Whether this login may replace every row: a superuser, or an owner of the tables who passes by the rights."""
    owned = text("SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = CAST(:name AS regclass)")
    return _passes_by_rights(connection) and all(
        connection.scalar(owned, {"name": _quoted(connection, table.name)}) for table in shape
    )


def _passes_by_rights(connection: Connection) -> bool:
    statement = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    return bool(connection.scalar(statement))


@contextmanager
def quiet_triggers(connection: Connection, shape: Shape) -> Iterator[None]:
    """No trigger of ours adds to the rows or changes them; the references are looked after all the same."""
    names = [table.name for table in shape]
    triggers = connection.execute(
        text(
            "SELECT relname, tgname, tgenabled FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND tgenabled <> 'D' AND relname = ANY(:names)"
            " AND relnamespace = CAST(current_schema() AS regnamespace)"
        ),
        {"names": names},
    ).all()
    for table, name, _way in triggers:
        _alter(connection, table, "DISABLE", name)
    yield
    for table, name, way in triggers:
        _alter(connection, table, _WAYS[way if isinstance(way, str) else way.decode()], name)


def _alter(connection: Connection, table: str, way: str, trigger: str) -> None:
    connection.execute(text(f"ALTER TABLE {_quoted(connection, table)} {way} TRIGGER {_quoted(connection, trigger)}"))


def empty_all(connection: Connection, shape: Shape) -> None:
    """Every table at once; numbers go on after those that were given out."""
    connection.execute(text(f"TRUNCATE {', '.join(_quoted(connection, table.name) for table in shape)}"))


def copy_in(connection: Connection, wanted: TableShape, rows: Iterable[Row]) -> None:
    """Add rows the way PostgreSQL takes in most of them in a second."""
    columns = ", ".join(_quoted(connection, name) for name in wanted.column_names)
    statement = f"COPY {_quoted(connection, wanted.name)} ({columns}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except _errors_of(connection) as error:
        raise DBAPIError.instance(statement, None, error, _errors_of(connection), hide_parameters=True) from error


def _errors_of(connection: Connection) -> type[Exception]:
    return connection.dialect.loaded_dbapi.Error


def go_on_counting(connection: Connection, shape: Shape) -> None:
    """Numbers that the database gives out go on after the highest there is, and after the last one given."""
    for table in shape:
        for column in table.columns:
            if column.kind is Kind.INTEGER and column.name in table.key:
                _raise_counter(connection, _quoted(connection, table.name), column.name)


def _raise_counter(connection: Connection, table: str, column: str) -> None:
    of_column = text("SELECT pg_get_serial_sequence(:table, :column)")
    counter = connection.scalar(of_column, {"table": table, "column": column})
    highest = connection.scalar(text(f"SELECT max({_quoted(connection, column)}) FROM {table}")) if counter else None
    if highest:
        connection.execute(
            text(f"SELECT setval(:counter, GREATEST(:highest, last_value)) FROM {counter}"),
            {"counter": counter, "highest": highest},
        )


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
