"""One line in the log for one search: what was opened, or that it was given up."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.ids import new_id
from ui.knowledge.search_use import SearchUse

A, B = new_id(), new_id()


class Bench:
    """A log in a list, and a clock that stands still."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int | None, UUID | None]] = []
        self.time = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
        self.use = SearchUse(lambda: self.time, lambda *line: self.told.append(line))

    def search(self, words: str, total: int = 3, seconds: float = 2) -> None:
        """Type, get rows, and look so long."""
        self.use.typed(words)
        if words.strip():
            self.use.found(words.strip(), total)
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_cleared_box_gives_the_search_up(bench: Bench) -> None:
    bench.search("paspoort", total=0)
    bench.search("")
    assert bench.told == [("paspoort", 0, None, None)]


def test_another_question_gives_the_one_before_up(bench: Bench) -> None:
    bench.search("paspoort")
    for typed in ("r", "ri", "rij", "rijbewijs"):
        bench.search(typed, seconds=0.1)
    assert bench.told == [("paspoort", 3, None, None)]


def test_typing_further_shortening_and_correcting_is_one_search_told_in_its_last_words(bench: Bench) -> None:
    for typed in ("paspoort", "paspoort kwijt", "paspoort kwij", "kwijt paspoort", "kwijt paspoord"):
        bench.search(typed)
    bench.use.left()
    assert bench.told == [("kwijt paspoord", 3, None, None)]


def test_backspacing_to_nothing_tells_the_words_that_stood(bench: Bench) -> None:
    bench.search("paspoort")
    for end in range(7, -1, -1):
        bench.search("paspoort"[:end], seconds=0.1)
    assert bench.told == [("paspoort", 3, None, None)]


def test_words_that_stood_less_than_a_second_are_not_told(bench: Bench) -> None:
    for typed in ("paspoort", "rijbewijs", ""):
        bench.search(typed, seconds=0.9)
    assert bench.told == []


def test_words_that_were_opened_are_told_however_short_they_stood(bench: Bench) -> None:
    bench.search("paspoort", seconds=0.1)
    bench.use.opened(1, A, entered=True)
    assert bench.told == [("paspoort", 3, 1, A)]


def test_of_what_the_arrows_pass_the_last_is_told_when_the_search_is_left(bench: Bench) -> None:
    bench.search("paspoort")
    bench.use.opened(1, A, entered=False)
    bench.use.opened(2, B, entered=False)
    assert bench.told == []
    bench.search("")
    assert bench.told == [("paspoort", 3, 2, B)]


def test_a_search_is_told_once(bench: Bench) -> None:
    bench.search("paspoort")
    bench.use.opened(1, A, entered=True)
    bench.use.opened(2, B, entered=True)
    bench.use.took(B)
    bench.search("paspoort kwijt")
    bench.search("")
    bench.use.left()
    assert len(bench.told) == 1


def test_the_next_search_is_told_again(bench: Bench) -> None:
    bench.search("paspoort")
    bench.use.opened(1, A, entered=True)
    bench.search("rijbewijs")
    bench.use.opened(3, B, entered=True)
    assert bench.told == [("paspoort", 3, 1, A), ("rijbewijs", 3, 3, B)]


def test_a_filter_that_leaves_nothing_does_not_make_it_a_search_without_result(bench: Bench) -> None:
    bench.search("paspoort")
    bench.use.found("paspoort", 0)
    bench.search("")
    assert bench.told == [("paspoort", 3, None, None)]


def test_rows_of_the_question_before_count_for_that_question(bench: Bench) -> None:
    bench.search("paspoort", seconds=0.1)
    bench.use.typed("paspoort k")
    bench.use.opened(1, A, entered=True)
    assert bench.told == [("paspoort", 3, 1, A)]


def test_words_that_came_back_are_told_only_when_they_become_another_question(bench: Bench) -> None:
    bench.use.came_back("paspoort")
    bench.search("paspoort kwijt")
    assert bench.told == []
    bench.search("rijbewijs")
    bench.search("")
    assert bench.told == [("rijbewijs", 3, None, None)]
