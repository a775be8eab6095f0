"""Behind the number of a workplace, a person, a line or an hour are its contacts, for who may see them."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.periods import PeriodKind
from app.domain.organisation import Line, Person
from app.domain.rights import Role
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from app.services.figure_actions import LISTED, FigureActions
from app.services.figure_ports import Narrowed
from app.services.figure_reading import OF_PERSON
from app.services.figure_views import FigureScope
from tests.builders import AGENT_ID, SEAT_ID, a_contact, a_hand_off
from tests.integration.editing_house import AGENT, EDITOR, TUESDAY, House, at_work
from tests.integration.figure_rows import add, answered
from tests.integration.work_rows import an_item, stored

LEADER = replace(EDITOR, unit_id="kcc", roles=(Role.TEAM_LEADER,))
MONDAY = datetime(2026, 11, 16, 9, 12, tzinfo=UTC)  # twelve minutes past ten in the Netherlands


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        with database.write() as tx:
            tx.organisation.put_person(LEADER)
        visits = [MONDAY, MONDAY + timedelta(hours=1), TUESDAY - timedelta(days=5)]
        add(database, *(a_contact(started_at=at, ended_at=at + timedelta(minutes=3)) for at in visits))
        yield house


def figures_of(house: House, person: Person) -> FigureActions:
    seat: EditingActions = house.of(person)
    return FigureActions(*(getattr(seat, tool.name) for tool in fields(EditingActions) if tool.init))


def month(figures: FigureActions, narrowed: Narrowed) -> FigureScope:
    return replace(figures.figure_scope(PeriodKind.MONTH), narrowed=narrowed)


def test_each_figure_of_a_person_lists_what_it_was_divided_by(house: House) -> None:
    own = figures_of(house, AGENT)
    view = own.person_figures(AGENT_ID, own.figure_scope(PeriodKind.MONTH))
    for key in OF_PERSON:
        value = view.shown[key].now
        count = value.denominator or value.numerator
        assert own.behind(key, True, month(own, Narrowed(agent_id=AGENT_ID))).total == count == 3


def test_the_contacts_of_a_person_are_for_that_person_and_their_team_leader(house: House) -> None:
    leader, other = figures_of(house, LEADER), figures_of(house, replace(EDITOR, unit_id="parkeren"))
    scope = month(leader, Narrowed(agent_id=AGENT_ID))
    assert leader.behind(FigureKey.DIRECT, False, scope).total == 3
    with house.database.write() as tx:
        tx.organisation.put_person(replace(LEADER, roles=()))
    for read in (
        lambda: other.behind(FigureKey.DIRECT, False, scope),
        lambda: other.behind_measure(Cube.DESK, Measure.CONTACTS, scope),
        lambda: other.period_figures(scope),
    ):
        with pytest.raises(DomainError, match="figures-not-yours"):
            read()


def test_everybody_sees_the_contacts_of_a_workplace_and_of_an_hour(house: House) -> None:
    own = figures_of(house, AGENT)
    view = own.period_figures(own.figure_scope(PeriodKind.MONTH))
    (seat,) = view.seats
    at_seat = month(own, Narrowed(seat_id=SEAT_ID))
    assert own.behind(FigureKey.CONTACTS, False, at_seat).total == seat.contacts == 3
    assert own.behind(FigureKey.DURATION, True, at_seat).total == seat.duration.denominator
    assert {line.contacts for line in view.hours} == {1}
    for line in view.hours:
        (found,) = own.behind(FigureKey.CONTACTS, False, month(own, Narrowed(hour=(line.weekday, line.hour)))).lines
        assert found.started_at.weekday() == line.weekday


def test_workplaces_and_hours_are_not_told_of_one_product_or_team(house: House) -> None:
    own = figures_of(house, AGENT)
    scope = own.figure_scope(PeriodKind.MONTH)
    for one in (replace(scope, product="paspoort"), replace(scope, unit_id="kcc")):
        view = own.period_figures(one)
        assert (view.seats, view.hours) == ((), ())


def test_promises_of_a_line_are_listed_on_days_that_are_over(house: House) -> None:
    for line, promised_on in ((Line.SECOND, date(2026, 11, 20)), (Line.THIRD, TUESDAY.date())):
        promise = replace(a_hand_off().promise, promised_on=promised_on)
        hand_off = a_hand_off(line=line, promise=promise)
        stored(house.database, hand_off, items=[an_item(hand_off)])
        answered(house.database, an_item(hand_off), TUESDAY - timedelta(days=5))
    own = figures_of(house, AGENT)
    lines = own.period_figures(own.figure_scope(PeriodKind.MONTH)).lines
    assert [line.promises.denominator for line in lines] == [0, 1, 0]
    for each in lines:
        scope = month(own, Narrowed(line=Line(int(each.key))))
        assert own.behind(FigureKey.PROMISES_KEPT, False, scope).total == each.promises.numerator
        assert own.behind_measure(Cube.HAND_OFF, Measure.PROMISES_DUE, scope).total == each.promises.denominator


def test_no_contact_of_a_long_list_is_left_out_or_told_twice(house: House) -> None:
    more = [MONDAY + timedelta(minutes=number) for number in range(2 * LISTED)]
    add(house.database, *(a_contact(started_at=at, ended_at=at + timedelta(seconds=30)) for at in more))
    own = figures_of(house, AGENT)
    scope = month(own, Narrowed(seat_id=SEAT_ID))
    numbers: list[str] = []
    while page := own.behind(FigureKey.CONTACTS, False, scope, len(numbers)).lines:
        numbers += [line.number for line in page]
    assert len(numbers) == len(set(numbers)) == 3 + 2 * LISTED
