"""Taking compounds apart with the words of the knowledge base."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.analysis import stem
from knowledgebase.compounds import Compounds
from knowledgebase.vocabulary import Lexicon, Vocabulary


def compounds(words: str, headings: str = "") -> Compounds:
    """With the words of this knowledge base."""
    every = [*words.split(), *headings.split()]
    vocabulary = Vocabulary([Lexicon.of(Counter(every))], [Lexicon.of(Counter(headings.split()))])
    return Compounds(vocabulary, {stem(word) for word in every}.__contains__)


def test_a_compound_is_made_of_words_of_the_knowledge_base() -> None:
    assert compounds("parkeren vergunning").parts("parkeervergunning") == ("parkeer", "vergunning")


def test_without_these_words_it_stays_whole() -> None:
    assert compounds("parkeren kliko").parts("parkeervergunning") == ()
    assert compounds("").parts("parkeervergunning") == ()


@pytest.mark.parametrize(
    ("words", "compound", "parts"),
    [
        ("verkeer bord", "verkeersbord", ("verkeer", "bord")),
        ("boek kast", "boekenkast", ("boek", "kast")),
        ("huis nummer", "huisnummer", ("huis", "nummer")),
        ("kind opvang", "kinderopvang", ("kind", "opvang")),
        ("hond belasting", "hondenbelasting", ("hond", "belasting")),
        ("aanvraag bouw vergunning bouwvergunning", "bouwvergunningaanvraag", ("bouw", "vergunning", "aanvraag")),
    ],
)
def test_linking_letters_stand_between_the_parts(words: str, compound: str, parts: tuple[str, ...]) -> None:
    assert tuple(map(stem, compounds(words).parts(compound))) == tuple(map(stem, parts))


def test_parts_of_three_letters_must_stand_in_a_title_or_a_name() -> None:
    assert compounds("afval pas").parts("afvalpas") == ()
    assert compounds("afval", headings="pas").parts("afvalpas") == ("afval", "pas")


def test_a_word_finds_the_compounds_that_begin_or_end_with_it_most_used_first() -> None:
    found = compounds("vergunning parkeer parkeervergunning parkeervergunning vergunninghouder houder kapvergunning")
    assert found.with_part("vergunning") == ("parkeervergunning", "vergunninghouder")


def test_plurals_of_compounds_are_found() -> None:
    assert compounds("parkeer vergunning parkeervergunningen").with_part("vergunningen") == ("parkeervergunningen",)


def test_a_word_inside_another_by_chance_is_no_part() -> None:
    assert compounds("bank banksqrl arts").with_part("bank") == ()
    assert compounds("bank bankstel").with_part("bank") == ("bankstel",)


@given(st.lists(st.text("aberst", min_size=3, max_size=6), max_size=6), st.text("aberst", max_size=16))
def test_parts_stand_in_the_word_one_after_the_other(words: list[str], word: str) -> None:
    place = 0
    for part in compounds(" ".join(words), headings=" ".join(words)).parts(word):
        place = word.index(part, place) + len(part)
