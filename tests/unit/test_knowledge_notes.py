"""What the presenter tells about searching: gaps, choices, the log, and numbers in the same bar."""

import pytest

from app.domain.contact_number import format_number
from app.domain.draft import Desk
from app.domain.ids import new_id
from tests.builders import a_customer
from tests.knowledge_bench import LICENCE, NUMBER, PASSPORT, Bench

FIRST, SECOND = new_id(), new_id()


@pytest.fixture
def bench() -> Bench:
    return Bench()


# gaps


def test_a_gap_is_told_with_the_words_and_who_asks_and_confirmed(bench: Bench) -> None:
    customer = a_customer()
    bench.presenter.serve(FIRST, customer)
    bench.presenter.search(" vliegveld ")
    bench.presenter.report_gap()
    assert bench.library.gaps == [("vliegveld", customer)]
    assert bench.view.gaps == [True]


def test_the_same_gap_in_the_same_contact_is_told_once(bench: Bench) -> None:
    bench.presenter.serve(FIRST, None)
    for text in ("vliegveld", "VLIEGVELD ", "vliegveld"):
        bench.presenter.search(text)
        bench.presenter.report_gap()
    assert [text for text, _customer in bench.library.gaps] == ["vliegveld"]
    assert set(bench.view.gaps) == {True}


def test_another_contact_may_tell_the_same_gap(bench: Bench) -> None:
    for contact in (FIRST, SECOND):
        bench.presenter.serve(contact, None)
        bench.presenter.search("vliegveld")
        bench.presenter.report_gap()
    assert len(bench.library.gaps) == 2


def test_a_gap_of_before_the_contact_began_belongs_to_that_contact(bench: Bench) -> None:
    bench.presenter.search("vliegveld")
    bench.presenter.report_gap()
    bench.presenter.serve(FIRST, None)
    bench.presenter.report_gap()
    assert len(bench.library.gaps) == 1


def test_a_gap_is_never_told_by_itself(bench: Bench) -> None:
    bench.search("vliegveld")
    bench.search("")
    bench.presenter.report_gap()
    assert bench.library.gaps == []


def test_only_names_and_numbers_are_no_gap_and_that_is_said(bench: Bench) -> None:
    bench.presenter.serve(FIRST, a_customer(last_name="Vries"))
    bench.presenter.search("vries 06-12345678")
    bench.presenter.report_gap()
    assert (bench.library.gaps, bench.view.gaps) == ([], [False])


def test_a_gap_that_could_not_be_stored_is_said_and_can_be_told_again(bench: Bench) -> None:
    bench.presenter.search("vliegveld")
    bench.library.away = True
    bench.presenter.report_gap()
    assert (bench.view.errors, bench.view.gaps) == (["database-away"], [])
    bench.library.away = False
    bench.presenter.report_gap()
    assert len(bench.library.gaps) == 1


# choices


def test_a_found_article_that_becomes_a_subject_is_a_choice_once(bench: Bench) -> None:
    bench.presenter.serve(FIRST, None)
    bench.presenter.search("paspoort")
    bench.enter(PASSPORT)
    bench.presenter.take(PASSPORT.id)
    bench.presenter.take(PASSPORT.id)
    assert bench.library.choices == [("paspoort", PASSPORT.id)]


def test_the_same_choice_in_another_contact_counts_again(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.enter(PASSPORT)
    for contact in (FIRST, SECOND):
        bench.presenter.serve(contact, None)
        bench.presenter.take(PASSPORT.id)
    assert len(bench.library.choices) == 2


def test_an_article_that_was_not_searched_is_no_choice(bench: Bench) -> None:
    bench.presenter.search("paspoort")
    bench.presenter.open_article(LICENCE.id)
    bench.presenter.take(LICENCE.id)
    assert bench.library.choices == []


def test_a_choice_counts_for_the_words_that_found_it_also_after_coming_back(bench: Bench) -> None:
    bench.presenter.restore(Desk("rijbewijs kwijt", article_id=LICENCE.id, found_by="rijbewijs"))
    bench.presenter.take(LICENCE.id)
    assert bench.library.choices == [("rijbewijs", LICENCE.id)]


# the log


def test_an_entered_article_is_told_with_its_rank(bench: Bench) -> None:
    bench.search("paspoort")
    bench.enter(PASSPORT, rank=2)
    assert bench.library.searches == [("paspoort", 3, 2, PASSPORT.id)]


def test_an_article_that_became_a_subject_after_passing_the_rows_is_told_at_once(bench: Bench) -> None:
    bench.search("paspoort")
    bench.presenter.open_found(LICENCE.id, 1, entered=False)
    bench.presenter.open_found(PASSPORT.id, 2, entered=False)
    assert bench.library.searches == []
    bench.presenter.take(PASSPORT.id)
    assert bench.library.searches == [("paspoort", 3, 2, PASSPORT.id)]


def test_a_search_is_given_up_when_another_contact_comes_to_the_front(bench: Bench) -> None:
    bench.presenter.serve(FIRST, None)
    bench.search("paspoort")
    bench.presenter.serve(SECOND, None)
    bench.presenter.restore(Desk("rijbewijs"))
    assert bench.library.searches == [("paspoort", 3, None, None)]


def test_words_that_come_back_with_their_contact_are_not_told_again(bench: Bench) -> None:
    bench.presenter.serve(FIRST, None)
    bench.search("paspoort")
    for contact, words in ((SECOND, "paspoort"), (FIRST, "paspoort"), (SECOND, "")):
        bench.presenter.serve(contact, None)
        bench.presenter.restore(Desk(words))
        bench.wait(5)
    assert len(bench.library.searches) == 1


def test_a_search_without_a_contact_goes_on_in_the_contact_that_begins(bench: Bench) -> None:
    bench.search("paspoort")
    bench.presenter.serve(FIRST, None)
    bench.presenter.restore(Desk("paspoort"))
    assert bench.library.searches == []
    bench.enter(PASSPORT)
    assert bench.library.searches == [("paspoort", 3, 1, PASSPORT.id)]


def test_what_is_asked_most_today_is_no_search(bench: Bench) -> None:
    bench.search("")
    bench.enter(PASSPORT)
    bench.presenter.leave()
    assert bench.library.searches == []


# numbers


def test_a_whole_number_offers_its_contact_until_something_else_is_typed(bench: Bench) -> None:
    bench.presenter.search(format_number(NUMBER).lower())
    assert bench.view.number is not None and bench.view.number.number == NUMBER
    bench.presenter.search(format_number(NUMBER)[:-1])
    assert bench.view.number is None


def test_a_number_that_arrives_late_is_not_offered_with_other_words(bench: Bench) -> None:
    bench.slow = True
    bench.presenter.search(NUMBER)
    bench.presenter.search("paspoort")
    bench.settle()
    assert bench.view.number is None


@pytest.mark.parametrize("text", ["paspoort", "verhuizing doorgeven", "€ 27,95", "14 0570", "BSN 123", "x" * 400])
def test_only_a_text_that_can_be_a_number_is_looked_up(bench: Bench, text: str) -> None:
    bench.presenter.search(text)
    assert bench.library.looked_up == []


def test_a_receipt_number_is_looked_up_too(bench: Bench) -> None:
    bench.presenter.search("bal3 2026 42")
    assert bench.library.looked_up == ["bal3 2026 42"]


def test_the_number_of_a_contact_is_never_logged_nor_a_gap(bench: Bench) -> None:
    bench.search("paspoort")
    bench.search(NUMBER)
    bench.presenter.report_gap()
    bench.search("")
    assert bench.library.searches == [("paspoort", 3, None, None)]
    assert bench.library.gaps == []
