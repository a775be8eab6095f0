"""Rows out of a database, as one transaction sees them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Double,
    LargeBinary,
    Select,
    Text,
    Uuid,
    cast,
    collate,
    column,
    func,
    select,
    table,
)
from sqlalchemy.types import TypeEngine

from app.persistence.archive.shapes import ColumnShape, Kind, Shape, TableShape
from app.persistence.types import UtcDateTime
from app.services.archive_ports import Contents, Row

LOG: Final = "log_entry"
_AT_ONCE: Final = 1000  # rows
TYPES: Final[dict[Kind, TypeEngine[Any]]] = {
    Kind.TEXT: Text(),
    Kind.INTEGER: BigInteger(),
    Kind.REAL: Double(),
    Kind.BOOLEAN: Boolean(),
    Kind.MOMENT: UtcDateTime(),
    Kind.DATE: Date(),
    Kind.ID: Uuid(),
    Kind.BYTES: LargeBinary(),
    Kind.JSON: Text(),
}
"""How SQLAlchemy reads and writes each kind."""


class DatabaseSource:
    """The tables of `shape` on one connection; rows stream, however many there are."""

    def __init__(self, connection: Connection, shape: Shape) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in shape}

    @cached_property
    def contents(self) -> Contents:
        """Counted once."""
        rows = {name: self._count(name) for name in self._tables}
        if LOG not in self._tables:
            return Contents(rows)
        fields: list[ColumnElement[Any]] = [column("number", BigInteger()), column("hash", Text())]
        newest = select(*fields).select_from(table(LOG)).order_by(fields[0].desc()).limit(1)
        last = self._connection.execute(newest).first()
        return Contents(rows, last.number, last.hash) if last else Contents(rows)

    def _count(self, name: str) -> int:
        return self._connection.scalar(select(func.count()).select_from(table(name))) or 0

    def rows_of(self, table: str) -> Iterator[Row]:
        """By primary key; text by its code points on every database."""
        options = {"stream_results": True, "yield_per": _AT_ONCE}
        found = self._connection.execute(self._statement(self._tables[table]), execution_options=options)
        for rows in found.partitions():
            yield from map(tuple, rows)

    def _statement(self, wanted: TableShape) -> Select[Any]:
        order = [self._sorted(each) for name in wanted.key for each in wanted.columns if each.name == name]
        return select(*map(self._read, wanted.columns)).select_from(table(wanted.name)).order_by(*order)

    @property
    def _is_postgresql(self) -> bool:
        return self._connection.dialect.name == "postgresql"

    def _read(self, wanted: ColumnShape) -> ColumnElement[Any]:
        """PostgreSQL gives JSON as the text it got when it is asked for text."""
        plain = column(wanted.name, TYPES[wanted.kind])
        return cast(plain, Text) if wanted.kind is Kind.JSON and self._is_postgresql else plain

    def _sorted(self, wanted: ColumnShape) -> ColumnElement[Any]:
        plain = column(wanted.name, TYPES[wanted.kind])
        return collate(plain, "C") if wanted.kind is Kind.TEXT and self._is_postgresql else plain
