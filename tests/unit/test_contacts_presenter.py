"""Decisions about running contacts, without a screen."""

from datetime import timedelta

import pytest

from app.domain.contact import MAX_NOTE, Channel, FeeLine, MessageKind, Outcome, Payment
from app.domain.draft import Desk, HandOffDraft, SurveyDraft, SurveyWay
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.services.registry import Restored
from tests.builders import a_customer, a_draft, a_subject_draft, an_article
from tests.contacts_bench import NOW, Bench


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


def test_what_was_looked_up_goes_along_into_the_contact_that_begins(bench: Bench) -> None:
    looked_up = Desk("paspoort", article_id=new_id(), found_by="paspoort")
    bench.presenter.new_contact(desk=looked_up)
    assert bench.view.desk == bench.keeper.kept[bench.current.id].desk == looked_up


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


def test_an_article_that_becomes_a_subject_is_told_once(bench: Bench) -> None:
    article = an_article()
    bench.begin()
    bench.presenter.add_article(article)
    bench.presenter.add_article(article)
    assert bench.view.taken == [article.id]


def test_an_article_that_got_an_outcome_at_once_is_told_too(bench: Bench) -> None:
    article = an_article()
    bench.begin()
    bench.presenter.set_outcome(Outcome.ANSWERED_DIRECTLY, article, "parkeren")
    assert bench.view.taken == [article.id]


# reminding


def test_a_reminder_is_noted_in_its_own_contact_also_behind_another_one(bench: Bench) -> None:
    first, item_id = bench.begin(), new_id()
    bench.presenter.new_contact()
    bench.presenter.note_reminded(first.id, item_id)
    assert [draft.reminded for draft in bench.presenter.drafts] == [(item_id,), ()]
    assert bench.keeper.kept[first.id].reminded == (item_id,)


def test_a_reminder_of_a_contact_that_is_gone_or_being_stored_changes_nothing(bench: Bench) -> None:
    draft = bench.begin(a_subject_draft())
    bench.presenter.finish()
    bench.presenter.note_reminded(draft.id, new_id())
    bench.presenter.note_reminded(new_id(), new_id())
    assert bench.current.reminded == ()


# what the figures are told


def test_why_not_directly_goes_to_disk_and_stays_with_its_subject(bench: Bench) -> None:
    first, second = a_subject_draft(), a_subject_draft()
    draft = bench.begin(first, second)
    bench.presenter.choose_reason(first.id, NotDirectReason.NO_ACCESS)
    assert [subject.reason for subject in bench.keeper.kept[draft.id].subjects] == [NotDirectReason.NO_ACCESS, None]
    assert bench.current.subjects[0].reason_chosen


def test_the_end_of_a_conversation_is_the_time_of_the_clock_and_again_takes_it_back(bench: Bench) -> None:
    draft = bench.begin()
    bench.presenter.end_or_take_up_talk()
    assert bench.keeper.kept[draft.id].talk_ended_at == bench.seat.time
    bench.presenter.end_or_take_up_talk()
    assert bench.current.talk_ended_at is None


def test_a_mark_goes_to_disk_and_can_be_taken_back(bench: Bench) -> None:
    draft, mark = bench.begin(), SurveyDraft(SurveyWay.SPOKEN, 8)
    bench.presenter.set_survey(mark)
    assert bench.keeper.kept[draft.id].survey == mark
    bench.presenter.set_survey(None)
    assert bench.current.survey is None
