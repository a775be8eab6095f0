"""Finding products by how other municipalities call them."""

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.learned_index import LEAST, LearnedTerms
from knowledgebase.learned_terms import LearnedTerm

TERMS = (
    LearnedTerm("huwelijk", "Trouwen", 30),
    LearnedTerm("huwelijk", "Huwelijk sluiten in het stadhuis", 3),
    LearnedTerm("kapvergunning", "Boom kappen", 8),
    LearnedTerm("parkeervergunning", "Vergunning om te parkeren", 4),
    LearnedTerm("paspoort", "Reisdocument aanvragen", 12),
)


def products(text: str) -> list[str]:
    """Those that match, the likeliest first."""
    found = LearnedTerms(TERMS).alike(text)
    return sorted(found, key=lambda product: -found[product][0])


def test_a_product_is_found_by_another_title_and_says_which() -> None:
    likeness, title = LearnedTerms(TERMS).alike("trouwen")["huwelijk"]
    assert (title, round(likeness, 6)) == ("Trouwen", 1)


def test_forms_of_the_words_and_their_order_do_not_matter() -> None:
    assert products("bomen gekapt") == products("kappen boom") == ["kapvergunning"]


def test_compounds_meet_their_parts() -> None:
    assert products("parkeervergunning") == ["parkeervergunning"]


def test_a_question_with_one_rare_word_in_common_finds_it() -> None:
    assert products("mijn reisdocument is weg")[0] == "paspoort"


def test_a_question_with_nothing_in_common_finds_nothing() -> None:
    assert products("hondenpoep") == products("") == []


def test_nothing_learned_finds_nothing() -> None:
    assert not LearnedTerms()
    assert LearnedTerms().alike("trouwen") == {}


@given(st.text(max_size=80))
def test_likeness_lies_between_the_least_and_one_for_any_text(text: str) -> None:
    assert all(LEAST <= likeness <= 1 for likeness, _ in LearnedTerms(TERMS).alike(text).values())
