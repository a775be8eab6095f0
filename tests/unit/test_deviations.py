"""Norms and the circle of a deviation: what is refused, what is found, and that no step is left out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.contact import Channel
from app.domain.errors import DomainError
from app.domain.figures import deviations as circle
from app.domain.figures.definitions import HAS_NORM, SMALL, FigureKey, FigureValue
from app.domain.figures.deviations import Plan, deviates, found_deviation, is_due, months_to_judge
from app.domain.figures.norm_checks import bounds_of, check_norm, default_norms, is_split, overlaps
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.ids import new_id
from tests.builders import a_municipality

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
OWNER = new_id()


def a_norm(**changes: Any) -> Norm:
    return replace(Norm(new_id(), FigureKey.DIRECT, 80.0, date(2026, 1, 1)), **changes)


def a_plan(**changes: Any) -> Plan:
    return replace(Plan(OWNER, "Two articles were missing", "Write them", TODAY), **changes)


def a_deviation(**changes: Any) -> Deviation:
    found = found_deviation(a_norm(), date(2026, 10, 1), FigureValue(FigureKey.DIRECT, 70, 100), NOW)
    return replace(found, **changes)


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


# norms


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"bound": 100.1}, "norm-bound-wrong"),
        ({"bound": -1.0}, "norm-bound-wrong"),
        ({"bound": float("nan")}, "norm-bound-wrong"),
        ({"figure": FigureKey.SATISFACTION, "bound": 0.5}, "norm-bound-wrong"),
        ({"figure": FigureKey.DURATION}, "norm-bound-wrong"),
        ({"valid_until": date(2025, 12, 31)}, "norm-days-wrong"),
        ({"figure": FigureKey.WITHOUT_RESULT, "channel": Channel.TELEPHONE}, "norm-not-split"),
    ],
)
def test_a_norm_that_makes_no_sense_is_refused(wrong: dict[str, Any], key: str) -> None:
    assert refused(lambda: check_norm(a_norm(**wrong), ())) == key


def test_two_norms_of_the_same_thing_on_one_day_are_refused() -> None:
    norm = a_norm(valid_until=date(2026, 6, 30))
    check_norm(a_norm(valid_from=date(2026, 7, 1)), [norm])
    check_norm(a_norm(channel=Channel.TELEPHONE), [norm])
    check_norm(replace(norm, bound=85.0), [norm])
    assert refused(lambda: check_norm(a_norm(valid_from=date(2026, 6, 30)), [norm])) == "norm-overlaps"


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_norms_overlap_when_both_hold_on_some_day(
    first: date, until: date | None, second: date, end: date | None
) -> None:
    one, other = a_norm(valid_from=first, valid_until=until), a_norm(valid_from=second, valid_until=end)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(90)]
    is_right = all(norm.valid_until is None or norm.valid_from <= norm.valid_until for norm in (one, other))
    if is_right:
        assert overlaps(one, other) is any(one.holds_on(day) and other.holds_on(day) for day in days)


@pytest.mark.parametrize("figure", HAS_NORM)
def test_every_figure_with_a_norm_has_bounds(figure: FigureKey) -> None:
    lowest, highest = bounds_of(figure)
    check_norm(a_norm(figure=figure, bound=lowest), ())
    assert lowest < highest
    assert is_split(figure) is (figure not in (FigureKey.WITHOUT_RESULT, FigureKey.RANK))


def test_a_municipality_begins_with_norms_of_its_own_that_every_seat_makes_the_same() -> None:
    municipality = a_municipality(direct_answer_percent=75)
    norms = default_norms(municipality, TODAY)
    assert {norm.figure: norm.bound for norm in norms} == {
        FigureKey.DIRECT: 75,
        FigureKey.PROMISES_KEPT: 95,
        FigureKey.TERMS_KEPT: 100,
        FigureKey.COMPLAINTS: 5,
        FigureKey.SATISFACTION: 8,
    }
    assert norms == default_norms(municipality, date(2026, 1, 1))
    for norm in norms:
        check_norm(norm, norms)


# finding


def test_the_last_three_finished_months_in_which_the_norm_held_are_judged() -> None:
    assert [month.first.month for month in months_to_judge(a_norm(), TODAY)] == [10, 9, 8]
    begun = a_norm(valid_from=date(2026, 9, 30), valid_until=date(2026, 10, 30))
    assert [month.first.month for month in months_to_judge(begun, TODAY)] == [9]


def test_a_month_of_which_something_can_still_change_is_not_judged() -> None:
    once = a_norm(figure=FigureKey.DIRECT_ONCE)
    assert [month.first.month for month in months_to_judge(once, date(2026, 11, 7))] == [9, 8]
    assert [month.first.month for month in months_to_judge(once, date(2026, 11, 8))] == [10, 9, 8]


@pytest.mark.parametrize(
    ("figure", "bound", "numerator", "denominator", "wrong"),
    [
        (FigureKey.DIRECT, 80, 79, 100, True),
        (FigureKey.DIRECT, 80, 80, 100, False),
        (FigureKey.DIRECT, 80, 0, SMALL - 1, False),
        (FigureKey.DIRECT, 80, 0, 0, False),
        (FigureKey.COMPLAINTS, 5, 7, 1000, True),
        (FigureKey.COMPLAINTS, 5, 6, 1000, False),
        (FigureKey.COMPLAINTS, 5, 1, 150, False),
        (FigureKey.COMPLAINTS, 5, 2, 150, True),
        (FigureKey.TERMS_KEPT, 100, 99, 100, True),
        (FigureKey.COMPLAINTS, 5, 5, 1000, False),
    ],
)
def test_what_is_on_the_wrong_side_of_the_bound_and_not_too_small_deviates(
    figure: FigureKey, bound: float, numerator: int, denominator: int, wrong: bool
) -> None:
    norm = a_norm(figure=figure, bound=float(bound))
    assert deviates(norm, FigureValue(figure, numerator, denominator)) is wrong


# the circle


@pytest.mark.parametrize(
    ("missing", "key"),
    [
        ({"owner_id": None}, "deviation-owner-missing"),
        ({"cause": " "}, "deviation-cause-missing"),
        ({"action": ""}, "deviation-action-missing"),
        ({"due_on": None}, "deviation-due-missing"),
        ({"due_on": TODAY - timedelta(days=1)}, "deviation-due-past"),
    ],
)
def test_a_plan_has_an_owner_a_cause_an_action_and_a_day(missing: dict[str, Any], key: str) -> None:
    assert refused(lambda: circle.plan(a_deviation(), a_plan(**missing), TODAY)) == key


def test_a_plan_whose_day_is_over_can_be_mended_without_another_day() -> None:
    planned = circle.plan(a_deviation(), a_plan(), TODAY)
    later = TODAY + timedelta(days=3)
    assert circle.plan(planned, a_plan(action="Write three"), later).action == "Write three"


def test_the_owner_is_reminded_from_the_day_on_until_it_is_done() -> None:
    planned = circle.plan(a_deviation(), a_plan(), TODAY)
    assert [is_due(planned, TODAY + timedelta(days=number)) for number in (-1, 0, 5)] == [False, True, True]
    assert not is_due(circle.done(planned, ""), TODAY + timedelta(days=5))


def test_what_did_not_help_begins_again_with_what_was_tried() -> None:
    done = circle.done(circle.plan(a_deviation(), a_plan(), TODAY), "Written")
    again = circle.reopen(circle.close(done, "It did not help", NOW))
    assert (again.state, again.action, again.result) == (DeviationState.OPEN, "Write them", "Written\nIt did not help")
    assert (again.due_on, again.closed_at) == (None, None)


class Following(RuleBasedStateMachine):
    """Whatever people try: nothing closes that was not planned and done, and each change is a revision."""

    def __init__(self) -> None:
        super().__init__()
        self.deviation, self.steps = a_deviation(), 1
        self.was: list[DeviationState] = []

    def step(self, change: Callable[[], Deviation]) -> None:
        """Do it when it is allowed."""
        try:
            changed = change()
        except DomainError:
            return
        self.was.append(self.deviation.state)
        self.deviation, self.steps = changed, self.steps + 1

    @rule(cause=st.sampled_from(["", "Why"]), days=st.none() | st.integers(-2, 2))
    def plan(self, cause: str, days: int | None) -> None:
        """Make a plan, or another one."""
        due = None if days is None else TODAY + timedelta(days=days)
        self.step(lambda: circle.plan(self.deviation, a_plan(cause=cause, due_on=due), TODAY))

    @rule()
    def carry_out(self) -> None:
        """The action is done."""
        self.step(lambda: circle.done(self.deviation, ""))

    @rule(result=st.sampled_from(["", " ", "It helped"]))
    def close(self, result: str) -> None:
        """Check it."""
        self.step(lambda: circle.close(self.deviation, result, NOW))

    @rule()
    def reopen(self) -> None:
        """It did not help."""
        self.step(lambda: circle.reopen(self.deviation))

    @invariant()
    def nothing_is_left_out(self) -> None:
        """A plan is whole, and what is closed was done and says what came of it."""
        now = self.deviation
        assert now.revision == self.steps
        assert (now.closed_at is not None) is (now.state is DeviationState.CLOSED)
        if now.state is not DeviationState.OPEN:
            assert all((now.owner_id, now.cause, now.action, now.due_on))
        if now.state is DeviationState.CLOSED:
            assert now.result
            assert self.was[-2:] == [DeviationState.PLANNED, DeviationState.DONE]


TestFollowing = Following.TestCase
