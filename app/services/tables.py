"""Tables as they go into a spreadsheet, whatever its form: cells that know what they are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TableFormat(StrEnum):
    """In what form tables can be written."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"

    @property
    def ending(self) -> str:
        """How names of such files end."""
        return f".{self.value}"


class CellKind(StrEnum):
    """What a cell holds: a percentage runs from 0 to 100, a duration is in seconds."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    NUMBER = "number"
    SECONDS = "seconds"
    DAY = "day"


Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and how it is shown; None is an empty cell."""

    value: Value
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column; `width` in characters."""

    title: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a CSV file: every row has a cell for every column."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables that belong together; `notes` are sentences that tell what they are. `language` is that of the words."""

    title: str
    author: str
    language: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


def text(value: str) -> Cell:
    """A cell that is never calculated, whatever it begins with."""
    return Cell(value)


def count(value: int | None) -> Cell:
    """A whole number."""
    return Cell(value, CellKind.COUNT)


def day(value: date | None) -> Cell:
    """A date."""
    return Cell(value, CellKind.DAY)
