"""Decisions about running contacts, without a screen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pytest

from app.domain.contact import MAX_NOTE, Channel, FeeLine, MessageKind, Outcome, Payment
from app.domain.draft import ContactDraft, Desk, HandOffDraft, SubjectDraft
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.services.contacts import Finished
from app.services.registry import Restored, Services
from tests.builders import a_contact, a_customer, a_draft, a_receipt, a_subject_draft, an_article
from ui.contacts.presenter import ContactsPresenter, Problem

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
Job = tuple[Callable[[], object], Callable[..., None], Callable[[BaliewijsError], None]]


class View:
    """What the screen was told last."""

    def __init__(self) -> None:
        self.tabs: tuple[ContactDraft, ...] = ()
        self.active = -1
        self.draft: ContactDraft | None = None
        self.desk: Desk | None = None
        self.problem: Problem | None = None
        self.busy = False
        self.finished: list[Finished] = []
        self.restored: list[Restored] = []
        self.closed: list[ContactDraft] = []
        self.removed: list[SubjectDraft] = []

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int) -> None:
        self.tabs, self.active = drafts, active

    def show_draft(self, draft: ContactDraft | None) -> None:
        self.draft = draft

    def show_desk(self, desk: Desk) -> None:
        self.desk = desk

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem

    def show_busy(self, busy: bool) -> None:
        self.busy = busy

    def tell_finished(self, finished: Finished) -> None:
        self.finished.append(finished)

    def tell_restored(self, restored: Restored) -> None:
        self.restored.append(restored)

    def tell_closed(self, draft: ContactDraft) -> None:
        self.closed.append(draft)

    def tell_removed(self, subject: SubjectDraft) -> None:
        self.removed.append(subject)

    @property
    def problem_key(self) -> str:
        return self.problem.error.key if self.problem else ""


class Keeper:
    """The journal as a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[UUID, ContactDraft] = {}
        self.forgotten: list[UUID] = []
        self.dismissed: list[UUID] = []

    def keep(self, draft: ContactDraft) -> None:
        self.kept[draft.id] = draft

    def forget(self, draft_id: UUID) -> None:
        self.kept.pop(draft_id, None)
        self.forgotten.append(draft_id)

    def dismiss(self, draft_id: UUID) -> None:
        self.kept.pop(draft_id, None)
        self.dismissed.append(draft_id)


class Seat:
    """Services that store in memory; `error` makes the next try fail, `commits` says whether it was stored then."""

    def __init__(self) -> None:
        self.time = NOW
        self.clock = self
        self.stored: dict[UUID, ContactDraft] = {}
        self.tries: list[ContactDraft] = []
        self.error: BaliewijsError | None = None
        self.commits = False

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def new_contact(self, channel: Channel | None = None) -> ContactDraft:
        return a_draft(channel=channel or Channel.COUNTER, started_at=self.now())

    def finish(self, draft: ContactDraft) -> Finished:
        assert draft.ended_at is not None
        self.tries.append(draft)
        error, self.error = self.error, None
        if error is None or self.commits:
            earlier = self.stored.setdefault(draft.id, draft)
            if earlier.ended_at != draft.ended_at:
                raise DomainError("contact-stored-differently")
        if error is not None:
            raise error
        contact = a_contact(id=draft.id, number=draft.number, ended_at=draft.ended_at)
        return Finished(contact, a_receipt(contact_id=contact.id))


class Bench:
    """A presenter with everything around it."""

    def __init__(self) -> None:
        self.view, self.seat, self.keeper = View(), Seat(), Keeper()
        self.waiting: list[Job] = []
        self.presenter = ContactsPresenter(self.view, cast(Services, self.seat), self._run, self.keeper)

    def _run(self, *job: Any) -> None:
        self.waiting.append(job)

    def settle(self) -> None:
        """Do all work that was asked."""
        while self.waiting:
            work, on_done, on_error = self.waiting.pop(0)
            try:
                result = work()
            except BaliewijsError as error:
                on_error(error)
            else:
                on_done(result)

    @property
    def current(self) -> ContactDraft:
        assert self.presenter.current is not None
        return self.presenter.current

    def begin(self, *subjects: SubjectDraft, **changes: Any) -> ContactDraft:
        """Bring a contact with these subjects to the front."""
        draft = a_draft(subjects=subjects, current=len(subjects) - 1, is_active=True, **changes)
        self.presenter.restore(Restored((draft,), None, 0))
        return draft


@pytest.fixture
def bench() -> Bench:
    return Bench()


# opening, switching and closing


def test_a_new_contact_comes_to_the_front_and_to_disk_at_once(bench: Bench) -> None:
    bench.presenter.new_contact(Channel.TELEPHONE)
    assert (bench.view.tabs, bench.view.active) == ((bench.current,), 0)
    assert (bench.current.channel, bench.view.desk) == (Channel.TELEPHONE, Desk())
    assert bench.keeper.kept == {bench.current.id: bench.current}


