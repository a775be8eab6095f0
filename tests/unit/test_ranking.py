"""The order of the hits."""

import random
from datetime import date
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.article import Article
from knowledgebase.choices import Choice
from knowledgebase.index import KnowledgeIndex
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.ranking import Ranking
from knowledgebase.search import SearchQuery
from tests.knowledge import TODAY, built, found, titles, written

_WORDS = """
paspoort parkeren parkeer vergunning parkeervergunning afval afvalpas pas rijbewijs rijden bewoner bewonerspas kaart
identiteitskaart balie balies afspraak aanvraag aanvragen kosten kost gratis verhuizen verhuizing adres grofvuil
"""
WORDS = _WORDS.split()
COUNT = 40  # documents

_SCORES = st.dictionaries(st.integers(0, COUNT - 1), st.floats(0.125, 20, width=32), max_size=COUNT)


def ranking_of(scores: dict[int, float]) -> Ranking:
    """These documents with these scores."""
    numbers = sorted(scores)
    return Ranking(np.array(numbers, np.uint32), np.array([scores[number] for number in numbers], np.float32))


@given(_SCORES, st.integers(1, 10))
def test_the_best_are_those_of_an_exhaustive_check(scores: dict[int, float], count: int) -> None:
    every = sorted((-score, document) for document, score in scores.items())
    assert ranking_of(scores).best(count) == [(document, -score) for score, document in every[:count]]


@given(_SCORES, st.sets(st.integers(0, COUNT - 1)))
def test_fewer_documents_keep_their_scores(scores: dict[int, float], kept: set[int]) -> None:
    fewer = {document: score for document, score in scores.items() if document in kept}
    assert ranking_of(scores).among(kept & scores.keys()).best(COUNT) == ranking_of(fewer).best(COUNT)


