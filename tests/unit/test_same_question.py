"""Which changes of the text ask the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.knowledge.same_question import is_same_question


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("paspoort", "paspoort kwijt"),
        ("paspoort kwijt", "paspoort"),
        ("pas", "paspoort"),
        ("rijbewys", "rijbewijs"),
        ("verhuizen", "verhuizing"),
        ("kwijt paspoort", "Paspoort kwijt?"),
        ("café", "CAFE"),
    ],
)
def test_typing_further_shortening_and_correcting_ask_the_same(before: str, now: str) -> None:
    assert is_same_question(before, now)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("paspoort", "rijbewijs"),
        ("paspoort aanvragen", "rijbewijs aanvragen"),
        ("huis", "auto"),
        ("paspoort", ""),
        ("", ""),
        ("  ", "x"),
    ],
)
def test_other_words_ask_something_else(before: str, now: str) -> None:
    assert not is_same_question(before, now)


@given(st.text(), st.text())
def test_it_does_not_matter_which_text_came_first(before: str, now: str) -> None:
    assert is_same_question(before, now) == is_same_question(now, before)


@given(st.text())
def test_a_text_asks_the_same_as_itself_unless_it_asks_nothing(text: str) -> None:
    assert is_same_question(text, text) is bool(text.split())
