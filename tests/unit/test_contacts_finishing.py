"""Finishing a contact: stored once, and nothing typed is lost when it fails."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.contact import Outcome
from app.domain.draft import Desk
from app.domain.errors import WorldError
from app.services.contacts import Finished
from tests.builders import a_subject_draft
from tests.contacts_bench import Bench
from ui.contacts.presenter import ContactsPresenter


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_finished_contact_goes_away_and_its_receipt_comes(bench: Bench) -> None:
    draft = bench.begin(a_subject_draft())
    after: list[Finished] = []
    bench.presenter.finish(after.append)
    assert bench.view.busy
    bench.settle()
    assert not bench.view.busy
    assert (bench.view.tabs, bench.keeper.kept, bench.keeper.dismissed) == ((), {}, [draft.id])
    assert bench.view.finished == after and after[0].contact.number == draft.number


def test_finishing_twice_stores_once(bench: Bench) -> None:
    bench.begin(a_subject_draft())
    bench.presenter.finish()
    bench.presenter.finish()
    bench.settle()
    assert len(bench.seat.tries) == len(bench.view.finished) == 1


def test_what_is_missing_is_pointed_out_and_nothing_is_stored(bench: Bench) -> None:
    subject = a_subject_draft(outcome=None)
    bench.begin(subject)
    bench.presenter.finish()
    assert not bench.presenter.can_finish()
    assert (bench.view.problem_key, bench.waiting) == ("outcome-missing", [])
    bench.presenter.set_outcome(Outcome.ANSWERED_DIRECTLY, None, "")
    assert bench.view.problem is None and bench.presenter.can_finish()


def test_a_failed_finish_keeps_the_draft_and_a_retry_stores_the_same_moment(bench: Bench) -> None:
    draft = bench.begin(a_subject_draft())
    bench.seat.error, bench.seat.commits = WorldError("database-away"), True
    bench.presenter.finish()
    bench.settle()
    assert (bench.view.problem_key, bench.view.busy) == ("database-away", False)
    kept = bench.keeper.kept[draft.id]
    assert kept == bench.current == replace(draft, ended_at=kept.ended_at)
    bench.presenter.finish()
    bench.settle()
    assert len({each.ended_at for each in bench.seat.tries}) == 1
    assert len(bench.view.finished) == 1


@pytest.mark.parametrize(
    "look", [lambda p: p.keep_desk(Desk("paspoort")), lambda p: p.choose_subject(0), lambda p: p.switch_by(1)]
)
def test_only_looking_around_after_a_failed_finish_is_no_new_try(
    bench: Bench, look: Callable[[ContactsPresenter], None]
) -> None:
    bench.begin(a_subject_draft(), a_subject_draft())
    bench.seat.error, bench.seat.commits = WorldError("database-away"), True
    bench.presenter.finish()
    bench.settle()
    look(bench.presenter)
    bench.presenter.finish()
    bench.settle()
    assert len(bench.view.finished) == len(bench.seat.stored) == 1


def test_editing_after_a_failed_finish_is_a_new_try(bench: Bench) -> None:
    bench.begin(a_subject_draft())
    bench.seat.error = WorldError("database-away")
    bench.presenter.finish()
    bench.settle()
    bench.presenter.set_note("Toch nog iets")
    assert bench.current.ended_at is None
    bench.presenter.finish()
    bench.settle()
    first, second = bench.seat.tries
    assert first.ended_at != second.ended_at
    assert bench.seat.stored[first.id].note == "Toch nog iets"


def test_a_contact_that_is_being_stored_is_not_changed_or_closed(bench: Bench) -> None:
    draft = bench.begin(a_subject_draft())
    bench.presenter.finish()
    bench.presenter.add_free_subject("Nog iets")
    bench.presenter.remove_subject(0)
    bench.presenter.close_current()
    assert bench.current.subjects == draft.subjects
    assert (bench.view.removed, bench.keeper.forgotten) == ([], [])
    bench.settle()
    assert len(bench.view.finished) == 1


def test_a_removal_is_not_undone_while_the_contact_is_being_stored(bench: Bench) -> None:
    gone, left = a_subject_draft(), a_subject_draft()
    bench.begin(gone, left)
    bench.presenter.remove_subject(0)
    bench.seat.error = WorldError("database-away")
    bench.presenter.finish()
    bench.presenter.restore_subject()
    bench.settle()
    bench.presenter.restore_subject()
    assert bench.current.subjects == (gone, left)


def test_another_contact_may_be_in_front_when_the_finished_one_goes(bench: Bench) -> None:
    bench.begin(a_subject_draft())
    bench.presenter.finish()
    bench.presenter.new_contact()
    bench.presenter.set_note("De volgende")
    bench.settle()
    assert (len(bench.view.tabs), bench.view.active, bench.current.note) == (1, 0, "De volgende")
