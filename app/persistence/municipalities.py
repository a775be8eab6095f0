"""The municipality between its record and its rows."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.organisation import Municipality, Route, Unit
from app.persistence.records import record_of, values_of
from app.persistence.tables.base import Base
from app.persistence.tables.organisation import (
    FrontBackSplitRow,
    MunicipalityRow,
    MunicipalityValueRow,
    OpeningWeekdayRow,
    RouteRow,
    ServiceLevelRow,
    UnitParentRow,
    UnitRow,
)

_REPLACED = (
    RouteRow,
    UnitParentRow,
    FrontBackSplitRow,
    MunicipalityValueRow,
    OpeningWeekdayRow,
    ServiceLevelRow,
    MunicipalityRow,
)
_LISTS = ("units", "routes", "values", "service_levels", "front_back_split", "opening_weekdays")


def replace_municipality(session: Session, municipality: Municipality) -> None:
    """Store in place of the one that is there; units that are gone are kept as retired."""
    for table in _REPLACED:
        session.execute(delete(table))
    session.execute(update(UnitRow).values(is_retired=True))
    for position, unit in enumerate(municipality.units):
        session.merge(UnitRow(position=position, is_retired=False, **values_of(unit, without=("parents",))))
    session.flush()
    session.add(MunicipalityRow(**values_of(municipality, without=_LISTS)))
    session.add_all(_rows_of_lists(municipality))
    session.flush()


def stored_municipality(session: Session) -> Municipality | None:
    """The municipality with all its lists in order, or None when none is stored."""
    row = session.scalar(select(MunicipalityRow))
    if row is None:
        return None
    return record_of(
        Municipality,
        row,
        units=_units(session),
        routes=tuple(
            record_of(Route, route) for route in session.scalars(select(RouteRow).order_by(RouteRow.position))
        ),
        values=tuple(session.scalars(select(MunicipalityValueRow.text).order_by(MunicipalityValueRow.position))),
        service_levels=tuple(session.scalars(select(ServiceLevelRow.text).order_by(ServiceLevelRow.position))),
        front_back_split=_front_back_split(session),
        opening_weekdays=tuple(session.scalars(select(OpeningWeekdayRow.weekday).order_by(OpeningWeekdayRow.weekday))),
    )


def _rows_of_lists(municipality: Municipality) -> list[Base]:
    return [
        *(
            UnitParentRow(unit_id=unit.id, parent_id=parent, position=n)
            for unit in municipality.units
            for n, parent in enumerate(unit.parents)
        ),
        *(RouteRow(position=n, **values_of(route)) for n, route in enumerate(municipality.routes)),
        *(MunicipalityValueRow(position=n, text=text) for n, text in enumerate(municipality.values)),
        *(ServiceLevelRow(position=n, text=text) for n, text in enumerate(municipality.service_levels)),
        *(
            FrontBackSplitRow(position=n, field=field, is_split=is_split)
            for n, (field, is_split) in enumerate(municipality.front_back_split)
        ),
        *(OpeningWeekdayRow(weekday=weekday) for weekday in municipality.opening_weekdays),
    ]


def _units(session: Session) -> tuple[Unit, ...]:
    parents: dict[str, list[str]] = {}
    for row in session.scalars(select(UnitParentRow).order_by(UnitParentRow.unit_id, UnitParentRow.position)):
        parents.setdefault(row.unit_id, []).append(row.parent_id)
    current = select(UnitRow).where(~UnitRow.is_retired).order_by(UnitRow.position)
    return tuple(record_of(Unit, row, parents=tuple(parents.get(row.id, ()))) for row in session.scalars(current))


def _front_back_split(session: Session) -> tuple[tuple[str, bool], ...]:
    rows = session.scalars(select(FrontBackSplitRow).order_by(FrontBackSplitRow.position))
    return tuple((row.field, row.is_split) for row in rows)
