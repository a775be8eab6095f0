"""What was found, in words: rows, filters and the line above them."""

import pytest

from app.domain.ids import new_id
from app.services.ports import Popular
from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.search import Facet, Hit, SearchQuery, SearchResult
from ui.knowledge.filters import filters_of, kinds_of
from ui.knowledge.notices import Offer, empty_words, notice_of
from ui.knowledge.rows import popular_row, row_of

UNITS = {"parkeren": "Team Parkeren"}


def a_hit(**changes: object) -> Hit:
    values: dict[str, object] = {
        "article_id": new_id(),
        "version": 1,
        "title": (("Paspoort", True),),
        "snippet": (("Zo vraagt u het aan.", False),),
        "kind": ArticleKind.PRODUCT,
        "first_line": FirstLine.ANSWER,
        "owner": "parkeren",
        "theme": "Verkeer",
        "score": 1.0,
    }
    return Hit(**{**values, **changes})  # type: ignore[arg-type]


def a_result(**changes: object) -> SearchResult:
    return SearchResult(**{"query": SearchQuery("paspoort"), **changes})  # type: ignore[arg-type]


# rows


def test_a_row_says_who_answers_and_what_it_is_about() -> None:
    assert row_of(a_hit(), UNITS).chips == (("answer directly", "good"), ("Verkeer", "plain"))
    handed_off = row_of(a_hit(first_line=FirstLine.HAND_OFF, kind=ArticleKind.ANSWER, theme=""), UNITS)
    assert handed_off.chips == (("question and answer", "plain"), ("hand off: Team Parkeren", "warn"))


def test_a_row_that_colleagues_chose_more_than_once_says_so() -> None:
    row = row_of(a_hit(chosen=9), UNITS)
    assert row.notes == (("9 × chosen with these words", "info"),)
    assert "9 times" in row.meaning and "9 times" in row.spoken
    assert row_of(a_hit(chosen=1), UNITS).notes == ()


def test_a_row_found_by_the_words_of_others_names_them() -> None:
    row = row_of(a_hit(learned="parkeerkaart"), UNITS)
    assert row.notes == (("called “parkeerkaart” elsewhere", "plain"),)
    assert row.meaning == "Other municipalities call this “parkeerkaart”."


def test_what_is_asked_most_today_has_its_number() -> None:
    popular = Popular(new_id(), "Paspoort", 4)
    assert popular_row(popular).chips == (("4 × today", "plain"),)


# filters


def test_filters_have_words_for_every_value_and_keep_unknown_ones() -> None:
    facets = {
        Facet.GROUP: (("social-services", 4), ("of later", 1)),
        Facet.OWNER: (("parkeren", 3), ("opgeheven", 1)),
        Facet.FIRST_LINE: (("answer", 3), ("hand_off", 1)),
        Facet.AUDIENCE: (("particulier", 3), ("ondernemer", 2), ("toerist", 1)),
    }
    words = {each.facet: [value.words for value in each.values] for each in filters_of(a_result(facets=facets), UNITS)}
    assert words == {
        Facet.GROUP: ["Income and support", "of later"],
        Facet.OWNER: ["Team Parkeren", "opgeheven"],
        Facet.FIRST_LINE: ["Answer directly", "Hand off"],
        Facet.AUDIENCE: ["Citizen", "Company", "toerist"],
    }


def test_a_filter_with_one_value_offers_nothing_unless_it_is_chosen() -> None:
    one = {Facet.AUDIENCE: (("ondernemer", 5),)}
    assert not any(each.has_choice for each in filters_of(a_result(facets=one), UNITS))
    query = SearchQuery("paspoort", {Facet.AUDIENCE: "ondernemer"})
    assert [each.chosen_words for each in filters_of(a_result(query=query), UNITS) if each.has_choice] == ["Company"]


def test_kinds_stand_in_their_order_after_all_of_them() -> None:
    result = a_result(facets={Facet.KIND: (("product", 5), ("instruction", 2))})
    assert kinds_of(result) == (((None, 7), (ArticleKind.PRODUCT, 5), (ArticleKind.INSTRUCTION, 2)), None)
    assert kinds_of(a_result()) == ((), None)


def test_a_chosen_kind_that_has_nothing_can_still_be_taken_off() -> None:
    query = SearchQuery("paspoort", {Facet.KIND: "answer"})
    assert kinds_of(a_result(query=query)) == (((None, 0), (ArticleKind.ANSWER, 0)), ArticleKind.ANSWER)
    assert kinds_of(a_result(query=SearchQuery("x", {Facet.KIND: "of later"}))) == ((), None)


# the line above the rows


@pytest.mark.parametrize(
    ("result", "words", "offer"),
    [
        (a_result(total=3), "", Offer.NOTHING),
        (a_result(), "Nothing found for these words.", Offer.REPORT),
        (
            a_result(hits=(a_hit(),), is_near=True),
            "Nothing found for these words. Nearest articles:",
            Offer.REPORT,
        ),
        (
            a_result(query=SearchQuery("paspoort", {Facet.OWNER: "parkeren"})),
            "Nothing with these filters.",
            Offer.TAKE_FILTERS_OFF,
        ),
    ],
)
def test_a_search_that_finds_nothing_says_so_in_one_line(result: SearchResult, words: str, offer: Offer) -> None:
    assert notice_of(result) == (words, offer)
    assert empty_words(result)
