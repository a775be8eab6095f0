"""Finding typed words in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.folding import clean, fold
from ui.knowledge.occurrences import occurrences


@pytest.mark.parametrize("wanted", ["café", "CAFE", " cafe ", "Cafe\u0301"])
def test_capitals_accents_and_spaces_around_make_no_difference(wanted: str) -> None:
    assert occurrences("Naar een CAFÉ of café.", wanted) == [(9, 13), (17, 21)]


def test_words_are_found_as_typed_not_as_forms_of_each_other() -> None:
    assert occurrences("rijbewijzen", "rijbewijs") == []
    assert occurrences("€ 27,95 (per jaar)", "(per") == [(8, 12)]


@pytest.mark.parametrize("wanted", ["", "  ", "\t"])
def test_without_words_nothing_is_found(wanted: str) -> None:
    assert occurrences("een tekst", wanted) == []


@given(st.text().map(clean), st.text())
def test_places_come_in_order_and_each_shows_what_was_typed(text: str, wanted: str) -> None:
    places = occurrences(text, wanted)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert {fold(text[start:end]) for start, end in places} <= {" ".join(fold(clean(wanted)).split())}


@given(st.text("aéB(. \n"), st.text("aéB(.", min_size=1), st.text("aéB(. \n"))
def test_what_is_there_is_found(before: str, words: str, after: str) -> None:
    assert occurrences(before + words + after, words.upper())
