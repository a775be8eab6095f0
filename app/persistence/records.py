"""Between rows and the frozen records of the domain: what has the same name is copied."""

from collections.abc import Collection
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def values_of(record: "DataclassInstance", without: Collection[str] = ()) -> dict[str, Any]:
    """The fields of `record` by name, not those in `without`."""
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name not in without}


def record_of(kind: type[Record], row: object, **given: object) -> Record:
    """A `kind` with the fields in `given`, and every other one from the column of that name."""
    copied = {field.name: getattr(row, field.name) for field in fields(kind) if field.name not in given}
    return kind(**copied, **given)
