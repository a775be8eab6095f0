"""Learning from use: what choices do, how they fade, and that they cannot run away with the order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.choices import (
    ENOUGH,
    FORGOTTEN_DAYS,
    HALF_LIFE_DAYS,
    MOST,
    TOO_COMMON,
    Choice,
    Choices,
    decayed,
    with_one_more,
)
from tests.benchmarks.simulated_agents import Agent, Seat
from tests.knowledge import written

DAY = date(2026, 11, 20)
PASS, CHILD, LICENCE = UUID(int=1), UUID(int=2), UUID(int=3)

WORDS = ("paspoort", "kind", "kwijt", "rijbewijs", "kost", "nieuw")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)
many_choices = st.lists(
    st.builds(
        Choice,
        words.map(lambda found: tuple(sorted(found))),
        st.sampled_from([PASS, CHILD, LICENCE]),
        st.integers(1, 1000),
        st.floats(0, 1000),
        st.integers(0, 800).map(lambda days: DAY - timedelta(days)),
    ),
    unique_by=lambda choice: (choice.words, choice.article_id),
)


def chosen(typed: str, article_id: UUID, times: int, on: date = DAY) -> Choice:
    """The article, chosen some times on one day."""
    return Choice(tuple(sorted(typed.split())), article_id, times, float(times), on)


def factor(choices: Iterable[Choice], typed: str, article_id: UUID = PASS, today: date = DAY) -> float:
    """What the score of the article is multiplied with."""
    lift = Choices(choices).lifts(frozenset(typed.split()), today).get(article_id)
    return lift.factor if lift else 1.0


def test_nothing_chosen_lifts_nothing() -> None:
    assert Choices().lifts(frozenset({"paspoort"}), DAY) == {}
    assert Choices([chosen("paspoort", PASS, 9)]).lifts(frozenset(), DAY) == {}


def test_an_article_rises_for_the_words_it_was_chosen_for_and_tells_how_often() -> None:
    lift = Choices([chosen("kind paspoort", CHILD, 9)]).lifts(frozenset({"paspoort", "kind"}), DAY)[CHILD]
    assert lift.count == 9
    assert 1.3 < lift.factor < MOST


def test_it_does_not_rise_for_other_words() -> None:
    assert factor([chosen("paspoort", PASS, 99)], "rijbewijs") == 1
    assert factor([chosen("kind kwijt paspoort", PASS, 99)], "paspoort") == 1


def test_for_nearly_the_same_words_it_rises_less_and_counts_nothing() -> None:
    choices = [chosen("kind paspoort", CHILD, 9)]
    near = Choices(choices).lifts(frozenset({"paspoort", "kind", "nieuw"}), DAY)[CHILD]
    assert near.count == 0
    assert 1 < near.factor < factor(choices, "kind paspoort", CHILD)


def test_one_choice_alone_does_almost_nothing() -> None:
    assert 1 < factor([chosen("paspoort", PASS, 1)], "paspoort") <= 1.1


def test_nine_of_ten_choices_lift_more_than_nine_of_ninety() -> None:
    nine = chosen("paspoort", PASS, 9)
    assert factor([nine, chosen("paspoort", CHILD, 1)], "paspoort") > 1.3
    assert factor([nine, chosen("paspoort", CHILD, 81)], "paspoort") < 1.1


def test_a_word_of_many_searches_does_not_make_them_near() -> None:
    choices = [chosen(f"aanvrag onderwerp{number}", PASS, 9) for number in range(TOO_COMMON + 1)]
    assert factor(choices, "aanvrag") == 1
    assert factor(choices, "aanvrag onderwerp5") > 1.3


def test_half_is_left_after_the_half_life_and_a_clock_put_back_adds_nothing() -> None:
    assert decayed(8, HALF_LIFE_DAYS) == 4
    assert decayed(8, -HALF_LIFE_DAYS) == 8
    assert factor([chosen("paspoort", PASS, 9)], "paspoort", today=DAY - timedelta(9)) < MOST


def test_what_nobody_chose_for_a_year_is_forgotten() -> None:
    choices = [chosen("paspoort", PASS, 1000)]
    assert factor(choices, "paspoort", today=DAY + timedelta(FORGOTTEN_DAYS)) > 1
    assert factor(choices, "paspoort", today=DAY + timedelta(FORGOTTEN_DAYS + 1)) == 1


def test_one_more_choice_counts_on_top_of_what_is_left() -> None:
    later = DAY + timedelta(HALF_LIFE_DAYS)
    known = [chosen("paspoort", PASS, 8), chosen("paspoort", CHILD, 2)]
    after = with_one_more(known, ("paspoort",), PASS, later)
    assert after[PASS] == Choice(("paspoort",), PASS, 9, 5.0, later)
    assert after[CHILD] == known[1]


@pytest.mark.parametrize("past", [20, 500])
def test_a_long_past_does_not_hold_up_a_change(past: int) -> None:
    known: dict[UUID, Choice] = {}
    for article_id, times in ((PASS, past), (CHILD, 15)):
        for _ in range(times):
            known = with_one_more(known.values(), ("paspoort",), article_id, DAY)
    assert factor(known.values(), "paspoort", CHILD) > factor(known.values(), "paspoort", PASS)
    assert known[PASS].count == past


@given(st.lists(st.tuples(st.sampled_from([PASS, CHILD]), st.integers(0, 40)), max_size=60))
def test_together_choices_for_the_same_words_weigh_at_most_enough(steps: list[tuple[UUID, int]]) -> None:
    known: dict[UUID, Choice] = {}
    day = DAY
    for article_id, days in steps:
        day += timedelta(days)
        known = with_one_more(known.values(), ("paspoort",), article_id, day)
    assert sum(decayed(each.weight, (day - each.chosen_on).days) for each in known.values()) <= ENOUGH + 1e-9
    assert sum(each.count for each in known.values()) == len(steps)


@given(many_choices, words)
def test_no_factor_is_below_one_or_above_the_most(choices: list[Choice], typed: list[str]) -> None:
    lifts = Choices(choices).lifts(frozenset(typed), DAY)
    assert all(1 <= lift.factor <= MOST for lift in lifts.values())
    assert sum(lift.factor - 1 for lift in lifts.values()) <= MOST - 1 + 1e-9


@given(many_choices, words, st.data())
def test_choosing_an_article_more_never_lowers_it_nor_lifts_another(
    choices: list[Choice], typed: list[str], data: st.DataObject
) -> None:
    if not choices:
        return
    place = data.draw(st.integers(0, len(choices) - 1))
    heavier = replace(choices[place], weight=choices[place].weight + data.draw(st.floats(0, 100)), chosen_on=DAY)
    before = Choices(choices).lifts(frozenset(typed), DAY)
    after = Choices([*choices[:place], heavier, *choices[place + 1 :]]).lifts(frozenset(typed), DAY)
    for article_id, lift in before.items():
        gained = after[article_id].factor - lift.factor
        assert gained >= -1e-9 if article_id == heavier.article_id else gained <= 1e-9


@given(many_choices, words, st.integers(0, 400), st.integers(1, 400))
def test_every_factor_falls_with_time(choices: list[Choice], typed: list[str], days: int, more: int) -> None:
    known = Choices(choices)
    early = known.lifts(frozenset(typed), DAY + timedelta(days))
    late = known.lifts(frozenset(typed), DAY + timedelta(days + more))
    assert set(late) <= set(early)
    assert all(lift.factor <= early[article_id].factor + 1e-9 for article_id, lift in late.items())


@given(many_choices, words)
def test_an_article_that_is_left_out_is_lifted_no_more(choices: list[Choice], typed: list[str]) -> None:
    reset = Choices(choice for choice in choices if choice.article_id != PASS)
    assert PASS not in reset.lifts(frozenset(typed), DAY)


@given(many_choices, words)
def test_all_words_of_likeness_one_half_and_more_are_found(choices: list[Choice], typed: list[str]) -> None:
    asked = frozenset(typed)
    likeness = [(each, len(asked & {*each.words}) / len(asked | {*each.words})) for each in choices]
    since = DAY - timedelta(FORGOTTEN_DAYS)
    near = {each.article_id for each, share in likeness if share >= 0.5 and each.chosen_on >= since}
    assert set(Choices(choices).lifts(asked, DAY)) == near


SUBJECTS = ("Paspoort", "Rijbewijs", "Grofvuil", "Huwelijk", "Subsidie")
ARTICLES = [written(f"{subject} {more}", f"Alles over {more}.") for subject in SUBJECTS for more in ("nieuw", "kwijt")]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """A seat with two articles about each subject, as good as each other."""
    made = Seat(tmp_path, ARTICLES, DAY)
    yield made
    made.index.close()


def let_agents_work(seat: Seat, good: dict[str, UUID], wrong: float) -> None:
    """A hundred searches for each, two a day, with the same chances in every run."""
    agent = Agent(Random(5), wrong)
    for count in range(100):
        for typed, article_id in good.items():
            seat.search(agent, typed, [article_id])
        seat.wait(count % 2)


def first(seat: Seat) -> dict[str, UUID]:
    """What stands first for each subject."""
    return {subject: seat.hits(subject)[0] for subject in SUBJECTS}


@pytest.mark.parametrize("wrong", [0.0, 0.1, 0.3])
def test_what_agents_want_comes_first_though_some_choose_wrong(seat: Seat, wrong: float) -> None:
    second = {subject: seat.hits(subject)[1] for subject in SUBJECTS}
    assert first(seat) != second
    let_agents_work(seat, second, wrong)
    assert first(seat) == second
    assert seat.largest_factor() <= MOST


def test_a_wrong_article_that_came_first_by_accident_does_not_stay_there(seat: Seat) -> None:
    good, wrong = seat.hits("paspoort")
    for _ in range(20):
        seat.choose("paspoort", wrong)
    assert seat.hits("paspoort") == [wrong, good]
    let_agents_work(seat, {"paspoort": good}, 0.1)
    assert seat.hits("paspoort") == [good, wrong]


def test_after_a_year_without_choices_the_order_is_the_old_one(seat: Seat) -> None:
    before = first(seat)
    let_agents_work(seat, {subject: seat.hits(subject)[1] for subject in SUBJECTS}, 0.1)
    assert first(seat) != before
    seat.wait(FORGOTTEN_DAYS + 1)
    assert first(seat) == before


def test_choices_for_one_subject_leave_the_others_alone(seat: Seat) -> None:
    before, second = first(seat), seat.hits("paspoort")[1]
    for _ in range(50):
        seat.choose("paspoort", second)
    assert first(seat) == before | {"Paspoort": second}


def test_when_all_is_forgotten_the_order_is_the_old_one(seat: Seat) -> None:
    before = first(seat)
    let_agents_work(seat, {subject: seat.hits(subject)[1] for subject in SUBJECTS}, 0.1)
    seat.forget()
    assert first(seat) == before


def test_a_chosen_article_that_was_changed_or_withdrawn_does_not_hinder_searching(seat: Seat) -> None:
    good, other = (article for article in ARTICLES if article.title.startswith("Paspoort"))
    for _ in range(20):
        seat.choose("paspoort", good.id)
    seat.index.update([replace(good, version=2)], (), 2)
    assert seat.hits("paspoort") == [good.id, other.id]
    seat.index.update((), [good.id], 3)
    assert seat.hits("paspoort") == [other.id]
