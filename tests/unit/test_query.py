"""From typed text to what is looked for."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.analysis import stem
from knowledgebase.query import COMPLETED_BODY, COMPLETED_HEADING, Question, Understanding
from knowledgebase.vocabulary import Lexicon, Vocabulary

HEADINGS = ("paspoort", "aanvragen", "parkeervergunning", "kliko", "rijbewijs", "verlengen")
TEXT = (*HEADINGS, "parkeerplaats", "parkeren", "vergunning", "bewoner", "aanslag")


def read(text: str) -> Question:
    """Understood with the words above."""
    vocabulary = Vocabulary([Lexicon.of(Counter(TEXT))], [Lexicon.of(Counter(HEADINGS))])
    return Understanding(vocabulary, {stem(word) for word in TEXT}.__contains__).read(text)


def options(text: str) -> dict[str, float]:
    """Terms and weights of the last wanted word."""
    return {option.term: option.weight for option in read(text).wanted[-1].options}


def test_every_telling_word_is_wanted_once() -> None:
    assert [each.word for each in read("een paspoort voor het paspoort aanvragen ").wanted] == ["paspoort", "aanvragen"]


def test_a_word_is_wanted_by_its_stem() -> None:
    assert options("rijbewijzen ") == {"rijbewijs": 1.0}


def test_the_last_word_is_completed_while_it_is_typed() -> None:
    assert options("parkeer") == {
        stem("parkeervergunning"): COMPLETED_HEADING,
        stem("parkeerplaats"): COMPLETED_BODY,
    }


def test_a_word_followed_by_a_space_is_finished() -> None:
    assert not read("park ").wanted


def test_short_beginnings_are_looked_for_in_headings_only() -> None:
    assert all(option.headings_only for option in read("pa").wanted[0].options)
    assert not any(option.headings_only for option in read("par").wanted[0].options)


def test_words_typed_apart_are_joined_when_the_knowledge_base_writes_them_together() -> None:
    joined = stem("parkeervergunning")
    assert all(joined in {option.term for option in each.options} for each in read("parkeer vergunning ").wanted)


def test_words_typed_together_are_taken_apart_when_nobody_writes_them_so() -> None:
    assert [each.word for each in read("bewonersparkeervergunning ").wanted] == ["bewoners", "parkeervergunning"]


def test_a_slip_is_corrected_and_suggested() -> None:
    question = read("Pasport  aanvragen")
    assert [each.word for each in question.wanted] == ["paspoort", "aanvragen"]
    assert question.suggestion == "paspoort aanvragen"


def test_a_known_query_gets_no_suggestion() -> None:
    assert read("Kliko aanvragen").suggestion == ""


def test_when_no_word_says_anything_all_are_wanted() -> None:
    assert read("aan").wanted[0].options
    assert not read("hoe kan het ").wanted


def test_nothing_typed_wants_nothing() -> None:
    assert read("  ") == Question()


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert len(read(text).wanted) <= 24
