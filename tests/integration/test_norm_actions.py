"""Norms and deviations on the real database: what is found once, followed, told, and seen in the charter."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.domain.contact import Channel, Contact, MessageKind, Outcome
from app.domain.errors import DomainError, WorldError
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.periods import PeriodKind, period_of
from app.domain.ids import new_id
from app.domain.mail import MailMessage
from app.domain.organisation import Person
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from app.services.norm_actions import NormActions
from tests.builders import a_contact, a_subject
from tests.integration.editing_house import AGENT, EDITOR, TUESDAY, House, at_work

TODAY = TUESDAY.date()
OCTOBER = date(2026, 10, 1)
MANY = 30


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        with database.write() as tx:
            tx.organisation.put_person(replace(AGENT, email="bakker@testdam.example"))
            tx.figures.rebuild(lambda _percent: None)
        yield house


def norms_of(house: House, person: Person) -> NormActions:
    seat: EditingActions = house.of(person)
    return NormActions(*(getattr(seat, tool.name) for tool in fields(EditingActions) if tool.init))


@pytest.fixture
def leader(house: House) -> NormActions:
    return norms_of(house, EDITOR)


@pytest.fixture
def agent(house: House) -> NormActions:
    return norms_of(house, AGENT)


def hold(house: House, month: date, direct: int, passed_on: int, **changes: Any) -> None:
    """So many contacts in a month: answered directly, and put through."""
    outcomes = [Outcome.ANSWERED_DIRECTLY] * direct + [Outcome.PUT_THROUGH_REACHED] * passed_on
    with house.database.write() as tx:
        for number, outcome in enumerate(outcomes):
            begun = datetime(month.year, month.month, 1 + number % 20, 10, tzinfo=UTC)
            tx.contacts.add(_contact(begun, outcome, **changes))


def _contact(begun: datetime, outcome: Outcome, kind: MessageKind = MessageKind.QUESTION, **changes: Any) -> Contact:
    subject = a_subject(id=new_id(), outcome=outcome, kind=kind)
    return a_contact(started_at=begun, ended_at=begun + timedelta(minutes=4), subjects=(subject,), **changes)


def a_norm(**changes: Any) -> Norm:
    return replace(Norm(new_id(), FigureKey.DIRECT, 80.0, date(2026, 1, 1)), **changes)


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


def found(house: House, leader: NormActions) -> Deviation:
    """The deviation of an October in which two thirds were answered directly."""
    hold(house, OCTOBER, 20, 10)
    leader.find_deviations()
    (deviation,) = leader.deviations()
    return deviation


def planned(leader: NormActions, deviation: Deviation, due_on: date = TODAY) -> Deviation:
    return leader.plan_deviation(deviation.id, deviation.revision, AGENT.id, "No article", "Write it", due_on)


# norms


def test_a_municipality_without_norms_gets_those_to_begin_with_once(leader: NormActions, agent: NormActions) -> None:
    first = leader.norms()
    assert [norm.figure for norm in first] == [
        FigureKey.DIRECT,
        FigureKey.PROMISES_KEPT,
        FigureKey.TERMS_KEPT,
        FigureKey.COMPLAINTS,
        FigureKey.SATISFACTION,
    ]
    assert agent.norms() == first


def test_a_norm_that_overlaps_is_refused_and_nothing_is_stored(leader: NormActions) -> None:
    before = leader.norms()
    assert refused(lambda: leader.put_norm(a_norm(bound=85.0))) == "norm-overlaps"
    assert leader.norms() == before
    assert len(leader.put_norm(a_norm(channel=Channel.TELEPHONE))) == len(before) + 1


def test_another_bound_from_a_later_day_leaves_the_norm_of_before_as_it_was(leader: NormActions) -> None:
    old = leader.norms()[0]
    norms = leader.put_norm(replace(old, bound=85.0, valid_from=date(2027, 1, 1)))
    direct = [norm for norm in norms if norm.figure is FigureKey.DIRECT]
    assert [(norm.bound, norm.valid_from, norm.valid_until) for norm in direct] == [
        (80.0, date(2026, 1, 1), date(2026, 12, 31)),
        (85.0, date(2027, 1, 1), None),
    ]


def test_a_mistake_in_a_norm_is_mended_in_its_place(leader: NormActions) -> None:
    old = leader.norms()[0]
    mended = replace(old, bound=82.0)
    assert leader.put_norm(mended)[0] == mended


def test_a_norm_ends_after_its_last_day(leader: NormActions) -> None:
    norm = leader.norms()[0]
    assert leader.end_norm(norm.id, TODAY)[0].valid_until == TODAY
    assert refused(lambda: leader.end_norm(norm.id, date(2025, 12, 31))) == "norm-days-wrong"
    assert refused(lambda: leader.end_norm(new_id(), TODAY)) == "norm-unknown"


# finding


def test_a_finished_month_below_its_norm_is_found_once_whoever_looks(
    house: House, leader: NormActions, agent: NormActions
) -> None:
    hold(house, OCTOBER, 20, 10)
    assert (leader.find_deviations(), agent.find_deviations(), leader.find_deviations()) == (1, 0, 0)
    (deviation,) = agent.deviations()
    assert (deviation.figure, deviation.month, deviation.bound) == (FigureKey.DIRECT, OCTOBER, 80.0)
    assert (deviation.numerator, deviation.denominator, deviation.state) == (20, MANY, DeviationState.OPEN)


def test_another_bound_from_an_earlier_day_opens_no_second_deviation_of_the_month(
    house: House, leader: NormActions
) -> None:
    deviation = found(house, leader)
    old = next(norm for norm in leader.norms() if norm.id == deviation.norm_id)
    leader.put_norm(replace(old, bound=90.0, valid_from=OCTOBER))
    assert leader.find_deviations() == 0
    assert leader.deviations() == [deviation]


def test_what_meets_the_norm_is_too_small_or_is_not_over_is_not_found(house: House, leader: NormActions) -> None:
    hold(house, OCTOBER, 24, 6)
    hold(house, date(2026, 9, 1), 0, MANY - 1)
    hold(house, date(2026, 11, 1), 0, MANY)
    hold(house, date(2026, 7, 1), 0, MANY)
    assert leader.find_deviations() == 0


def test_a_norm_for_one_channel_looks_at_that_channel(house: House, leader: NormActions) -> None:
    leader.put_norm(a_norm(channel=Channel.EMAIL, bound=50.0))
    hold(house, OCTOBER, 100, 0)
    hold(house, OCTOBER, 10, 20, channel=Channel.EMAIL)
    assert leader.find_deviations() == 1
    (deviation,) = leader.deviations()
    assert (deviation.channel, deviation.numerator) == (Channel.EMAIL, 10)


def test_too_many_complaints_are_found(house: House, leader: NormActions) -> None:
    hold(house, OCTOBER, MANY, 0, kind=MessageKind.COMPLAINT)
    leader.find_deviations()
    assert [each.figure for each in leader.deviations()] == [FigureKey.COMPLAINTS]


def test_before_the_figures_are_counted_nothing_is_found_and_the_charter_says_so(
    house: House, leader: NormActions, database_url: str
) -> None:
    hold(house, OCTOBER, 0, MANY)
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("UPDATE tally_state SET is_counted = false"))
    assert leader.find_deviations() == 0
    with pytest.raises(WorldError):
        leader.charter(period_of(PeriodKind.MONTH, TODAY, TODAY))


# the circle


def test_a_deviation_is_followed_until_it_is_closed(house: House, leader: NormActions, agent: NormActions) -> None:
    plan = planned(leader, found(house, leader))
    done = agent.deviation_done(plan.id, plan.revision, "Written")
    closed = leader.close_deviation(done.id, done.revision, "It helped")
    assert leader.deviations() == []
    assert leader.deviations(with_closed=True) == [closed]
    assert (closed.owner_id, closed.result, closed.closed_at) == (AGENT.id, "Written\nIt helped", TUESDAY)
    assert leader.find_deviations() == 0
    again = leader.reopen_deviation(closed.id, closed.revision)
    assert leader.deviations() == [again]


def test_who_comes_second_changes_nothing(house: House, leader: NormActions, agent: NormActions) -> None:
    deviation = found(house, leader)
    plan = planned(leader, deviation)
    assert refused(lambda: planned(agent, deviation)) == "deviation-changed"
    assert refused(lambda: agent.deviation_done(plan.id, plan.revision - 1)) == "deviation-changed"
    assert leader.deviations() == [plan]
    assert refused(lambda: planned(leader, replace(deviation, id=new_id()))) == "deviation-unknown"


def test_the_months_after_it_show_whether_it_helped(house: House, leader: NormActions) -> None:
    deviation = found(house, leader)
    hold(house, date(2026, 9, 1), 3, 1)
    hold(house, date(2026, 11, 1), 9, 1)
    course = leader.deviation_course(deviation.id)
    assert [(each.month.month, each.found.numerator, each.found.denominator) for each in course] == [
        (9, 3, 4),
        (10, 20, 30),
        (11, 9, 10),
    ]
    assert [each.is_over for each in course] == [True, True, False]


# what is typed


def norm_text(norm: Norm, **typed: str) -> FigureText:
    """The sheet of this norm, with something else typed in it."""
    fields = {"figure": norm.figure.value, "bound": f"{norm.bound:g}", "from": f"{norm.valid_from:%d-%m-%Y}"}
    return FigureText(norm.id, FigureSheet.NORM, tuple({**fields, **typed}.items()))


def test_what_was_typed_for_a_norm_comes_back_until_it_is_stored(leader: NormActions) -> None:
    norm = leader.norms()[0]
    text = norm_text(norm, bound=" 85 %", **{"from": "1-1-2027"})
    new = replace(norm_text(a_norm(), bound="8"), id=new_id(), is_new=True)
    half = norm_text(leader.norms()[1], until="31-12")
    for each in (text, new, half):
        leader.keep_figure_text(each)
    assert set(leader.unstored_figure_texts()) == {text, new, half}
    leader.put_norm(replace(norm, bound=85.0, valid_from=date(2027, 1, 1)))
    assert set(leader.unstored_figure_texts()) == {new, half}
    for each in (new, half):
        leader.forget_figure_text(each.id)
    assert leader.unstored_figure_texts() == ()


def test_what_was_typed_for_a_deviation_comes_back_until_it_is_stored(house: House, leader: NormActions) -> None:
    deviation = found(house, leader)
    text = FigureText(deviation.id, FigureSheet.DEVIATION, (("cause", "No article "), ("due", "24-11-2026")))
    leader.keep_figure_text(text)
    assert leader.unstored_figure_texts() == (text,)
    plan = planned(leader, deviation)
    assert leader.unstored_figure_texts() == ()
    told = FigureText(deviation.id, FigureSheet.DEVIATION, (("result", "It is written"),))
    leader.keep_figure_text(told)
    assert leader.unstored_figure_texts() == (told,)
    leader.deviation_done(plan.id, plan.revision, "It is written")
    assert leader.unstored_figure_texts() == ()


def test_a_half_typed_day_is_never_taken_for_stored(house: House, leader: NormActions) -> None:
    text = FigureText(found(house, leader).id, FigureSheet.DEVIATION, (("due", "24-1"),))
    leader.keep_figure_text(text)
    assert leader.unstored_figure_texts() == (text,)


def test_what_was_typed_for_what_this_database_does_not_know_stays_on_disk(leader: NormActions) -> None:
    text = FigureText(new_id(), FigureSheet.DEVIATION, (("cause", "Half"),))
    leader.keep_figure_text(text)
    assert (leader.unstored_figure_texts(), leader.journal.figure_texts()) == ((), [text])


# reminding


def test_the_owner_is_told_in_the_program_and_once_by_mail(
    house: House, leader: NormActions, agent: NormActions
) -> None:
    planned(leader, found(house, leader), TODAY + timedelta(days=1))
    assert agent.remind_owners() == []
    house.later(days=1)
    assert leader.remind_owners() == []
    assert [each.figure for each in agent.remind_owners()] == [FigureKey.DIRECT]
    (message,) = _waiting(house)
    assert (message.to, "October 2026" in message.body) == ("bakker@testdam.example", True)
    house.later(days=3)
    agent.remind_owners()
    assert len(_waiting(house)) == 2


def _waiting(house: House) -> list[MailMessage]:
    with house.database.read() as tx:
        return tx.mail.waiting(house.clock.at + timedelta(days=1))


# the charter


def test_the_charter_shows_each_norm_with_its_figure_and_twelve_months(house: House, leader: NormActions) -> None:
    hold(house, OCTOBER, 20, 10)
    hold(house, date(2026, 11, 1), 9, 1)
    charter = leader.charter(period_of(PeriodKind.MONTH, TODAY, TODAY))
    line = charter.lines[0]
    assert (line.norm.figure, line.is_met, line.found.numerator, line.found.denominator) == (
        FigureKey.DIRECT,
        True,
        9,
        10,
    )
    assert len(line.months) == 12
    assert [month.denominator for month in line.months[-3:]] == [0, 30, 10]
    assert [each.norm.figure for each in charter.lines] == [norm.figure for norm in leader.norms()]


def test_the_charter_has_the_norms_that_held_then(leader: NormActions) -> None:
    norm = leader.norms()[0]
    leader.put_norm(replace(norm, bound=85.0, valid_from=date(2026, 11, 1)))
    bounds = [leader.charter(period_of(PeriodKind.MONTH, day, TODAY)).lines[0].norm.bound for day in (OCTOBER, TODAY)]
    assert bounds == [80.0, 85.0]
