"""Column types that mean the same on both databases."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import JSON, DateTime, Dialect, Enum, SmallInteger, Text, TypeDecorator

from app.domain.organisation import Line
from app.domain.rights import Role

Content = TypeVar("Content")

PLAIN_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point, as SQLite does, so that both databases give the same order and use their indexes."""


def one_of(choices: type[StrEnum], name: str) -> Enum:
    """A column that holds the values of `choices`, guarded by a CHECK called `name`."""
    return Enum(
        choices,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; one without a time zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database; ValueError for a moment without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Out of the database; SQLite forgets the time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class LineNumber(TypeDecorator[Line]):
    """Line 1, 2 or 3."""

    impl = SmallInteger
    cache_ok = True

    def process_result_value(self, value: int | None, dialect: Dialect) -> Line | None:
        """Out of the database."""
        return None if value is None else Line(value)


class Reference(TypeDecorator[str]):
    """A key of another table; "" in the domain is NULL in the database, so that foreign keys hold."""

    impl = PLAIN_TEXT
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Into the database: "" is NULL."""
        return value or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str:
        """Out of the database: NULL is ""."""
        return value or ""


class Lines(TypeDecorator[tuple[str, ...]]):
    """Keys, one on each line."""

    impl = PLAIN_TEXT
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """Into the database: no keys are an empty text."""
        return "\n".join(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Out of the database."""
        return tuple((value or "").splitlines())


class Ids(TypeDecorator[tuple[UUID, ...]]):
    """Ids, one on each line."""

    impl = PLAIN_TEXT
    cache_ok = True

    def process_bind_param(self, value: tuple[UUID, ...] | None, dialect: Dialect) -> str:
        """Into the database: no ids are an empty text."""
        return "\n".join(map(str, value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[UUID, ...]:
        """Out of the database."""
        return tuple(UUID(line) for line in (value or "").splitlines())


class Roles(TypeDecorator[tuple[Role, ...]]):
    """Roles, one on each line."""

    impl = PLAIN_TEXT
    cache_ok = True

    def process_bind_param(self, value: tuple[Role, ...] | None, dialect: Dialect) -> str:
        """Into the database: no roles are an empty text."""
        return "\n".join(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Role, ...]:
        """Out of the database."""
        return tuple(map(Role, (value or "").splitlines()))


class JsonOf(TypeDecorator[Content]):
    """A dataclass of the domain as JSON; the engine's serializer is msgspec."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[Content]) -> None:
        super().__init__()
        self.kind = kind

    def process_result_value(self, value: Any, dialect: Dialect) -> Content | None:
        """Out of the database, as its dataclass; None where an outer join found nothing."""
        return None if value is None else msgspec.convert(value, self.kind)
