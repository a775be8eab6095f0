"""Reading the totals: sums over days and keys."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Executable, Row, bindparam, func, select, union_all
from sqlalchemy.orm import Session

from app.domain.contact import Channel
from app.domain.figures.measures import ALL, KEYS, MEASURES, Cube, Measure
from app.domain.figures.periods import span_of
from app.persistence.figures.adding import write_tallies
from app.persistence.figures.days import days_between
from app.persistence.tables.figures import BY_DAY, BY_MONTH, TALLIES
from app.services.figure_ports import NO_PRODUCT, Narrowed, Scope, Split, Totals

Part = tuple[str, list[date]]
"""How days, or first days of months, are read at once, and these."""

_MONTHS, _DAYS, _DAYS_LESS = "months", "days", "days_less"
_GRAINS = {_MONTHS: BY_MONTH, _DAYS: BY_DAY, _DAYS_LESS: BY_DAY}

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


def split(session: Session, scope: Scope, cube: Cube, by: Split, measures: Sequence[Measure] = ()) -> dict[str, Totals]:
    """Sums by the values of a key, or by day or month: of these measures, or all of the cube."""
    key = "day" if by in _ON_DAYS else by.value
    wanted = tuple(measures) or MEASURES[cube]
    parts = _days_alone(scope) if by is Split.DAY else _parts(scope)
    found: dict[str, Counter[tuple[Cube, Measure]]] = {}
    for value, *sums in _sums(session, cube, wanted, parts, _filters(cube, scope, by), (key,)):
        found.setdefault(_named(by, value), Counter()).update(_by_measure(cube, wanted, sums))
    return {key: dict(sums) for key, sums in found.items() if any(sums.values())}


def hours(session: Session, scope: Scope) -> dict[tuple[int, int], int]:
    """Contacts by weekday and hour."""
    found: Counter[tuple[int, int]] = Counter()
    cube, keys = Cube.HOUR, ("weekday", "hour")
    for weekday, hour, contacts in _sums(session, cube, MEASURES[cube], _parts(scope), _filters(cube, scope), keys):
        found[int(weekday), int(hour)] += contacts
    return {key: contacts for key, contacts in found.items() if contacts}


def _in_all(session: Session, scope: Scope, cube: Cube, asked: "Asked") -> Totals:
    found = Counter({(cube, measure): 0 for measure in MEASURES[cube]})
    for sums in _sums(session, cube, MEASURES[cube], _parts(scope), asked):
        found.update(_by_measure(cube, MEASURES[cube], sums))
    return dict(found)


def _sums(
    session: Session,
    cube: Cube,
    measures: tuple[Measure, ...],
    parts: Sequence[Part],
    asked: "Asked",
    keys: tuple[str, ...] = (),
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Rows of keys and sums: a value may come for the months, and for the days more and less than those."""
    if not parts:
        return iter(())
    statement = _statement(cube, measures, tuple(how for how, _days in parts), asked.filters, keys)
    write_tallies(session)
    return iter(session.execute(statement, {**asked.values, **dict(parts)}))


@lru_cache(maxsize=256)
def _statement(
    cube: Cube,
    measures: tuple[Measure, ...],
    parts: tuple[str, ...],
    filters: tuple[str, ...],
    keys: tuple[str, ...],
) -> Executable:
    """Made once for each way of asking: making it takes longer than the database takes to answer.

    Days and channels are listed, not bounded: then either database looks up single cells by the primary key.
    """
    columns = TALLIES[cube].c
    sums = [func.coalesce(func.sum(columns[measure.value]), 0) for measure in measures]
    by = [columns[key] for key in keys]
    where = [_CONDITIONS[how](columns[name], name) for name, how in (each.split() for each in filters)]
    less = [-each for each in sums]
    return union_all(
        *(
            select(*by, *(less if how == _DAYS_LESS else sums))
            .where(columns.grain == _GRAINS[how], columns.day.in_(bindparam(how, expanding=True)), *where)
            .group_by(*by)
            for how in parts
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
    """A key that counts under ALL is read there, unless it is asked for or split by."""
    values: dict[str, Any] = {}
    filters = []
    for name in KEYS[cube]:
        value, is_apart = _asked_of(scope, name), _is_apart(cube, name, scope, by)
        if name == "channel":
            filters.append("channel in")
            values[name] = [channel.value for channel in ([scope.channel] if scope.channel else Channel)]
        elif value is None and is_apart:
            filters.append(f"{name} each")
        elif value is not None or name in _UNDER_ALL.get(cube, ()):
            filters.append(f"{name} is")
            values[name] = ALL if value is None else value
    return Asked(tuple(filters), values)


_PLACE = ("product", "unit_id")
_UNDER_ALL = {
    Cube.CONTACT: _PLACE,
    Cube.SUBJECT: _PLACE,
    Cube.HAND_OFF: _PLACE,
    Cube.DESK: ("seat_id", "agent_id"),
}
_UNDER_ALL_TOGETHER = (Cube.SUBJECT, Cube.HAND_OFF)
"""Here one key is under ALL only when the other is."""


def _is_apart(cube: Cube, name: str, scope: Scope, by: Split | None) -> bool:
    """Whether each value of this key is read by itself."""
    if name not in _UNDER_ALL.get(cube, ()):
        return False
    if cube in _UNDER_ALL_TOGETHER:
        return by in (Split.PRODUCT, Split.UNIT) or bool(scope.product or scope.unit_id)
    return by is not None and by.value == name


def _asked_of(scope: Scope, name: str) -> str | None:
    """The value of a key that a scope is narrowed to; None for all."""
    if name == "product":
        return "" if scope.product == NO_PRODUCT else scope.product or None
    if name == "unit_id":
        return scope.unit_id or None
    return scope.narrowed.keys().get(name)


@lru_cache(maxsize=64)
def _parts(scope: Scope) -> list[Part]:
    """Whole months, and the days around them. Of most of a month the other days are taken away: that reads fewer."""
    span = span_of(scope.first, scope.last)
    months = [day for day in days_between(*span.months) if day.day == 1] if span.months else []
    days, less = [], []
    for (year, month), group in groupby(
        (day for edge in span.days for day in days_between(*edge)), lambda day: (day.year, day.month)
    ):
        some, others = list(group), days_between(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        if 2 * len(some) > len(others):
            months.append(others[0])
            less += [day for day in others if day not in some]
        else:
            days += some
    return [part for part in ((_MONTHS, months), (_DAYS, days), (_DAYS_LESS, less)) if part[1]]


def _days_alone(scope: Scope) -> list[Part]:
    days = days_between(scope.first, scope.last)
    return [(_DAYS, days)] if days else []


def _named(by: Split, value: Any) -> str:
    if by is Split.MONTH:
        value = value.replace(day=1)
    return str(value) or NO_PRODUCT if by is Split.PRODUCT else str(value)


def _by_measure(cube: Cube, measures: Sequence[Measure], sums: Sequence[int]) -> dict[tuple[Cube, Measure], int]:
    return {(cube, measure): int(total) for measure, total in zip(measures, sums, strict=True)}
