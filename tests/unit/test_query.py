"""From typed text to what is looked for."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.analysis import stem
from knowledgebase.meanings import Meanings, by_stems
from knowledgebase.query import Understanding
from knowledgebase.question import Evidence, Question, Wanted
from knowledgebase.tuning import Tuning
from knowledgebase.vocabulary import Lexicon, Vocabulary

HEADINGS = ("paspoort", "aanvragen", "parkeervergunning", "kliko", "rijbewijs", "verlengen", "grafrechten")
TEXT = (*HEADINGS, "parkeerplaats", "parkeren", "vergunning", "bewoner", "aanslag", "huwelijk", "rijden", "bewijs")
EVERYDAY = {("bruiloft",): (("huwelijk",),), ("bak", "kwijt"): (("kliko", "aanvragen"), ("zeppelin",))}
MEANINGS = Meanings(by_stems(EVERYDAY))

EVERY_STEP = Tuning(related=0.8, meaning=0.8, alike=0.5, filler=0.5, joined=0.8)


def read(text: str) -> Question:
    """Understood with the words above."""
    vocabulary = Vocabulary([Lexicon.of(Counter(TEXT))], [Lexicon.of(Counter(HEADINGS))])
    return Understanding(vocabulary, {stem(word) for word in TEXT}.__contains__, EVERY_STEP, MEANINGS).read(text)


def last(text: str) -> Wanted:
    """The last wanted word."""
    return read(text).wanted[-1]


def terms(*evidence: Evidence) -> set[str]:
    """What is looked for."""
    return {option.term for each in evidence for option in each.options}


def test_every_telling_word_is_wanted_once() -> None:
    assert [each.word for each in read("een paspoort voor het paspoort aanvragen ").wanted] == ["paspoort", "aanvragen"]


def test_a_word_is_surely_wanted_by_its_stem() -> None:
    assert terms(*last("rijbewijzen ").surest) == {stem("rijbewijs")}


def test_the_last_word_is_completed_while_it_is_typed_and_sooner_by_words_of_titles() -> None:
    (evidence,) = last("parkeerv").surest
    assert [option.term for option in evidence.options] == [stem("parkeervergunning")]
    weights = {option.term: option.weight for option in last("par").surest[0].options}
    assert weights[stem("parkeervergunning")] > weights[stem("parkeerplaats")]


def test_a_word_followed_by_a_space_is_finished() -> None:
    assert not last("park ").surest


def test_short_beginnings_are_looked_for_in_headings_only() -> None:
    assert all(option.headings_only for option in last("pa").surest[0].options)
    assert not any(option.headings_only for option in last("par").surest[0].options)


def test_words_typed_apart_are_joined_when_the_knowledge_base_writes_them_together() -> None:
    joined = stem("parkeervergunning")
    assert all(joined in terms(*each.surest) for each in read("parkeer vergunning ").wanted)


def test_a_compound_that_nobody_writes_so_is_looked_for_by_its_parts() -> None:
    found = last("bewonersparkeervergunning ")
    assert found.parts == ("bewoners", "parkeer", "vergunning")
    assert {stem("bewoner"), stem("vergunning"), stem("parkeervergunning")} <= terms(*found.related)
    assert not found.surest


def test_a_word_also_finds_compounds_with_it() -> None:
    assert stem("parkeervergunning") in terms(*last("vergunning ").related)


def test_what_looks_alike_never_makes_a_word_sure() -> None:
    found = last("grafrust ")
    assert terms(*found.alike) == {stem("grafrechten")}
    assert not found.is_sure


def test_an_everyday_word_means_what_the_knowledge_base_calls_it() -> None:
    assert [terms(*meaning) for meaning in last("bruiloft ").meanings] == [{stem("huwelijk")}]


def test_an_everyday_phrase_means_all_words_together_if_the_knowledge_base_knows_them() -> None:
    (evidence,) = read("mijn bak is kwijt ").wanted[0].meanings[0]
    assert evidence.is_phrase
    assert terms(evidence) == {stem("kliko"), stem("aanvragen")}


def test_a_slip_is_corrected_and_suggested() -> None:
    question = read("Pasport  aanvragen")
    assert [each.word for each in question.wanted] == ["paspoort", "aanvragen"]
    assert question.suggestion == "paspoort aanvragen"


def test_a_known_query_gets_no_suggestion() -> None:
    assert read("Kliko aanvragen").suggestion == ""


def test_words_that_could_stand_in_any_question_count_for_less_beside_others() -> None:
    assert all(each.weight < 1 for each in read("rijden mogelijk paspoort").wanted if each.word == "mogelijk")
    assert [each.weight for each in read("rijden paspoort ").wanted] == [1, 1]


def test_when_no_word_says_anything_all_are_wanted() -> None:
    assert last("aan").surest
    assert not read("hoe kan het ").wanted


def test_phrases_are_wanted_and_what_comes_after_a_minus_is_not() -> None:
    question = read('"paspoort aanvragen" -kliko')
    assert (question.phrases, question.unwanted) == (("paspoort aanvragen",), ("kliko",))
    assert [each.word for each in question.wanted] == ["paspoort", "aanvragen"]


def test_stems_are_those_of_known_words_with_the_last_one_completed() -> None:
    assert read("rijbewijzen van Janssen pasp").stems == (stem("paspoort"), stem("rijbewijs"))


def test_nothing_typed_wants_nothing() -> None:
    assert read("  ") == Question()


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert len(read(text).wanted) <= 24
