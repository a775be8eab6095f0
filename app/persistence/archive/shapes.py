"""Which tables a version has, with which columns, in words that mean the same on both databases."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    CHAR,
    JSON,
    Boolean,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.types import TypeEngine

_HEX_DIGITS = 32


class Kind(StrEnum):
    """What a column holds. JSON stays the text it was stored as."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    MOMENT = "moment"
    DATE = "date"
    ID = "id"
    BYTES = "bytes"
    JSON = "json"


_KINDS: Final[tuple[tuple[type[TypeEngine[Any]], Kind], ...]] = (
    (JSON, Kind.JSON),
    (Uuid, Kind.ID),
    (Boolean, Kind.BOOLEAN),
    (Integer, Kind.INTEGER),
    (Float, Kind.REAL),
    (DateTime, Kind.MOMENT),
    (Date, Kind.DATE),
    (LargeBinary, Kind.BYTES),
    (String, Kind.TEXT),
)


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column."""

    name: str
    kind: Kind
    is_nullable: bool


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table; `key` are the names of its primary key, by which its rows are put in order."""

    name: str
    columns: tuple[ColumnShape, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """In the order of the values in a row."""
        return tuple(column.name for column in self.columns)


Shape = tuple[TableShape, ...]
"""All tables, those that others refer to first."""


@cache
def newest_shape() -> Shape:
    """That of this program."""
    from app.persistence.all_tables import METADATA  # here: it loads every table

    return shape_in(METADATA)


def shape_in(metadata: MetaData) -> Shape:
    """The shape of described tables. Columns by name, so that it does not matter when they were added."""
    return tuple(
        TableShape(
            str(table.name),
            tuple(
                ColumnShape(str(column.name), kind_of(column.type), bool(column.nullable))
                for column in sorted(table.columns, key=lambda each: each.name)
            ),
            tuple(str(column.name) for column in table.primary_key.columns),
        )
        for table in metadata.sorted_tables
    )


def kind_of(stored: TypeEngine[Any]) -> Kind:
    """The kind of a column type; SQLite keeps ids as 32 hexadecimal digits."""
    while isinstance(stored, TypeDecorator):
        stored = stored.impl_instance
    if isinstance(stored, CHAR) and stored.length == _HEX_DIGITS:
        return Kind.ID
    return next(kind for known, kind in _KINDS if isinstance(stored, known))
