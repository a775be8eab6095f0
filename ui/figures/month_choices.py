"""Months and years to choose from, the latest first."""

from datetime import date, timedelta

from app.formatting import month_and_year


def month_choices(latest: date, count: int) -> list[tuple[str, str]]:
    """So many months back from the one of `latest`: the first day in ISO form, and words."""
    choices, first = [], latest.replace(day=1)
    for _turn in range(count):
        choices.append((first.isoformat(), month_and_year(first)))
        first = month_before(first)
    return choices


def year_choices(latest: int, count: int) -> list[tuple[str, str]]:
    """So many years back."""
    return [(str(year), str(year)) for year in range(latest, latest - count, -1)]


def month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
