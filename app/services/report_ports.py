"""What the figures need to leave the programme: a writer of tables and a drawer of the month report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol
from uuid import UUID

from app.domain.figures.definitions import FigureValue
from app.services.figure_views import CharterView, PeriodView
from app.services.tables import TableFormat, Workbook


@dataclass(frozen=True, slots=True)
class MonthReport:
    """Everything the report of one month tells. `made_at` is UTC, `language` that of the words.

    `direct_by_month` are the months up to this one, oldest first: the first day and the share answered directly.
    """

    municipality: str
    accent: str
    language: str
    made_at: datetime
    view: PeriodView
    charter: CharterView
    direct_by_month: tuple[tuple[date, FigureValue], ...]
    people: Mapping[UUID, str]
    is_whole: bool = True


class TableWriter(Protocol):
    """Writes tables."""

    def write(self, workbook: Workbook, wanted: TableFormat, out: BinaryIO) -> None:
        """All tables as a workbook; as CSV the first one, with the notes below it."""


class ReportWriter(Protocol):
    """Draws reports."""

    def write(self, report: MonthReport) -> bytes:
        """A PDF file; equal content gives equal bytes."""
