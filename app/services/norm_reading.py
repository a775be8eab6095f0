"""Holding the figures against their norms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contact import Channel
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue, value_of
from app.domain.figures.deviations import deviates, found_deviation, months_to_judge
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.periods import Period, PeriodKind, after, period_of
from app.services.figure_ports import Scope, Split, Totals
from app.services.figure_reading import FigureReading, product_title
from app.services.figure_views import CharterLine, CharterView

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class MonthValue:
    """A figure in a month, and whether that month is over."""

    month: date
    found: FigureValue
    is_over: bool


def months_up_to(day: date) -> tuple[date, ...]:
    """First days of the twelve months of a charter that looks at this day, oldest first."""
    return tuple(month.first for month in _months(_months_before(day, _MONTHS - 1), day))


def charter_of(figures: FigureReading, period: Period, norms: Iterable[Norm]) -> CharterView:
    """The norms of the last day of the period, in the order of the figures."""
    order = list(FIGURES)
    held = sorted(
        (norm for norm in norms if norm.holds_on(period.last)),
        key=lambda norm: (order.index(norm.figure), norm.product, norm.channel or ""),
    )
    titles = figures.tx.figures.product_titles([norm.product for norm in held if norm.product])
    lines = tuple(_line(figures, norm, period, product_title(norm.product, titles)) for norm in held)
    return CharterView(period, lines, tuple(figures.tx.figures.deviations(with_closed=False)))


def open_found(figures: FigureReading, norms: Iterable[Norm]) -> list[Deviation]:
    """The deviations of finished months that nobody opened yet, also not while another norm held for the same thing."""
    known = {(_what(each), each.month) for each in figures.tx.figures.deviations(with_closed=True)}
    found = []
    for norm in norms:
        for month in months_to_judge(norm, figures.today):
            if (_what(norm), month.first) in known:
                continue
            value = figures.value(norm.figure, _scope(norm, month.first, month.last))
            if deviates(norm, value):
                found.append(found_deviation(norm, month.first, value, figures.now))
    return found


def _what(held: Norm | Deviation) -> tuple[FigureKey, Channel | None, str]:
    return held.figure, held.channel, held.product


def course_of(figures: FigureReading, deviation: Deviation) -> tuple[MonthValue, ...]:
    """From the month before that of the deviation up to this month, twelve at most, oldest first."""
    months = _months(_months_before(deviation.month, 1), figures.today)[:_MONTHS]
    scope = Scope(months[0].first, months[-1].last, deviation.channel, deviation.product)
    values = _by_month(figures, deviation.figure, scope, months)
    return tuple(
        MonthValue(each.first, value, each.last < figures.today) for each, value in zip(months, values, strict=True)
    )


def _line(figures: FigureReading, norm: Norm, period: Period, title: str) -> CharterLine:
    found = figures.value(norm.figure, _scope(norm, period.first, period.last))
    first = _months_before(period.last, _MONTHS - 1)
    months = _months(first, period.last)
    values = _by_month(figures, norm.figure, _scope(norm, first, period.last), months)
    return CharterLine(norm, title if norm.product else "", found, values)


def _by_month(
    figures: FigureReading, key: FigureKey, scope: Scope, months: Sequence[Period]
) -> tuple[FigureValue, ...]:
    """The figure in each of the months; all of them are read at once."""
    figure = FIGURES[key]
    asked = figures.ended(scope) if figure.after_day else scope
    found: dict[str, Totals] = {}
    for cube in {figure.cube, figure.denominator_cube or figure.cube}:
        for month, totals in figures.tx.figures.split(asked, cube, Split.MONTH).items():
            found.setdefault(month, {}).update(totals)
    return tuple(value_of(key, found.get(month.first.isoformat(), {})) for month in months)


def _scope(norm: Norm, first: date, last: date) -> Scope:
    return Scope(first, last, norm.channel, norm.product)


def _months(first: date, last: date) -> list[Period]:
    """The months from the one of `first` up to the one of `last`, which ends there."""
    months, month = [], period_of(PeriodKind.MONTH, first, last)
    while month.first <= last:
        months.append(month)
        month = after(month, last)
    return months


def _months_before(day: date, count: int) -> date:
    """First day of the month that lies so many months back."""
    years, month = divmod(day.month - 1 - count, 12)
    return date(day.year + years, month + 1, 1)
