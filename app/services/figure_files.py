"""What can be taken out of the figures, and how the files are called."""

from datetime import date
from enum import StrEnum

from app.domain.figures.periods import Period, PeriodKind
from app.services.tables import TableFormat
from knowledgebase.slugs import slug_of
from resources.translations import _


class FigureFile(StrEnum):
    """What a file with figures holds."""

    FIGURES = "figures"
    COMPLAINTS = "complaints"
    OPEN_DATA = "open-data"
    MONTH_REPORT = "month-report"


def figure_file_name(what: FigureFile, municipality: str, when: str, ending: str) -> str:
    """A name that tells what is in the file, of whom and from when; nothing in it is about a person."""
    words = {
        FigureFile.FIGURES: _("figures"),
        FigureFile.COMPLAINTS: _("complaints register"),
        FigureFile.OPEN_DATA: _("open data of questions"),
        FigureFile.MONTH_REPORT: _("month report"),
    }[what]
    return f"{slug_of(f'{municipality} {words}')}-{when}{ending}"


def period_in_name(period: Period) -> str:
    """Such as 2026-11 for a month, 2026 for a year, and else the first day."""
    match period.kind:
        case PeriodKind.YEAR:
            return str(period.first.year)
        case PeriodKind.MONTH:
            return month_in_name(period.first)
        case PeriodKind.QUARTER:
            return f"{period.first.year}-q{(period.first.month + 2) // 3}"
        case PeriodKind.WEEK | PeriodKind.DAY:
            return period.first.isoformat()


def month_in_name(month: date) -> str:
    """Such as 2026-11."""
    return f"{month:%Y-%m}"


FORMATS: dict[FigureFile, tuple[TableFormat, ...]] = {
    FigureFile.FIGURES: tuple(TableFormat),
    FigureFile.COMPLAINTS: tuple(TableFormat),
    FigureFile.OPEN_DATA: (TableFormat.CSV,),
}
"""In what form each can be written; open data has one form that every programme reads."""
