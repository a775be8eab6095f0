"""Searching in a real index: what is found, in which order, and what is counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledgebase.article import ArticleKind, Facts, FirstLine
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.search import SearchQuery
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
    assert titles(index, "paspoort ")[-1] == "Werkinstructie balie"


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


def test_a_slip_finds_what_was_meant_and_says_so(index: KnowledgeIndex) -> None:
    result = index.search(SearchQuery("rijbewjis"))
    assert [hit.plain_title for hit in result.hits] == ["Rijbewijs verlengen"]
    assert result.suggestion == "rijbewijs"


def test_a_hit_tells_what_a_row_shows(index: KnowledgeIndex) -> None:
    hit = found(index, "parkeervergunning bewoners")[0]
    assert (hit.version, hit.first_line, hit.theme, hit.kind) == (3, FirstLine.HAND_OFF, "Verkeer", ArticleKind.PRODUCT)
    assert marked(hit.title) == "[Parkeervergunning]"
    assert marked(hit.snippet) == "Voor [bewoners]."


def test_markup_does_not_reach_the_snippet(index: KnowledgeIndex) -> None:
    assert marked(found(index, "balie ")[0].snippet).count("*") == 0


def test_kinds_and_themes_are_counted_over_everything_that_matches(index: KnowledgeIndex) -> None:
    result = index.search(SearchQuery("paspoort ", limit=1))
    assert result.kinds == ((ArticleKind.PRODUCT, 2), (ArticleKind.INSTRUCTION, 1))
    assert result.themes == (("Reizen", 2),)
    assert (len(result.hits), result.total) == (1, 3)


def test_a_chosen_kind_narrows_the_hits_and_not_the_counts(index: KnowledgeIndex) -> None:
    result = index.search(SearchQuery("paspoort ", kind=ArticleKind.INSTRUCTION))
    assert [hit.plain_title for hit in result.hits] == ["Werkinstructie balie"]
    assert result.total == 1
    assert result.kinds == ((ArticleKind.PRODUCT, 2), (ArticleKind.INSTRUCTION, 1))


def test_a_chosen_theme_narrows_the_hits(index: KnowledgeIndex) -> None:
    chosen = titles(index, "rijbewijs parkeervergunning paspoort ", theme="Verkeer")
    assert sorted(chosen) == ["Parkeervergunning", "Rijbewijs verlengen"]


@pytest.mark.parametrize("text", ["", "   ", "!?", "de het een ", "xyzzy"])
def test_nothing_is_found_for_nothing(index: KnowledgeIndex, text: str) -> None:
    result = index.search(SearchQuery(text))
    assert (result.hits, result.total, result.kinds, result.themes) == ((), 0, (), ())


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
    assert index.marks_for("paspoorten ")("Uw paspoort ligt klaar") == [(3, 11)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60), st.integers(0, 3))
def test_any_text_can_be_searched(index: KnowledgeIndex, text: str, limit: int) -> None:
    assert len(found(index, text, limit=limit)) <= limit
