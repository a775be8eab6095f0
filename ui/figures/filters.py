"""What the figures are narrowed to, and the way back from it. Knows no Qt."""

from dataclasses import replace
from datetime import date

from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.saved_views import SavedScope
from app.figure_words import period_name
from resources.translations import _
from ui.figures.wishes import Narrow

START = SavedScope(PeriodKind.MONTH)

PERIODS = (
    *((PeriodKind.DAY, 0), (PeriodKind.WEEK, 0), (PeriodKind.MONTH, 0), (PeriodKind.MONTH, 1)),
    *((PeriodKind.QUARTER, 0), (PeriodKind.QUARTER, 1), (PeriodKind.YEAR, 0), (PeriodKind.YEAR, 1)),
)
"""The periods that a menu offers, and how many back each is."""


def period_words(filters: SavedScope, period: Period) -> str:
    """The period as people call it, or by its name."""
    return period_choice(filters.kind, filters.back) or period_name(period)


def period_choice(kind: PeriodKind, back: int) -> str:
    """A period that has a word of its own, or ""."""
    return {
        (PeriodKind.DAY, 0): _("Today"),
        (PeriodKind.DAY, 1): _("Yesterday"),
        (PeriodKind.WEEK, 0): _("This week"),
        (PeriodKind.WEEK, 1): _("Last week"),
        (PeriodKind.MONTH, 0): _("This month"),
        (PeriodKind.MONTH, 1): _("Last month"),
        (PeriodKind.QUARTER, 0): _("This quarter"),
        (PeriodKind.QUARTER, 1): _("Last quarter"),
        (PeriodKind.YEAR, 0): _("This year"),
        (PeriodKind.YEAR, 1): _("Last year"),
    }.get((kind, back), "")


def narrowed(filters: SavedScope, wish: Narrow, today: date) -> SavedScope:
    """The filters with what was pressed."""
    changed = replace(
        filters,
        product=filters.product if wish.product is None else wish.product,
        unit_id=filters.unit_id if wish.unit_id is None else wish.unit_id,
        channel=wish.channel or filters.channel,
    )
    if wish.period is None:
        return changed
    return replace(changed, kind=wish.period.kind, back=_back(wish.period, today))


def _back(period: Period, today: date) -> int:
    if period.kind is PeriodKind.DAY:
        return max(0, (today - period.first).days)
    months = (today.year - period.first.year) * 12 + today.month - period.first.month
    return max(0, months)


def stepped(filters: SavedScope, steps: int) -> SavedScope:
    """So many periods later; a negative number is earlier, and never later than today."""
    return replace(filters, back=max(0, filters.back - steps))
