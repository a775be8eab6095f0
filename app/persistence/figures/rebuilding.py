"""Counting everything again: what is not as it should be, and putting it right."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import add
from typing import Any

from sqlalchemy import and_, func, or_, select, text
from sqlalchemy.orm import Session

from app.domain.figures.measures import MEASURES, Cube, Measure
from app.domain.figures.periods import Period, PeriodKind, after, period_of
from app.persistence.figures.adding import write_tallies
from app.persistence.figures.counting import Sums, days_to_count, logged_since, sums_between
from app.persistence.figures.replacing import Cells, Key, add_cells, remove_cells
from app.persistence.tables.figures import BY_DAY, BY_MONTH, TALLIES, TallyStateRow
from app.services.figure_ports import Rebuilt

Progress = Callable[[int], None]
PutRight = Callable[[Cube, list[Key], Cells], None]
"""Takes cells of a cube away, and stores others."""

DayCells = dict[tuple[Any, ...], list[int]]
"""Counts by day and keys, as the columns of the cube."""

_STATE_ID = 1


def is_counted(session: Session) -> bool:
    """Whether the totals were counted since they are kept."""
    state = session.get(TallyStateRow, _STATE_ID)
    return state is not None and state.is_counted


def differences(session: Session, on_progress: Progress) -> Rebuilt:
    """How many cells are not as they should be."""
    return _compared(session, on_progress, lambda _cube, _old, _new: None)


def rebuild(session: Session, on_progress: Progress) -> Rebuilt:
    """Put every cell right; nobody can count in the meantime."""
    write_tallies(session)
    _lock(session)

    def put_right(cube: Cube, old: list[Key], new: Cells) -> None:
        remove_cells(session, TALLIES[cube], old)
        add_cells(session, TALLIES[cube], new)

    rebuilt = _compared(session, on_progress, put_right)
    session.merge(TallyStateRow(id=_STATE_ID, is_counted=True))
    session.flush()
    return rebuilt


def _lock(session: Session) -> None:
    """On PostgreSQL others may count at the same time, elsewhere there is one writer."""
    if session.get_bind().dialect.name == "postgresql":
        tables = ", ".join(table.name for table in TALLIES.values())
        session.execute(text(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE"))


def _compared(session: Session, on_progress: Progress, put_right: PutRight) -> Rebuilt:
    """Month by month, so that a month is all that must be held at once."""
    write_tallies(session)
    cells = different = 0
    since = logged_since(session)
    months = list(_months(session))
    for number, month in enumerate(months):
        on_progress(100 * number // len(months))
        sums = sums_between(session, month.first, month.last, since)
        for cube, counted in _by_cube(sums).items():
            stored = _stored(session, cube, month)
            _keep_removed_searches(counted, cube, stored, since)
            wanted = _with_month(counted, month)
            new = {key: counts for key, counts in wanted.items() if stored.get(key) != counts}
            gone = [key for key, counts in stored.items() if key not in wanted and any(counts)]
            put_right(cube, [*gone, *(key for key in new if key in stored)], new)
            cells += len(wanted)
            different += len(new) + len(gone)
    on_progress(100)
    return Rebuilt(cells, different)


def _months(session: Session) -> Iterator[Period]:
    """Every month in which something counts or is counted."""
    days = [*(days_to_count(session) or ())]
    for table in TALLIES.values():
        for end in (func.min(table.c.day), func.max(table.c.day)):
            day = session.scalar(select(end).where(table.c.grain == BY_DAY))
            days.extend([day] if day else [])
    if not days:
        return
    month = period_of(PeriodKind.MONTH, min(days), date.max)
    while month.first <= max(days):
        yield month
        month = after(month, date.max)


def _by_cube(sums: Sums) -> dict[Cube, DayCells]:
    cells: dict[Cube, DayCells] = {cube: {} for cube in Cube}
    for cell, counts in sums.items():
        cells[cell.cube][(cell.day, *cell.keys)] = [counts.get(measure, 0) for measure in MEASURES[cell.cube]]
    return cells


def _stored(session: Session, cube: Cube, month: Period) -> Cells:
    table = TALLIES[cube]
    days = and_(table.c.grain == BY_DAY, table.c.day.between(month.first, month.last))
    found = select(table).where(or_(days, and_(table.c.grain == BY_MONTH, table.c.day == month.first)))
    keys = len(table.primary_key)
    return {tuple(row[:keys]): tuple(row[keys:]) for row in session.execute(found)}


def _keep_removed_searches(counted: DayCells, cube: Cube, stored: Cells, since: date) -> None:
    """Searches that went from the log cannot be counted again: their counts stay as they are."""
    if cube not in (Cube.SEARCH, Cube.ARTICLE):
        return
    of_searches = [measure is not Measure.ARTICLE_SUBJECTS for measure in MEASURES[cube]]
    for (grain, day, *keys), counts in stored.items():
        if grain != BY_DAY or day >= since:
            continue
        kept = [count * of_search for count, of_search in zip(counts, of_searches, strict=True)]
        if any(kept):
            _add(counted, (day, *keys), kept)


def _with_month(counted: DayCells, month: Period) -> Cells:
    """The cells of each day, and those of their month."""
    of_month: DayCells = {}
    for (_, *keys), counts in counted.items():
        _add(of_month, (month.first, *keys), counts)
    by_day = {(BY_DAY, *key): tuple(counts) for key, counts in counted.items()}
    return by_day | {(BY_MONTH, *key): tuple(counts) for key, counts in of_month.items()}


def _add(cells: DayCells, key: tuple[Any, ...], counts: Iterable[int]) -> None:
    there = cells.get(key)
    cells[key] = [*counts] if there is None else [*map(add, there, counts)]
