"""Putting together what the report of a month tells."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.clock import LOCAL_ZONE
from app.domain.figures.definitions import FigureKey, FigureValue, value_of
from app.domain.figures.measures import Cube
from app.domain.figures.norms import Deviation
from app.domain.figures.periods import Period, PeriodKind, before, period_of
from app.services.figure_ports import FigureStore, Scope, Split
from app.services.figure_views import CharterView

_MONTHS = 12


def month_of(day: date, today: date) -> Period:
    """The month in which a day lies, no further than today."""
    return period_of(PeriodKind.MONTH, day, today)


def direct_by_month(figures: FigureStore, month: Period) -> tuple[tuple[date, FigureValue], ...]:
    """The share answered directly in the months up to this one, oldest first."""
    months = [month]
    while len(months) < _MONTHS:
        months.insert(0, before(replace(months[0], last=months[0].first)))
    found = figures.split(Scope(months[0].first, month.last), Cube.SUBJECT, Split.MONTH)
    firsts = [each.first for each in months]
    return tuple((first, value_of(FigureKey.DIRECT, found.get(first.isoformat(), {}))) for first in firsts)


def charter_with(charter: CharterView, deviations: Iterable[Deviation]) -> CharterView:
    """The charter with the deviations of its month and of before that were followed in it.

    What was closed before the month began is no news any more, and later months are not known to this report.
    """
    return replace(charter, deviations=tuple(each for each in deviations if _is_told(each, charter.period)))


def _is_told(deviation: Deviation, month: Period) -> bool:
    closed_at = deviation.closed_at
    is_followed = closed_at is None or closed_at.astimezone(LOCAL_ZONE).date() >= month.first
    return deviation.month <= month.last and is_followed
