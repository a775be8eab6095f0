"""What the pages of the figures say: of how many, whether the norm is met, and what there is to do."""

from uuid import UUID

import pytest

from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.periods import PeriodKind
from app.domain.figures.surveys import Average
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from app.services.figure_ports import Narrowed
from tests.builders import AGENT_ID, a_person
from tests.figure_views_builder import SCOPE, a_period_view, a_shown, a_value, months_of_a_year
from ui.figures.page_parts import marks_words, too_few_words
from ui.figures.words import (
    action_words,
    before_words,
    can_list,
    few_words,
    made_of,
    narrowed_words,
    norm_line,
    scope_words,
    time_label,
    time_words,
    trend_spoken,
    trend_words,
    value_spoken,
    value_words,
)


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        (Narrowed(), ""),
        (Narrowed(seat_id=UUID(int=1)), "Balie 3"),
        (Narrowed(seat_id=UUID(int=2)), "Workplace that is gone"),
        (Narrowed(agent_id=AGENT_ID), "S. Bakker"),
        (Narrowed(line=Line.SECOND), "Line 2: advisers"),
        (Narrowed(hour=(4, 9)), "Friday 9:00–10:00"),
    ],
)
def test_what_a_list_is_narrowed_to_has_words(narrowed: Narrowed, words: str) -> None:
    assert narrowed_words(narrowed, a_period_view().seats, [a_person()]) == words


@pytest.mark.parametrize(("below", "words"), [(0, ""), (12, "few: 12"), (29, "few: 29"), (30, "")])
def test_a_value_of_fewer_than_thirty_says_so(below: int, words: str) -> None:
    assert few_words(a_value(above=0, below=below)) == words


def test_a_count_is_never_too_small_to_say() -> None:
    assert value_words(FigureValue(FigureKey.CONTACTS, 3, 0)) == "3"


def test_nothing_to_divide_by_is_said_in_words() -> None:
    assert (value_words(a_value(above=0, below=0)), value_spoken(a_value(above=0, below=0))) == ("—", "no contacts")


def test_a_share_is_spoken_with_its_counts() -> None:
    assert value_spoken(a_value(above=84, below=100)) == "84 %, 84 of 100"


@pytest.mark.parametrize(
    ("now", "before", "words", "spoken"),
    [
        (104, 100, "▲ 4 %", "more than before: 4 %"),
        (98, 100, "▼ 2 %", "less than before: 2 %"),
        (100, 100, "=", "as many as before"),
        (5, 0, "new", "not in the period before"),
        (0, 0, "", "not in the period before"),
    ],
)
def test_a_trend_has_a_sign_and_words(now: int, before: int, words: str, spoken: str) -> None:
    assert (trend_words(now, before), trend_spoken(now, before)) == (words, spoken)


def test_a_norm_has_a_sign_and_a_word_besides_its_colour() -> None:
    assert norm_line(a_shown(FigureKey.DIRECT, 80.0)) == ("✓ norm 80 %: met", "good")
    assert norm_line(a_shown(FigureKey.PROMISES_KEPT, 95.0)) == ("! norm 95 %: not met", "bad")
    assert norm_line(a_shown(FigureKey.DURATION)) == ("", "plain")


def test_a_card_tells_the_period_before_by_its_own_name() -> None:
    assert before_words(a_shown(), PeriodKind.WEEK).startswith("last week ")


def test_a_value_tells_of_which_counts_it_is_made() -> None:
    assert made_of(a_value(above=84, below=100)) == (
        "84 questions answered directly",
        "divided by 100 questions",
    )


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        (FigureKey.DIRECT, [True, True]),
        (FigureKey.CONTACTS, [True, False]),
        (FigureKey.DURATION, [False, True]),
        (FigureKey.RANK, [False, False]),
    ],
)
def test_only_what_contacts_are_behind_can_be_listed(key: FigureKey, parts: list[bool]) -> None:
    assert [can_list(key, whole) for whole in (False, True)] == parts


def test_a_day_and_a_month_have_a_short_and_a_full_name() -> None:
    day, month = a_period_view().times[2], months_of_a_year()[2]
    assert (time_label(day), time_label(month)) == ("3", "Mar")
    assert time_words(month) == "March 2026: 2,100 questions, 1,730 answered directly (82 %)"


def test_a_day_without_questions_says_no_share() -> None:
    assert time_words(a_period_view().times[0]) == "Sun 1 Nov: 0 questions"


@pytest.mark.parametrize(
    ("reason", "tasks", "words"),
    [
        (NotDirectReason.NO_ARTICLE, 8, "8 gaps → editing"),
        (NotDirectReason.NO_ARTICLE, 0, "—"),
        (NotDirectReason.ARTICLE_UNCLEAR, 1, "1 report → editing"),
        (NotDirectReason.NO_ACCESS, None, "ask the administrator for access"),
        (NotDirectReason.DECISION_NEEDED, None, "—"),
    ],
)
def test_a_reason_leads_to_what_can_be_done(reason: NotDirectReason, tasks: int | None, words: str) -> None:
    assert action_words(reason, tasks) == words


def test_marks_are_told_with_their_interval_and_number() -> None:
    words = marks_words(Average(120, 7.8, 0.3), 236)
    assert "On average 7.8." in words
    assert "between 7.5 and 8.1" in words
    assert "120 customers gave a mark." in words


def test_an_interval_stays_between_the_lowest_and_the_highest_mark() -> None:
    assert "between 9 and 10," in marks_words(Average(2, 9.8, 0.8), 2)


def test_a_mark_of_too_few_is_not_told_but_why() -> None:
    assert too_few_words(12, 30).endswith("There are 12.")


def test_what_is_looked_at_leaves_out_what_is_not_narrowed() -> None:
    assert scope_words(SCOPE, "Paspoort", "") == "November 2026, up to and with 21 November · Paspoort"