def test_every_contact_comes_back_with_its_own_desk(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.keep_desk(Desk("paspoort", focus="note", cursor=3))
    bench.presenter.new_contact()
    bench.presenter.keep_desk(Desk("rijbewijs"))
    bench.presenter.switch_to(0)
    assert bench.view.desk == Desk("paspoort", focus="note", cursor=3)
    bench.presenter.switch_by(1)
    assert bench.view.desk == Desk("rijbewijs")


def test_switching_goes_round_and_round_and_only_one_contact_is_in_front(bench: Bench) -> None:
    for _ in range(3):
        bench.presenter.new_contact()
    for expected in (0, 1, 2):
        bench.presenter.switch_by(1)
        assert bench.view.active == expected
        assert [draft.is_active for draft in bench.presenter.drafts] == [i == expected for i in range(3)]
    bench.presenter.switch_to(7)
    assert bench.view.active == 2
    assert {draft.id: draft for draft in bench.presenter.drafts} == bench.keeper.kept


def test_what_was_wrong_in_one_contact_is_not_said_at_another(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.finish()
    assert bench.view.problem_key == "contact-has-no-subject"
    bench.presenter.new_contact()
    assert bench.view.problem is None


def test_a_closed_contact_can_be_brought_back(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.new_contact()
    bench.presenter.set_note("Belt morgen terug")
    closed = bench.current
    bench.presenter.close_current()
    assert bench.view.closed == [closed]
    assert closed.id not in bench.keeper.kept
    bench.presenter.reopen(bench.view.closed[0])
    assert bench.current == closed == bench.keeper.kept[closed.id]
    assert [draft.is_active for draft in bench.presenter.drafts] == [False, True]


def test_an_empty_contact_is_closed_without_a_word(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.close_current()
    assert (bench.view.tabs, bench.view.active, bench.view.draft, bench.view.closed) == ((), -1, None, [])
    assert bench.view.desk == Desk()


@pytest.mark.parametrize(("front", "closed_leaves"), [(0, 0), (1, 1), (2, 1)])
def test_after_closing_a_neighbour_comes_to_the_front(bench: Bench, front: int, closed_leaves: int) -> None:
    for _ in range(3):
        bench.presenter.new_contact()
    bench.presenter.switch_to(front)
    bench.presenter.close_current()
    assert bench.view.active == closed_leaves
    assert bench.current.is_active


# coming back


def test_the_contact_that_was_in_front_comes_back_in_front(bench: Bench) -> None:
    drafts = (a_draft(), a_draft(is_active=True, desk=Desk("paspoort")), a_draft())
    restored = Restored(drafts, NOW, 0)
    bench.presenter.restore(restored)
    assert (bench.view.tabs, bench.view.active, bench.view.desk) == (drafts, 1, Desk("paspoort"))
    assert bench.view.restored == [restored]


def test_without_a_mark_the_newest_contact_comes_in_front(bench: Bench) -> None:
    bench.presenter.restore(Restored((a_draft(), a_draft()), None, 0))
    assert bench.view.active == 1


def test_a_draft_that_could_not_be_read_is_told(bench: Bench) -> None:
    bench.presenter.restore(Restored((), None, 0))
    assert bench.view.restored == []
    bench.presenter.restore(Restored((), None, 1))
    assert len(bench.view.restored) == 1


# what the agent does


def test_every_change_is_shown_and_goes_to_disk(bench: Bench) -> None:
    bench.presenter.new_contact()
    customer, fee = a_customer(), FeeLine("extract", "Uittreksel", 1545)
    bench.presenter.set_channel(Channel.LETTER)
    bench.presenter.set_customer(customer)
    bench.presenter.add_free_subject("Losse tegel")
    bench.presenter.change_subject("Losse stoeptegel", "Wanneer?", MessageKind.PUBLIC_SPACE_REPORT)
    bench.presenter.add_document("Foto")
    bench.presenter.set_fee(fee)
    bench.presenter.set_payment(Payment.CASH)
    draft = bench.current
    assert (draft.channel, draft.customer, draft.fees, draft.payment) == (
        Channel.LETTER,
        customer,
        (fee,),
        Payment.CASH,
    )
    assert (draft.subjects[0].title, draft.subjects[0].kind) == ("Losse stoeptegel", MessageKind.PUBLIC_SPACE_REPORT)
    assert draft.documents[0].name == "Foto"
    assert bench.view.draft == draft == bench.keeper.kept[draft.id]
    bench.presenter.remove_document("Foto")
    assert bench.keeper.kept[draft.id].documents == ()


def test_a_note_is_kept_and_said_to_be_too_long_while_typing(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.set_note("x" * (MAX_NOTE + 1))
    assert len(bench.keeper.kept[bench.current.id].note) == MAX_NOTE + 1
    assert (bench.view.problem_key, bench.view.problem and bench.view.problem.field) == ("note-too-long", "note")
    bench.presenter.set_note("x")
    assert bench.view.problem is None


def test_blank_words_add_nothing(bench: Bench) -> None:
    bench.presenter.new_contact()
    before = bench.current
    bench.presenter.add_free_subject(" ")
    bench.presenter.add_document(" ")
    assert bench.current == before


def test_without_a_contact_nothing_is_kept(bench: Bench) -> None:
    bench.presenter.set_note("x")
    bench.presenter.hold_or_resume()
    bench.presenter.keep_desk(Desk("x"))
    bench.presenter.close_current()
    bench.presenter.finish()
    bench.presenter.set_outcome(Outcome.ANSWERED_DIRECTLY, an_article(), "")
    assert bench.keeper.kept == {} and not bench.waiting


def test_an_article_without_a_contact_begins_one(bench: Bench) -> None:
    article = an_article()
    bench.presenter.add_article(article)
    assert [subject.article_id for subject in bench.current.subjects] == [article.id]


def test_holding_and_resuming_counts_the_time_of_the_clock(bench: Bench) -> None:
    bench.presenter.new_contact()
    bench.presenter.hold_or_resume()
    assert bench.current.on_hold_since == bench.seat.time
    bench.seat.time += timedelta(seconds=40)
    bench.presenter.hold_or_resume()
    assert (bench.current.on_hold_since, bench.current.held_seconds) == (None, 41)


def test_a_removed_subject_can_be_brought_back_once(bench: Bench) -> None:
    first, second = a_subject_draft(title="a"), a_subject_draft(title="b")
    bench.begin(first, second)
    bench.presenter.remove_subject(0)
    assert (bench.view.removed, bench.current.subjects) == ([first], (second,))
    for _ in range(2):
        bench.presenter.restore_subject()
        assert bench.current.subjects == (first, second)


def test_a_removal_is_only_undone_in_its_own_contact(bench: Bench) -> None:
    bench.begin(a_subject_draft())
    bench.presenter.remove_subject(0)
    bench.presenter.new_contact()
    bench.presenter.restore_subject()
    assert bench.current.subjects == ()


def test_a_hand_off_in_the_making_is_kept_with_its_subject(bench: Bench) -> None:
    draft = bench.begin(a_subject_draft(outcome=None))
    typed = HandOffDraft(id=new_id(), question="Waarom?", is_open=True)
    bench.presenter.keep_hand_off(draft.subjects[0].id, typed)
    assert bench.keeper.kept[draft.id].subjects[0].hand_off == typed


# outcomes


def test_an_outcome_goes_to_the_open_subject_first(bench: Bench) -> None:
    bench.begin(a_subject_draft(title="Paspoort", outcome=None))
    bench.presenter.set_outcome(Outcome.FORWARDED, an_article(), "rijbewijs", "UWV")
    assert [(s.title, s.outcome, s.detail) for s in bench.current.subjects] == [("Paspoort", Outcome.FORWARDED, "UWV")]


def test_an_outcome_goes_else_to_the_article_on_screen(bench: Bench) -> None:
    article = an_article()
    bench.begin(a_subject_draft(title="Paspoort"))
    bench.presenter.set_outcome(Outcome.CUSTOMER_RETURNS, article, "rijbewijs")
    assert [s.outcome for s in bench.current.subjects] == [Outcome.ANSWERED_DIRECTLY, Outcome.CUSTOMER_RETURNS]
    assert bench.current.subjects[1].article_id == article.id


def test_an_outcome_goes_else_to_what_was_typed(bench: Bench) -> None:
    bench.begin()
    bench.presenter.set_outcome(Outcome.ANSWERED_DIRECTLY, None, " losse tegel ")
    assert [(s.title, s.outcome) for s in bench.current.subjects] == [("losse tegel", Outcome.ANSWERED_DIRECTLY)]


def test_an_outcome_about_nothing_is_pointed_out_and_nothing_changes(bench: Bench) -> None:
    draft = bench.begin()
    bench.presenter.set_outcome(Outcome.ANSWERED_DIRECTLY, None, " ")
    assert (bench.current, bench.view.problem_key) == (draft, "contact-has-no-subject")


def test_another_outcome_without_an_article_replaces_the_first(bench: Bench) -> None:
    bench.begin(a_subject_draft())
    bench.presenter.set_outcome(Outcome.CONNECTION_LOST, None, "tegel")
    assert [s.outcome for s in bench.current.subjects] == [Outcome.CONNECTION_LOST]


def test_a_call_that_was_put_through_remembers_to_whom(bench: Bench) -> None:
    bench.begin(a_subject_draft(outcome=None))
    bench.presenter.set_outcome(Outcome.PUT_THROUGH_REACHED, None, "", unit_id="werk-inkomen")
    assert bench.current.subjects[0].put_through_to == "werk-inkomen"


# finishing


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
