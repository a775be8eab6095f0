"""Words: how they are cut out and folded, and what says nothing. `test_dutch_words` tells which ones meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.analysis import content_words, lemma, stem, tokens, words
from knowledgebase.folding import clean, fold


@pytest.mark.parametrize(("form", "entry"), [("verhuist", "verhuizen"), ("kinderen", "kind"), ("adressen", "adres")])
def test_a_form_is_looked_up_in_the_dictionary(form: str, entry: str) -> None:
    assert lemma(form) == entry


def test_a_word_of_no_language_is_its_own_stem() -> None:
    assert stem("xq7") == lemma("xq7") == "xq7"


def test_case_accents_and_curly_apostrophes_do_not_matter() -> None:
    assert fold(clean("CRÈCHE Café auto’s")) == "creche cafe auto's"


def test_the_ligature_ij_is_two_letters() -> None:
    assert fold(clean("ĳsbaan Ĳmuiden")) == "ijsbaan ijmuiden"


def test_a_hyphenated_word_is_found_apart_and_together() -> None:
    assert words("id-kaart") == ["id", "kaart", "idkaart"]


def test_words_that_say_nothing_are_left_out() -> None:
    assert content_words("Hoe kan ik voor mijn kind een paspoort aanvragen?") == ["kind", "paspoort", "aanvragen"]


def test_a_plural_with_an_apostrophe_is_one_word() -> None:
    assert content_words("Twee auto's") == ["twee", "auto's"]


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60))
def test_any_word_has_a_stem(text: str) -> None:
    assert all(stem(word) for word in words(fold(clean(text))))


@given(st.text())
def test_folding_twice_changes_nothing_for_latin_text(text: str) -> None:
    latin = "".join(character for character in clean(text) if ord(character) < 0x250)
    assert fold(fold(latin)) == fold(latin)


@given(st.text())
def test_tokens_are_words_of_letters_and_digits(text: str) -> None:
    folded = fold(clean(text))
    assert all(folded[start].isalnum() and folded[end - 1].isalnum() for start, end in tokens(folded))
