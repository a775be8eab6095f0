"""Searching in a real index: what is found, in which order, and what is counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledgebase.analysis import stem
from knowledgebase.article import ArticleKind, Facts, FirstLine
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.search import Facet, SearchQuery
from tests.knowledge import built, found, marked, titles, written

ARTICLES = (
    written("Paspoort aanvragen", "U vraagt een **paspoort** aan bij de balie.", theme="Reizen", owner="burgerzaken"),
    written("Paspoort kwijt", "Meld de vermissing bij de politie.", theme="Reizen"),
    written("Rijbewijs verlengen", "Neem uw oude rijbewijs mee.", theme="Verkeer", facts=Facts(costs="€ 52,50")),
    written("Parkeervergunning", "Voor bewoners.", theme="Verkeer", first_line=FirstLine.HAND_OFF, version=3),
    written("Grofvuil laten ophalen", "Maak een afspraak.", search_words=("bankstel",), theme="Afval"),
    written("Uittreksel", "Een bewijs van inschrijving.", product="basisregistratie personen uittreksel"),
    written("Wanneer krijg ik mijn pas?", "Na vijf dagen.", kind=ArticleKind.ANSWER, theme="Reizen"),
    written("Werkinstructie balie", "Controleer het paspoort.", kind=ArticleKind.INSTRUCTION),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    """An index of ARTICLES."""
    made = built(tmp_path_factory.mktemp("index"), ARTICLES)
    yield made
    made.close()


def test_titles_come_before_texts(index: KnowledgeIndex) -> None:
    found_titles = titles(index, "paspoort ")
    assert set(found_titles[:2]) == {"Paspoort aanvragen", "Paspoort kwijt"}
    assert "Werkinstructie balie" in found_titles


def test_an_article_with_all_of_the_words_comes_first(index: KnowledgeIndex) -> None:
    assert titles(index, "paspoort politie")[0] == "Paspoort kwijt"


def test_words_spread_over_title_and_text_add_up(index: KnowledgeIndex) -> None:
    assert titles(index, "afspraak grofvuil")[0] == "Grofvuil laten ophalen"


def test_the_search_words_of_editors_are_found(index: KnowledgeIndex) -> None:
    assert titles(index, "bankstel") == ["Grofvuil laten ophalen"]


def test_the_national_product_name_is_found(index: KnowledgeIndex) -> None:
    assert titles(index, "basisregistratie") == ["Uittreksel"]


def test_a_fact_is_found(index: KnowledgeIndex) -> None:
    assert titles(index, "52") == ["Rijbewijs verlengen"]


def test_results_appear_while_a_word_is_typed(index: KnowledgeIndex) -> None:
    assert titles(index, "parkeerverg") == ["Parkeervergunning"]


def test_words_typed_apart_find_the_compound(index: KnowledgeIndex) -> None:
    assert titles(index, "parkeer vergunning")[0] == "Parkeervergunning"


def test_a_work_instruction_is_found_as_well(index: KnowledgeIndex) -> None:
    assert titles(index, "werkinstructie") == ["Werkinstructie balie"]


def test_a_slip_finds_what_was_meant(index: KnowledgeIndex) -> None:
    assert titles(index, "rijbewjis") == ["Rijbewijs verlengen"]


@pytest.mark.parametrize(("text", "better"), [("rijbewjis", "rijbewijs"), ("pasport politie", "paspoort politie")])
def test_a_better_spelling_that_finds_more_is_suggested(index: KnowledgeIndex, text: str, better: str) -> None:
    assert index.search(SearchQuery(text)).suggestion == better


@pytest.mark.parametrize("text", ["rijbewijs", "qqqqqqqq", "paspoort qqqqqqqq"])
def test_nothing_is_suggested_when_it_would_find_no_more(index: KnowledgeIndex, text: str) -> None:
    assert index.search(SearchQuery(text)).suggestion == ""


def test_a_hit_tells_what_a_row_shows(index: KnowledgeIndex) -> None:
    hit = found(index, "parkeervergunning bewoners")[0]
    assert (hit.version, hit.first_line, hit.theme, hit.kind) == (3, FirstLine.HAND_OFF, "Verkeer", ArticleKind.PRODUCT)
    assert marked(hit.title) == "[Parkeervergunning]"
    assert marked(hit.snippet) == "Voor [bewoners]."


def test_markup_does_not_reach_the_snippet(index: KnowledgeIndex) -> None:
    assert marked(found(index, "balie ")[0].snippet).count("*") == 0


def test_the_best_hits_are_shown_and_all_are_counted(index: KnowledgeIndex) -> None:
    result = index.search(SearchQuery("paspoort ", limit=1))
    assert (len(result.hits), result.total) == (1, len(titles(index, "paspoort ")))
    assert sum(count for _, count in result.facets[Facet.KIND]) == result.total


def test_a_chosen_value_narrows_the_hits_and_not_its_own_counts(index: KnowledgeIndex) -> None:
    every = index.search(SearchQuery("paspoort "))
    result = index.search(SearchQuery("paspoort ", chosen={Facet.KIND: ArticleKind.INSTRUCTION}))
    assert [hit.plain_title for hit in result.hits] == ["Werkinstructie balie"]
    assert result.total == 1
    assert result.facets[Facet.KIND] == every.facets[Facet.KIND]
    assert result.facets[Facet.OWNER] == ()


def test_every_chosen_value_must_fit(index: KnowledgeIndex) -> None:
    text = "rijbewijs parkeervergunning paspoort "
    assert titles(index, text, chosen={Facet.FIRST_LINE: FirstLine.HAND_OFF}) == ["Parkeervergunning"]
    assert titles(index, text, chosen={Facet.FIRST_LINE: "hand_off", Facet.OWNER: "burgerzaken"}) == []


def test_a_phrase_must_be_there_as_it_stands(index: KnowledgeIndex) -> None:
    assert titles(index, '"bij de balie"') == ["Paspoort aanvragen"]
    assert titles(index, '"balie de bij"') == []


def test_what_follows_a_minus_must_not_be_there_in_any_form(tmp_path: Path) -> None:
    index = built(tmp_path, [written("Reizen", "Met paspoorten op reis."), written("Reis boeken", "Op reis.")])
    assert titles(index, "reis -paspoort") == ["Reis boeken"]


def test_what_follows_a_minus_must_not_be_there(index: KnowledgeIndex) -> None:
    found_without = titles(index, "paspoort -politie")
    assert "Paspoort aanvragen" in found_without
    assert "Paspoort kwijt" not in found_without


def test_an_article_with_exactly_the_typed_words_as_title_comes_first(tmp_path: Path) -> None:
    often = [written(f"Paspoort: het paspoort {n}", "Paspoort, paspoort en paspoort.") for n in range(5)]
    index = built(tmp_path, [*often, written("Het paspoort", "Een lange tekst over wat anders. " * 90)])
    assert titles(index, "paspoort ")[0] == "Het paspoort"


def test_a_word_is_never_more_than_near_to_what_only_looks_like_it(tmp_path: Path) -> None:
    index = built(tmp_path, [written("Grofvuil laten ophalen"), written("Kliko")])
    result = index.search(SearchQuery("grofvuxyz "))
    assert [hit.plain_title for hit in result.hits] == ["Grofvuil laten ophalen"]
    assert (result.is_near, result.total, result.facets) == (True, 0, {})


def test_what_is_found_is_not_called_near(index: KnowledgeIndex) -> None:
    assert not index.search(SearchQuery("paspoort ")).is_near


def test_known_words_are_told_without_names_and_with_the_last_one_completed(index: KnowledgeIndex) -> None:
    assert index.words_of("paspoorten van mevrouw Janssen rijbew") == (stem("paspoort"), stem("rijbewijs"))
    assert index.words_of("06-12345678 janssen@example.org ") == ()


@pytest.mark.parametrize("text", ["", "   ", "!?", "de het een ", "xyzzy"])
def test_nothing_is_found_for_nothing(index: KnowledgeIndex, text: str) -> None:
    result = index.search(SearchQuery(text))
    assert (result.hits, result.total, any(result.facets.values()), result.is_near) == ((), 0, False, False)


def test_only_articles_that_are_valid_today_are_found(tmp_path: Path) -> None:
    day = date(2026, 11, 20)
    index = built(
        tmp_path,
        [
            written("Regeling van nu", valid_from=day, valid_until=day),
            written("Regeling van gisteren", valid_until=date(2026, 11, 19)),
            written("Regeling van morgen", valid_from=date(2026, 11, 21)),
        ],
    )
    assert titles(index, "regeling ") == ["Regeling van nu"]
    assert index.search(SearchQuery("regeling ")).total == 1


def test_an_article_appears_on_its_first_day(tmp_path: Path) -> None:
    days = iter([date(2026, 11, 20), date(2026, 11, 21)])
    built(tmp_path, [written("Nieuwe regeling", valid_from=date(2026, 11, 21))]).close()
    index = KnowledgeIndex(tmp_path, lambda: next(days))
    index.open()
    assert (titles(index, "regeling"), titles(index, "regeling")) == ([], ["Nieuwe regeling"])


def test_without_an_index_searching_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexAway) as away:
        KnowledgeIndex(tmp_path).search(SearchQuery("paspoort"))
    assert away.value.state is IndexState.MISSING


def test_the_words_of_a_query_can_be_marked_in_any_text(index: KnowledgeIndex) -> None:
    assert index.marks_for("paspoorten ").spans("Uw paspoort ligt klaar") == [(3, 11)]


def test_the_text_that_answers_most_of_a_query_is_known(index: KnowledgeIndex) -> None:
    marks = index.marks_for("paspoort balie ")
    assert marks.best_of(["Grofvuil", "Uw paspoort", "Een paspoort haalt u aan de balie", "De balie"]) == 2
    assert marks.best_of(["Grofvuil", ""]) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60), st.integers(0, 3))
def test_any_text_can_be_searched(index: KnowledgeIndex, text: str, limit: int) -> None:
    assert len(found(index, text, limit=limit)) <= limit
