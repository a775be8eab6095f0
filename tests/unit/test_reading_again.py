"""An article that is changed or withdrawn, before it is opened or while it is read."""

from datetime import UTC, datetime

import pytest

from app.services.editing_ports import Withdrawal
from tests.knowledge_bench import LICENCE, PASSPORT, Bench

WHY = Withdrawal(datetime(2026, 11, 20, tzinfo=UTC), "Staat nu bij het rijbewijs.", LICENCE.id, LICENCE.title)


@pytest.fixture
def bench() -> Bench:
    """With an article open that was searched."""
    bench = Bench()
    bench.presenter.search("paspoort")
    bench.enter(PASSPORT)
    return bench


def test_an_article_that_did_not_change_stays_as_it_is(bench: Bench) -> None:
    bench.presenter.look_again()
    assert (bench.view.newer, len(bench.view.shown)) == ([], 1)


def test_an_open_article_that_was_changed_is_shown_as_it_is_now_with_what_is_different(bench: Bench) -> None:
    changed = bench.library.change(PASSPORT, title="Paspoort aanvragen")
    bench.presenter.refresh()
    (newer,) = bench.view.newer
    assert (newer.opened.article, [each.part for each in newer.differences]) == (changed, ["title"])
    assert (bench.presenter.article, bench.presenter.found_by) == (changed, "paspoort")


def test_what_only_the_office_sees_is_no_difference_for_agents(bench: Bench) -> None:
    changed = bench.library.change(PASSPORT, owner="kcc", search_words=("pas",))
    bench.presenter.look_again()
    assert (bench.view.newer[0].differences, bench.presenter.article) == ((), changed)


def test_what_the_newer_version_points_to_is_offered(bench: Bench) -> None:
    bench.library.change(PASSPORT, related=("rijbewijs",))
    bench.presenter.look_again()
    assert bench.view.related == [LICENCE]


def test_an_article_that_was_opened_meanwhile_is_not_replaced(bench: Bench) -> None:
    bench.library.change(PASSPORT, title="Paspoort aanvragen")
    bench.slow = True
    bench.presenter.open_article(LICENCE.id)
    bench.presenter.look_again()
    bench.settle()
    assert (bench.view.newer, bench.presenter.article) == ([], LICENCE)


def test_while_the_database_is_away_the_article_stays_and_nothing_is_said(bench: Bench) -> None:
    bench.library.away = True
    bench.presenter.look_again()
    assert (bench.presenter.article, bench.view.errors) == (PASSPORT, [])


def test_without_an_open_article_nothing_is_read_again(bench: Bench) -> None:
    bench.presenter.close_article()
    bench.library.known.clear()
    bench.presenter.look_again()
    assert (bench.view.errors, bench.view.withdrawn) == ([], None)


def test_an_open_article_that_was_withdrawn_gives_way_to_why(bench: Bench) -> None:
    bench.library.withdraw(PASSPORT, WHY)
    bench.presenter.look_again()
    assert (bench.view.withdrawn, bench.presenter.article, bench.presenter.found_by) == (WHY, None, "")


def test_a_link_to_a_withdrawn_article_tells_why(bench: Bench) -> None:
    bench.library.withdraw(PASSPORT, WHY)
    bench.presenter.open_article(LICENCE.id)
    bench.presenter.follow("article:paspoort")
    assert (bench.view.withdrawn, bench.view.errors, bench.presenter.article) == (WHY, [], None)


def test_a_withdrawn_article_of_another_page_tells_why(bench: Bench) -> None:
    bench.library.withdraw(LICENCE, WHY)
    bench.presenter.open_article(LICENCE.id)
    assert (bench.view.withdrawn, bench.view.errors, bench.presenter.article) == (WHY, [], None)


def test_an_article_that_never_was_is_told_as_gone(bench: Bench) -> None:
    bench.presenter.follow("article:bestaat-niet")
    assert (bench.view.errors, bench.view.withdrawn) == (["article-withdrawn"], None)
