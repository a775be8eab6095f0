"""Words that look alike."""

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.likeness import LEAST, MOST, Likeness

WORDS = ("parkeervergunning", "parkeerplaats", "kapvergunning", "huwelijk", "paspoort")


def test_words_that_share_more_letters_in_a_row_are_more_alike() -> None:
    found = [word for word, _ in Likeness(WORDS).nearest("parkeervergunningen")]
    assert found[0] == "parkeervergunning"
    assert set(found) == {"parkeervergunning", "parkeerplaats", "kapvergunning"}


def test_a_slip_of_the_keyboard_still_looks_alike() -> None:
    assert [word for word, _ in Likeness(WORDS).nearest("pasport")] == ["paspoort"]


def test_a_word_is_not_alike_itself() -> None:
    assert "paspoort" not in dict(Likeness(WORDS).nearest("paspoort"))


def test_only_the_most_alike_are_given() -> None:
    many = Likeness(f"vergunning{number}" for number in range(MOST * 2))
    assert len(many.nearest("vergunning")) == MOST


@given(st.lists(st.text(min_size=1, max_size=60), unique=True), st.text(max_size=60))
def test_likeness_lies_between_the_least_and_one_and_falls(words: list[str], word: str) -> None:
    found = [likeness for _, likeness in Likeness(words).nearest(word)]
    assert found == sorted(found, reverse=True)
    assert all(LEAST <= each <= 1 for each in found)
