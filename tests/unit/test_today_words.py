"""What stands on the wall: a sign and a word beside every colour, and no hour left out."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.norms import Norm
from app.domain.ids import new_id
from app.services.figure_ports import OpenWork
from app.services.figure_views import HourLine, PartLine, Shown, TodayView
from ui.figures.today_words import foot_words, hour_words, hours_of, late_words, tiles_of

NOW = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)  # half past twelve in the Netherlands
NORM = Norm(new_id(), FigureKey.DIRECT, 80.0, date(2026, 1, 1))
NO_WORK = OpenWork(0, 0, 0, 0, {}, None)


def a_value(numerator: int = 84, denominator: int = 100, key: FigureKey = FigureKey.DIRECT) -> FigureValue:
    return FigureValue(key, numerator, denominator)


def today(**changes: Any) -> TodayView:
    """A Tuesday at half past twelve."""
    lasting = a_value(key=FigureKey.DURATION)
    channel = PartLine("telephone", "", 40, 30, a_value(), a_value(), lasting, lasting, lasting, lasting)
    shown = Shown(a_value(), a_value(), a_value(), NORM)
    hours = (HourLine(1, 9, 30), HourLine(1, 12, 10))
    return replace(TodayView(NOW, 40, 38.4, shown, 2, NO_WORK, hours, (channel,)), **changes)


def test_a_quiet_day_says_that_all_is_well() -> None:
    told = [(tile.value, tile.note, tile.tone) for tile in tiles_of(today())]
    assert told == [
        ("84 %", "✓ norm 80 %: met", "good"),
        ("40", "usual by now: 38", "plain"),
        ("0", "of 0 questions handed off", "plain"),
        ("0", "✓ every promise is kept", "good"),
        ("0", "the customer hears today", "plain"),
        ("—", "nothing is open", "plain"),
    ]


def test_a_bad_day_says_so_with_signs() -> None:
    work = OpenWork(12, 3, 2, 4, {}, datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    shown = Shown(a_value(70), a_value(), a_value(), NORM)
    told = {tile.name: (tile.value, tile.note, tile.tone) for tile in tiles_of(today(work=work, direct=shown))}
    assert told["Answered directly"] == ("70 %", "! norm 80 %: not met", "bad")
    assert told["Waiting for somebody"] == ("3", "of 12 questions handed off", "warn")
    assert told["Too late"] == ("2", "! the promised day is over", "bad")
    assert told["Promised for today"] == ("4", "the customer hears today", "plain")
    assert told["Open longest"] == ("5 days", "handed off Thu 19 Nov", "plain")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (Shown(a_value(3, 4), a_value(), a_value(), NORM), "! norm 80 %: not met · few: 4"),
        (Shown(a_value(0, 0), a_value(), a_value()), "no questions yet"),
    ],
)
def test_few_questions_say_so(shown: Shown, words: str) -> None:
    assert tiles_of(today(direct=shown))[0].note == words


def test_without_days_to_compare_with_none_is_made_up() -> None:
    assert tiles_of(today(usual=None))[1].note == "no comparison yet"


def test_every_hour_of_the_day_until_now_is_there() -> None:
    hours = hours_of(today())
    assert [(hour.hour, hour.contacts) for hour in hours] == [(8, 0), (9, 30), (10, 0), (11, 0), (12, 10)]
    assert [hour.is_now for hour in hours] == [False, False, False, False, True]


def test_hours_before_and_after_the_usual_ones_are_there_too() -> None:
    night = today(hours=(HourLine(1, 6, 1), HourLine(1, 20, 2)), as_of=datetime(2026, 11, 24, 20, tzinfo=UTC))
    hours = hours_of(night)
    assert [hour.hour for hour in hours] == list(range(6, 22))
    assert sum(hour.contacts for hour in hours) == 3


def test_an_hour_is_told_in_words() -> None:
    first, *_rest, last = hours_of(today())
    assert (hour_words(first), hour_words(last)) == ("8 o'clock: 0 contacts", "12 o'clock, until now: 10 contacts")


def test_the_foot_tells_channels_and_when_it_was_read() -> None:
    assert foot_words(today()) == "Telephone 40 · 2 complaints · read at 12:30, again every half minute"
    assert late_words(today()) == "! These are the numbers of 12:30: they cannot be read now."
