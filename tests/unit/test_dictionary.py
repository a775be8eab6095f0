"""The copy of the dictionary says what simplemma says."""

import pytest
import simplemma

from knowledgebase.dictionary import dictionary_form, is_in_dictionary

WORDS = (
    *("verhuisde", "fietsen", "amsterdam", "foto's", "auto's", "categorieën", "paspoortsignalering", "2026", "a4"),
    *("afvalcontainertje", "qwxyz", "id-kaart", "ge", "u"),
)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_has_the_form_that_the_library_gives(word: str) -> None:
    assert dictionary_form(word) == simplemma.lemmatize(word, "nl")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_known_when_the_library_knows_it(word: str) -> None:
    assert is_in_dictionary(word) is simplemma.is_known(word, "nl")
