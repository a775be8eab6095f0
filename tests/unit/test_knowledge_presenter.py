"""Decisions about searching and reading, without a screen."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

import pytest

from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.services.ports import Popular
from app.services.registry import Services
from knowledgebase.article import Article, ArticleKind
from knowledgebase.search import SearchQuery, SearchResult
from tests.builders import an_article
from ui.knowledge.presenter import KnowledgePresenter


class View:
    """What the screen was told."""

    def __init__(self) -> None:
        self.results: list[SearchResult] = []
        self.popular: list[list[Popular]] = []
        self.shown: list[tuple[Article | None, str]] = []
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.related: list[Article] = []

    def show_result(self, result: SearchResult) -> None:
        self.results.append(result)

    def show_popular(self, popular: list[Popular]) -> None:
        self.popular.append(popular)

    def show_article(self, article: Article, query: str) -> None:
        self.shown.append((article, query))

    def show_related(self, articles: list[Article]) -> None:
        self.related = articles

    def show_no_article(self) -> None:
        self.shown.append((None, ""))

    def show_search_error(self, error: BaliewijsError) -> None:
        self.errors.append(error.key)

    def open_outside(self, address: str) -> None:
        self.outside.append(address)

    @property
    def article(self) -> Article | None:
        """The article on screen."""
        return self.shown[-1][0] if self.shown else None


class Library:
    """Services with a few articles; `away` makes searching fail."""

    def __init__(self, *articles: Article) -> None:
        self.known = {article.id: article for article in articles}
        self.gaps: list[str] = []
        self.away = False

    def search(self, query: SearchQuery) -> SearchResult:
        if self.away:
            raise WorldError("index-away")
        return SearchResult(query)

    def popular_today(self) -> list[Popular]:
        return [Popular(new_id(), "Paspoort", 3)]

    def article(self, article_id: UUID) -> Article:
        if article_id not in self.known:
            raise DomainError("article-withdrawn")
        return self.known[article_id]

    def article_by_slug(self, slug: str) -> Article:
        return next(article for article in self.known.values() if article.slug == slug)

    def related(self, article: Article) -> list[Article]:
        return [each for slug in article.related for each in self.known.values() if each.slug == slug]

    def note_gap(self, text: str) -> None:
        self.gaps.append(text)


PASSPORT = an_article(title="Paspoort", slug="paspoort")
LICENCE = an_article(title="Rijbewijs", slug="rijbewijs", related=("paspoort",))


class Bench:
    """A presenter whose work is done at once, or waits until `settle` when it is `slow`."""

    def __init__(self) -> None:
        self.view, self.library = View(), Library(PASSPORT, LICENCE)
        self.slow = False
        self._waiting: dict[str, tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaliewijsError], None]]] = {}
        self.presenter = KnowledgePresenter(self.view, cast(Services, self.library), self._run)

    def _run(self, work: Any, on_done: Any, on_error: Any, newest_of: str) -> None:
        self._waiting[newest_of] = (work, on_done, on_error)
        if not self.slow:
            self.settle()

    def settle(self) -> None:
        """Do the newest work of each name."""
        while self._waiting:
            work, on_done, on_error = self._waiting.pop(next(iter(self._waiting)))
            try:
                result = work()
            except BaliewijsError as error:
                on_error(error)
            else:
                on_done(result)


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


def test_a_chosen_kind_stays_while_typing_and_goes_with_a_new_question(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.choose_kind(ArticleKind.INSTRUCTION)
    bench.presenter.search("paspoort kwijt")
    assert bench.view.results[-1].query == SearchQuery("paspoort kwijt", ArticleKind.INSTRUCTION)
    bench.presenter.search("")
    bench.presenter.search("rijbewijs")
    assert bench.view.results[-1].query == SearchQuery("rijbewijs")


def test_searching_again_asks_the_same(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.refresh()
    assert len(bench.view.results) == 2


def test_a_search_that_fails_is_told(bench: Bench) -> None:
    bench.library.away = True
    bench.presenter.search("paspoort")
    assert (bench.view.errors, bench.view.results) == (["index-away"], [])


def test_a_search_without_results_is_noted_for_the_editors(bench: Bench) -> None:
    bench.presenter.search(" vliegveld ")
    bench.presenter.note_gap()
    assert bench.library.gaps == ["vliegveld"]


def test_an_opened_article_is_shown_with_the_words_that_were_searched(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.open_article(PASSPORT.id)
    assert bench.view.shown == [(PASSPORT, "paspoort")]
    assert bench.presenter.article == PASSPORT


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


def test_another_contact_brings_its_own_search_and_article(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.open_article(PASSPORT.id)
    bench.presenter.restore("rijbewijs", "instruction", LICENCE.id)
    assert bench.view.results[-1].query == SearchQuery("rijbewijs", ArticleKind.INSTRUCTION)
    assert (bench.view.shown[-1], bench.presenter.kind) == ((LICENCE, "rijbewijs"), ArticleKind.INSTRUCTION)


def test_a_contact_without_an_article_closes_that_of_the_other(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.presenter.restore("", "", None)
    assert bench.view.article is None and bench.presenter.article is None


def test_the_article_of_another_contact_never_counts_as_open_in_this_one(bench: Bench) -> None:
    bench.presenter.open_article(PASSPORT.id)
    bench.slow = True
    bench.presenter.restore("", "", LICENCE.id)
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
