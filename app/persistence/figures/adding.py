"""Adding to the totals, in the transaction of what is counted."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Executable, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.domain.figures.measures import KEYS, MEASURES, Cube
from app.domain.figures.tallying import Cell, Tallies, merge
from app.persistence.figures import guarded
from app.persistence.one_go import TALLIES_GATHERED
from app.persistence.server.present import guards_rights
from app.persistence.tables.figures import BY_DAY, BY_MONTH, TALLIES

_IN_ORDER = {cube: place for place, cube in enumerate(Cube)}


def add_tallies(session: Session, tallies: Tallies) -> None:
    """Add to each cell, and to its month, as one of the last things of the transaction: others wait for the cells."""
    merge(session.info.setdefault(TALLIES_GATHERED, {}), tallies)


def write_tallies(session: Session) -> None:
    """Store what was added until now."""
    for statement, rows in gathered_tallies(session):
        session.connection().execute(statement, rows)


def gathered_tallies(session: Session) -> list[tuple[Executable, list[dict[str, Any]]]]:
    """Statements that store what was added until now, each with its rows; they are asked for once.

    Two who do it at once take the cells in one order, never in a ring.
    """
    tallies: Tallies = session.info.pop(TALLIES_GATHERED, {})
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    cells = sorted(tallies, key=lambda cell: (_IN_ORDER[cell.cube], cell.day, cell.keys))
    statements: list[tuple[Executable, list[dict[str, Any]]]] = []
    for cube, of_cube in groupby(cells, key=lambda cell: cell.cube):
        is_guarded = cube is Cube.DESK and guards_rights(session)
        statement = guarded.adding_to_desk() if is_guarded else _adding(cube, is_postgresql)
        statements.append((statement, list(rows_of(TALLIES[cube], of_cube, tallies))))
    return statements


@cache
def _adding(cube: Cube, is_postgresql: bool) -> Insert:
    """Made once: making it takes longer than running it."""
    table = TALLIES[cube]
    insert = (postgresql if is_postgresql else sqlite).insert(table)
    totals = {each.value: table.c[each.value] + insert.excluded[each.value] for each in MEASURES[cube]}
    adding: Insert = insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=totals)
    return adding


def rows_of(table: Table, cells: Iterator[Cell], tallies: Tallies) -> Iterator[dict[str, Any]]:
    """Two rows for each cell, by day and by month, all days before all months."""
    by_day = [_row(cell, tallies) for cell in cells]
    yield from ({"grain": BY_DAY, **row} for row in by_day)
    yield from ({"grain": BY_MONTH, **row, "day": row["day"].replace(day=1)} for row in by_day)


def _row(cell: Cell, tallies: Tallies) -> dict[str, Any]:
    counts = tallies[cell]
    keys = dict(zip(KEYS[cell.cube], cell.keys, strict=True))
    return {"day": cell.day, **keys, **{measure.value: counts[measure] for measure in MEASURES[cell.cube]}}
