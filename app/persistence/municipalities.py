"""The municipality between its record and its rows."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.organisation import Municipality, ProductGroup, Route, Unit
from app.persistence.records import record_of, values_of
from app.persistence.tables.base import Base
from app.persistence.tables.organisation import (
    ClosingDayRow,
    FrontBackSplitRow,
    HandOffQuestionRow,
    MunicipalityRow,
    MunicipalityValueRow,
    OpeningWeekdayRow,
    RouteRow,
    ServiceLevelRow,
    UnitOpeningWeekdayRow,
    UnitParentRow,
    UnitRow,
)
from knowledgebase.article import Question

_REPLACED = (
    RouteRow,
    UnitParentRow,
    UnitOpeningWeekdayRow,
    HandOffQuestionRow,
    ClosingDayRow,
    FrontBackSplitRow,
    MunicipalityValueRow,
    OpeningWeekdayRow,
    ServiceLevelRow,
    MunicipalityRow,
)
_LISTS = (
    *("units", "routes", "values", "service_levels", "front_back_split"),
    *("opening_weekdays", "closing_days", "product_questions"),
)
_LISTS_OF_UNIT = ("parents", "opening_weekdays", "questions")
_UNIT, _GROUP = "unit:", "group:"

_Questions = dict[str, tuple[Question, ...]]


def replace_municipality(session: Session, municipality: Municipality) -> None:
    """Store in place of the one that is there; units that are gone are kept as retired."""
    for table in _REPLACED:
        session.execute(delete(table))
    session.execute(update(UnitRow).values(is_retired=True))
    for position, unit in enumerate(municipality.units):
        session.merge(UnitRow(position=position, is_retired=False, **values_of(unit, without=_LISTS_OF_UNIT)))
    session.flush()
    session.add(MunicipalityRow(**values_of(municipality, without=_LISTS)))
    session.add_all(_rows_of_lists(municipality))
    session.flush()


def put_mailbox(session: Session, unit_id: str, mailbox: str) -> None:
    """Change the mailbox of one unit."""
    session.execute(update(UnitRow).where(UnitRow.id == unit_id).values(mailbox=mailbox))


def stored_municipality(session: Session) -> Municipality | None:
    """The municipality with all its lists in order, or None when none is stored."""
    row = session.scalar(select(MunicipalityRow))
    if row is None:
        return None
    questions = _questions(session)
    return record_of(
        Municipality,
        row,
        units=_units(session, questions),
        routes=tuple(
            record_of(Route, route) for route in session.scalars(select(RouteRow).order_by(RouteRow.position))
        ),
        values=tuple(session.scalars(select(MunicipalityValueRow.text).order_by(MunicipalityValueRow.position))),
        service_levels=tuple(session.scalars(select(ServiceLevelRow.text).order_by(ServiceLevelRow.position))),
        front_back_split=_front_back_split(session),
        opening_weekdays=tuple(session.scalars(select(OpeningWeekdayRow.weekday).order_by(OpeningWeekdayRow.weekday))),
        closing_days=tuple(session.scalars(select(ClosingDayRow.day).order_by(ClosingDayRow.day))),
        product_questions=tuple(
            (group, questions[_GROUP + group]) for group in ProductGroup if _GROUP + group in questions
        ),
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
        *(
            UnitOpeningWeekdayRow(unit_id=unit.id, weekday=weekday)
            for unit in municipality.units
            for weekday in unit.opening_weekdays
        ),
        *(ClosingDayRow(day=day) for day in municipality.closing_days),
        *_rows_of_questions(municipality),
    ]


def _rows_of_questions(municipality: Municipality) -> list[HandOffQuestionRow]:
    sets = {
        **{_UNIT + unit.id: unit.questions for unit in municipality.units},
        **{_GROUP + group: questions for group, questions in municipality.product_questions},
    }
    return [
        HandOffQuestionRow(owner=owner, position=n, content=question)
        for owner, questions in sets.items()
        for n, question in enumerate(questions)
    ]


def _questions(session: Session) -> _Questions:
    """Question sets by owner."""
    found: _Questions = {}
    for row in session.scalars(
        select(HandOffQuestionRow).order_by(HandOffQuestionRow.owner, HandOffQuestionRow.position)
    ):
        found[row.owner] = (*found.get(row.owner, ()), row.content)
    return found


def _units(session: Session, questions: _Questions) -> tuple[Unit, ...]:
    parents: dict[str, list[str]] = {}
    for row in session.scalars(select(UnitParentRow).order_by(UnitParentRow.unit_id, UnitParentRow.position)):
        parents.setdefault(row.unit_id, []).append(row.parent_id)
    weekdays: dict[str, list[int]] = {}
    for day in session.scalars(select(UnitOpeningWeekdayRow).order_by(UnitOpeningWeekdayRow.weekday)):
        weekdays.setdefault(day.unit_id, []).append(day.weekday)
    current = select(UnitRow).where(~UnitRow.is_retired).order_by(UnitRow.position)
    return tuple(
        record_of(
            Unit,
            row,
            parents=tuple(parents.get(row.id, ())),
            opening_weekdays=tuple(weekdays.get(row.id, ())),
            questions=questions.get(_UNIT + row.id, ()),
        )
        for row in session.scalars(current)
    )


def _front_back_split(session: Session) -> tuple[tuple[str, bool], ...]:
    rows = session.scalars(select(FrontBackSplitRow).order_by(FrontBackSplitRow.position))
    return tuple((row.field, row.is_split) for row in rows)
