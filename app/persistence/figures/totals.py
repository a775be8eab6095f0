"""Reading the totals: sums over days and keys."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Executable, Row, bindparam, func, select, union_all
from sqlalchemy.orm import Session

from app.domain.contact import Channel
from app.domain.figures.measures import ALL, KEYS, MEASURES, Cube, Measure
from app.domain.figures.periods import span_of
from app.persistence.figures.days import days_between
from app.persistence.tables.figures import BY_DAY, BY_MONTH, TALLIES
from app.services.figure_ports import NO_PRODUCT, Narrowed, Scope, Split, Totals

Part = tuple[str, list[date]]
"""Days or first days of months that are read at once."""

_ON_DAYS = (Split.DAY, Split.MONTH)


def totals(session: Session, scope: Scope, cubes: Sequence[Cube]) -> Totals:
    """Sums over the days and filters of a scope, 0 for what is not there."""
    found: Totals = {}
    for cube in cubes:
        found |= _in_all(session, scope, cube, _filters(cube, scope))
    return found


def of_person(session: Session, scope: Scope, person_id: UUID) -> Totals:
    """Sums over the contacts of one person."""
    return totals(session, replace(scope, narrowed=Narrowed(agent_id=person_id)), (Cube.DESK,))


def split(session: Session, scope: Scope, cube: Cube, by: Split) -> dict[str, Totals]:
    """Sums by the values of a key, or by day or month."""
    key = "day" if by in _ON_DAYS else by.value
    parts = _days_alone(scope) if by is Split.DAY else _parts(scope)
    found: dict[str, Counter[tuple[Cube, Measure]]] = {}
    for value, *sums in _sums(session, cube, parts, _filters(cube, scope, by), (key,)):
        found.setdefault(_named(by, value), Counter()).update(_by_measure(cube, sums))
    return {key: dict(sums) for key, sums in found.items()}


def hours(session: Session, scope: Scope) -> dict[tuple[int, int], int]:
    """Contacts by weekday and hour."""
    found: Counter[tuple[int, int]] = Counter()
    for weekday, hour, contacts in _sums(
        session, Cube.HOUR, _parts(scope), _filters(Cube.HOUR, scope), ("weekday", "hour")
    ):
        found[int(weekday), int(hour)] += contacts
    return dict(found)


def _in_all(session: Session, scope: Scope, cube: Cube, asked: "Asked") -> Totals:
    found = Counter({(cube, measure): 0 for measure in MEASURES[cube]})
    for sums in _sums(session, cube, _parts(scope), asked):
        found.update(_by_measure(cube, sums))
    return dict(found)


def _sums(
    session: Session, cube: Cube, parts: Sequence[Part], asked: "Asked", keys: tuple[str, ...] = ()
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Rows of keys and sums: a value may come once for the months, and once for the days around them."""
    if not parts:
        return iter(())
    statement = _statement(cube, tuple(grain for grain, _days in parts), asked.filters, keys)
    return iter(session.execute(statement, {**asked.values, **{f"days_{grain}": days for grain, days in parts}}))


@lru_cache(maxsize=256)
def _statement(cube: Cube, grains: tuple[str, ...], filters: tuple[str, ...], keys: tuple[str, ...]) -> Executable:
    """Made once for each way of asking: making it takes longer than the database takes to answer.

    Days and channels are listed, not bounded: then either database looks up single cells by the primary key.
    """
    columns = TALLIES[cube].c
    sums = [func.coalesce(func.sum(columns[measure.value]), 0) for measure in MEASURES[cube]]
    by = [columns[key] for key in keys]
    where = [_CONDITIONS[how](columns[name], name) for name, how in (each.split() for each in filters)]
    return union_all(
        *(
            select(*by, *sums)
            .where(columns.grain == grain, columns.day.in_(bindparam(f"days_{grain}", expanding=True)), *where)
            .group_by(*by)
            for grain in grains
        )
    )


_CONDITIONS: dict[str, Callable[[Column[Any], str], ColumnElement[bool]]] = {
    "is": lambda column, name: column == bindparam(name),
    "in": lambda column, name: column.in_(bindparam(name, expanding=True)),
    "each": lambda column, _name: column != ALL,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for besides days: columns and how they are narrowed, and the values to do it with."""

    filters: tuple[str, ...]
    values: Mapping[str, Any]


def _filters(cube: Cube, scope: Scope, by: Split | None = None) -> Asked:
    known = KEYS[cube]
    values: dict[str, Any] = {}
    filters = []
    if "channel" in known:
        filters.append("channel in")
        values["channel"] = [channel.value for channel in ([scope.channel] if scope.channel else Channel)]
    product = "" if scope.product == NO_PRODUCT else scope.product or None
    for name, value in (("product", product), ("unit_id", scope.unit_id or None)):
        if name in known and value is None and cube is Cube.CONTACT:
            if by is not None and by.value == name:
                filters.append(f"{name} each")
                continue
            value = ALL
        if name in known and value is not None:
            filters.append(f"{name} is")
            values[name] = value
    narrowed = {name: value for name, value in scope.narrowed.keys().items() if name in known}
    filters += [f"{name} is" for name in narrowed]
    values |= narrowed
    return Asked(tuple(filters), values)


@lru_cache(maxsize=64)
def _parts(scope: Scope) -> list[Part]:
    span = span_of(scope.first, scope.last)
    months = [day for day in days_between(*span.months) if day.day == 1] if span.months else []
    days = [day for edge in span.days for day in days_between(*edge)]
    return [part for part in ((BY_MONTH, months), (BY_DAY, days)) if part[1]]


def _days_alone(scope: Scope) -> list[Part]:
    days = days_between(scope.first, scope.last)
    return [(BY_DAY, days)] if days else []


def _named(by: Split, value: Any) -> str:
    if by is Split.MONTH:
        value = value.replace(day=1)
    return str(value) or NO_PRODUCT if by is Split.PRODUCT else str(value)


def _by_measure(cube: Cube, sums: Sequence[int]) -> dict[tuple[Cube, Measure], int]:
    return {(cube, measure): int(total) for measure, total in zip(MEASURES[cube], sums, strict=True)}
