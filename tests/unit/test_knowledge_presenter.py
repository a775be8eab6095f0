"""Decisions about searching and reading, without a screen."""

import pytest

from app.domain.draft import Desk
from app.domain.ids import new_id
from knowledgebase.search import Facet, SearchQuery
from tests.knowledge_bench import LICENCE, PASSPORT, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_typing_searches_without_the_spaces_around(bench: Bench) -> None:
    bench.presenter.search(" paspoort ")
    assert [result.query for result in bench.view.results] == [SearchQuery("paspoort")]
    assert bench.presenter.query == " paspoort "


def test_an_article_offers_those_it_points_to(bench: Bench) -> None:
    bench.presenter.open_article(LICENCE.id)
    assert bench.view.related == [PASSPORT]


def test_an_empty_box_shows_what_is_asked_most_today(bench: Bench) -> None:
    bench.presenter.search("  ")
    assert (len(bench.view.popular), bench.view.results) == (1, [])


def test_filters_stay_while_typing_and_go_with_a_new_question(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.choose(Facet.KIND, "instruction")
    bench.presenter.choose(Facet.OWNER, "parkeren")
    bench.presenter.search("paspoort kwijt")
    chosen = {Facet.KIND: "instruction", Facet.OWNER: "parkeren"}
    assert bench.view.results[-1].query == SearchQuery("paspoort kwijt", chosen)
    bench.presenter.search("")
    bench.presenter.search("rijbewijs")
    assert bench.view.results[-1].query == SearchQuery("rijbewijs")


def test_a_filter_is_taken_off_alone_or_with_all_others(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    for facet, value in ((Facet.KIND, "product"), (Facet.OWNER, "parkeren"), (Facet.AUDIENCE, "ondernemer")):
        bench.presenter.choose(facet, value)
    bench.presenter.choose(Facet.OWNER, "")
    assert bench.view.results[-1].query.chosen == {Facet.KIND: "product", Facet.AUDIENCE: "ondernemer"}
    bench.presenter.take_filters_off()
    assert bench.view.results[-1].query == SearchQuery("paspoort")


def test_searching_again_asks_the_same(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.refresh()
    assert len(bench.view.results) == 2


def test_a_search_that_fails_is_told(bench: Bench) -> None:
    bench.library.away = True
    bench.presenter.search("paspoort")
    assert (bench.view.errors, bench.view.results) == (["index-away"], [])


def test_an_article_of_the_rows_is_opened_with_the_words_that_found_it(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.enter(PASSPORT)
    assert bench.view.shown == [(PASSPORT, "paspoort")]
    assert (bench.presenter.article, bench.presenter.found_by) == (PASSPORT, "paspoort")


def test_the_words_that_found_it_are_those_of_the_rows_not_those_still_being_typed(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.slow = True
    bench.presenter.search("paspoort k")
    bench.enter(PASSPORT)
    bench.settle()
    assert bench.presenter.found_by == "paspoort"


def test_an_article_of_a_link_of_today_or_of_another_page_was_not_searched(bench: Bench) -> None:
    bench.presenter.search("rijbewijs")
    bench.presenter.follow("article:paspoort")
    assert (bench.view.shown[-1], bench.presenter.found_by) == ((PASSPORT, ""), "")
    bench.presenter.open_article(LICENCE.id)
    assert (bench.view.shown[-1], bench.presenter.found_by) == ((LICENCE, ""), "")
    bench.presenter.search("")
    bench.enter(PASSPORT)
    assert (bench.view.shown[-1], bench.presenter.found_by) == ((PASSPORT, ""), "")


def test_an_article_that_is_gone_closes_and_is_told(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.presenter.open_article(new_id())
    assert (bench.view.article, bench.presenter.article, bench.view.errors) == (None, None, ["article-withdrawn"])


def test_the_open_article_is_shown_again_without_reading(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.library.known.clear()
    bench.presenter.open_article(PASSPORT.id)
    assert (bench.view.article, bench.view.errors) == (PASSPORT, [])


def test_the_article_chosen_last_is_the_one_that_stays(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.slow = True
    bench.presenter.open_article(LICENCE.id)
    bench.presenter.open_article(PASSPORT.id)
    bench.settle()
    assert bench.view.article == bench.presenter.article == PASSPORT


def test_an_article_that_was_still_being_read_does_not_come_after_closing(bench: Bench) -> None:
    bench.slow = True
    bench.presenter.open_article(PASSPORT.id)
    bench.presenter.close_article()
    bench.settle()
    assert bench.view.article is None and bench.presenter.article is None


def test_another_contact_brings_its_own_search_filters_and_article(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.enter(PASSPORT)
    filters = (("owner", "parkeren"), ("of later", "x"))
    desk = Desk("rijbewijs kwijt", "instruction", article_id=LICENCE.id, filters=filters, found_by="rijbewijs")
    bench.presenter.restore(desk)
    chosen = {Facet.KIND: "instruction", Facet.OWNER: "parkeren"}
    assert bench.view.results[-1].query == SearchQuery("rijbewijs kwijt", chosen)
    assert (bench.view.shown[-1], bench.presenter.chosen) == ((LICENCE, "rijbewijs"), chosen)


def test_a_contact_without_an_article_closes_that_of_the_other(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.presenter.restore(Desk())
    assert bench.view.article is None and bench.presenter.article is None


def test_the_article_of_another_contact_never_counts_as_open_in_this_one(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.slow = True
    bench.presenter.restore(Desk(article_id=LICENCE.id))
    assert bench.presenter.article is None
    bench.settle()
    assert bench.presenter.article == LICENCE


def test_a_link_to_an_article_opens_here(bench: Bench) -> None:
    bench.presenter.follow(f"article:{LICENCE.slug}")
    assert bench.view.article == LICENCE
    assert bench.view.outside == []


@pytest.mark.parametrize("address", ["https://deventer.nl/a", "http://x.nl", "mailto:a@b.nl", "tel:14-0570"])
def test_other_links_open_outside(bench: Bench, address: str) -> None:
    bench.presenter.follow(address)
    assert bench.view.outside == [address]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "paspoort", ""])
def test_what_is_no_web_mail_or_telephone_address_is_never_opened(bench: Bench, address: str) -> None:
    bench.presenter.follow(address)
    assert (bench.view.outside, bench.view.shown) == ([], [])


def test_what_is_asked_most_does_not_take_the_place_of_a_search_that_began_meanwhile(bench: Bench) -> None:
    bench.slow = True
    bench.presenter.search("")
    bench.presenter.search("paspoort")
    bench.settle()
    assert (len(bench.view.results), bench.view.popular) == (1, [])


def test_an_emptied_box_no_longer_waits_for_the_search_of_before(bench: Bench) -> None:
    bench.slow = True
    bench.presenter.search("paspoort")
    bench.presenter.search("")
    bench.settle()
    assert (len(bench.view.popular), bench.view.results) == (1, [])