def random_articles(count: int, seed: int) -> list[Article]:
    """Articles of a few words, some much longer than others."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        return " ".join(chance.choices(WORDS, weights=range(1, len(WORDS) + 1), k=chance.randint(0, most)))

    return [
        written(f"{number} {words(4)}", words(60), search_words=tuple(words(3).split()), theme=words(1))
        for number in range(count)
    ]


def random_queries(count: int, seed: int) -> list[str]:
    """One to four words; half of them with the last one unfinished."""
    chance = random.Random(seed)
    typed = [" ".join(chance.sample(WORDS, chance.randint(1, 4))) for _ in range(count)]
    return [text[: chance.randint(len(text) // 2, len(text))] + chance.choice(("", " ")) for text in typed]


@pytest.mark.parametrize("seed", range(3))
def test_fewer_hits_are_the_first_of_more(tmp_path: Path, seed: int) -> None:
    index = built(tmp_path, random_articles(120, seed))
    for text in random_queries(25, seed):
        every = found(index, text, limit=999)
        assert [hit.score for hit in every] == sorted((hit.score for hit in every), reverse=True), text
        assert found(index, text) == every[:20], text


@pytest.mark.parametrize("seed", range(2))
def test_articles_added_one_by_one_rank_as_if_they_were_built_together(tmp_path: Path, seed: int) -> None:
    articles = random_articles(40, seed)
    together, apart = built(tmp_path / "together", articles), built(tmp_path / "apart", articles[:37])
    for number in range(37, 40):
        apart.update([articles[number]], [], head=number)
    for text in random_queries(25, seed):
        assert titles(apart, text, limit=99) == titles(together, text, limit=99), text


def test_a_title_is_worth_more_than_a_text(tmp_path: Path) -> None:
    index = built(
        tmp_path, [written("Balie", "Over een paspoort."), written("Paspoort", "Aan de balie."), written("Adres")]
    )
    assert titles(index, "paspoort ") == ["Paspoort", "Balie"]


def test_both_words_are_worth_more_than_one_of_them_often(tmp_path: Path) -> None:
    often = written("Reisdocument", "Paspoort, paspoort en nog eens paspoort.")
    both = written("Reizen", "Uw paspoort aan de balie.")
    index = built(
        tmp_path, [often, both, written("Grofvuil"), written("Stadhuis", "De balie is open, ook een tweede balie.")]
    )
    assert titles(index, "paspoort balie ")[0] == "Reizen"


def test_an_article_with_only_the_most_common_word_does_not_match(tmp_path: Path) -> None:
    common = [written(f"Regeling {number}", "Zo vraagt u het aan: aanvragen.") for number in range(60)]
    index = built(tmp_path, [*common, written("Grofvuil aanvragen")])
    assert titles(index, "grofvuil aanvragen ", limit=99) == ["Grofvuil aanvragen"]


def test_equal_articles_keep_one_order(tmp_path: Path) -> None:
    index = built(tmp_path, [written(f"Balie {letter}") for letter in "abcdef"])
    assert titles(index, "balie ", limit=3) == titles(index, "balie ", limit=6)[:3] == ["Balie a", "Balie b", "Balie c"]


# what was learned

EQUAL = [written(f"Afval {letter}", "Over de container.") for letter in "abcdef"]


def chosen(article_id: UUID, count: int, on: date = TODAY) -> Choice:
    """An article that agents chose for this word."""
    return Choice(("container",), article_id, count, float(count), on)


def test_what_agents_chose_for_these_words_rises_and_tells_how_often(tmp_path: Path) -> None:
    index = built(tmp_path, EQUAL)
    index.use_choices([chosen(EQUAL[4].id, 9)])
    first = found(index, "containers ")[0]
    assert (first.plain_title, first.chosen) == ("Afval e", 9)
    index.use_choices([])
    assert titles(index, "containers ")[0] == "Afval a"


def test_what_agents_chose_for_other_words_stays_where_it_is(tmp_path: Path) -> None:
    index = built(tmp_path, EQUAL)
    index.use_choices([chosen(EQUAL[4].id, 9)])
    assert titles(index, "afval ")[0] == "Afval a"


def test_choices_never_put_an_article_above_an_exact_title(tmp_path: Path) -> None:
    favourite = written("Zeppelin zeppelin", "Zeppelin.")
    index = built(tmp_path, [favourite, written("Zeppelin", "Lang verhaal. " * 50), *EQUAL])
    index.use_choices([Choice(("zeppelin",), favourite.id, 500, 20.0, TODAY)])
    assert titles(index, "zeppelin ") == ["Zeppelin", "Zeppelin zeppelin"]


def test_a_chosen_article_that_changes_keeps_its_rank_and_a_withdrawn_one_goes(tmp_path: Path) -> None:
    index = built(tmp_path, EQUAL)
    index.use_choices([chosen(EQUAL[4].id, 9)])
    titles(index, "container ")
    index.update([EQUAL[4]], [], head=2)
    assert titles(index, "container ")[0] == "Afval e"
    index.update([], [EQUAL[4].id], head=3)
    assert "Afval e" not in titles(index, "container ")


def learned(index: KnowledgeIndex) -> KnowledgeIndex:
    """With a title of another municipality."""
    index.use_learned([LearnedTerm("huwelijk", "Zwanen wisselen", 3)])
    return index


def test_a_title_of_another_municipality_finds_the_product_and_is_told(tmp_path: Path) -> None:
    article = written("Partners worden", "In het stadhuis.", product="huwelijk")
    index = built(tmp_path, [article, written("Kliko")])
    assert titles(index, "zwanen ") == []
    result = learned(index).search(SearchQuery("zwanen "))
    assert [(hit.plain_title, hit.learned) for hit in result.hits] == [("Partners worden", "Zwanen wisselen")]
    assert (result.total, result.is_near) == (1, False)


def test_search_words_that_name_a_product_are_found_by_its_learned_titles_too(tmp_path: Path) -> None:
    index = learned(built(tmp_path, [written("Partners worden", search_words=("Huwelijk",))]))
    assert titles(index, "zwanen ") == ["Partners worden"]


def test_what_was_learned_outlives_a_rebuild(tmp_path: Path) -> None:
    index = learned(built(tmp_path, [written("Kliko")]))
    article = written("Partners worden", product="huwelijk")
    index.rebuild([article], 1, 2, lambda done, total: None, lambda: False)
    assert titles(index, "zwanen ") == ["Partners worden"]
