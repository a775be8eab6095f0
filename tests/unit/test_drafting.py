"""What an agent does to a running contact: every step gives a new draft."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import drafting
from app.domain.contact import FeeLine, Outcome, Promise, ReceivedDocument
from app.domain.draft import ContactDraft, Desk, HandOffDraft
from app.domain.ids import new_id
from tests.builders import a_customer, a_draft, a_fee, a_subject_draft, an_article

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def with_subjects(*titles: str, current: int = 0) -> ContactDraft:
    """A draft with a subject of each title."""
    return a_draft(subjects=tuple(a_subject_draft(title=title) for title in titles), current=current)


def titles(draft: ContactDraft) -> list[str]:
    return [subject.title for subject in draft.subjects]


# subjects


def test_an_article_becomes_the_current_subject_with_the_version_that_was_read() -> None:
    article, subject_id = an_article(version=3), new_id()
    subject = drafting.add_article(with_subjects("Paspoort"), subject_id, article).current_subject
    assert subject is not None
    assert (subject.id, subject.title, subject.outcome) == (subject_id, article.title, None)
    assert (subject.article_id, subject.article_version) == (article.id, 3)
    assert (subject.group, subject.unit_id) == (article.group, article.owner)


def test_an_article_that_is_there_already_becomes_current_in_the_version_that_is_read_now() -> None:
    article = an_article()
    first = drafting.add_article(a_draft(), new_id(), article)
    more = drafting.add_free_subject(first, new_id(), "Iets anders")
    again = drafting.add_article(more, new_id(), replace(article, title="Anders", version=2))
    read = replace(more.subjects[0], article_version=2)
    assert again == replace(more, subjects=(read, more.subjects[1]), current=0)


def test_a_subject_in_own_words_loses_the_spaces_around_it() -> None:
    draft = drafting.add_free_subject(with_subjects("Paspoort"), new_id(), "  Losse stoeptegel ")
    assert titles(draft) == ["Paspoort", "Losse stoeptegel"]
    assert draft.current == 1


def test_a_changed_subject_takes_the_place_of_the_one_with_its_id() -> None:
    draft = with_subjects("Paspoort", "Rijbewijs")
    changed = drafting.change_subject(draft, replace(draft.subjects[1], title="Rijbewijs kwijt"))
    assert titles(changed) == ["Paspoort", "Rijbewijs kwijt"]


def test_an_unknown_subject_changes_nothing() -> None:
    draft = with_subjects("Paspoort")
    assert drafting.change_subject(draft, a_subject_draft()) == draft
    assert drafting.remove_subject(draft, new_id()) == draft
    assert drafting.set_hand_off(draft, new_id(), HandOffDraft(id=new_id())) == draft


@pytest.mark.parametrize(
    ("current", "removed", "left"), [(0, 0, "b"), (1, 1, "a"), (2, 2, "b"), (2, 0, "c"), (1, 2, "b"), (0, 2, "a")]
)
def test_after_a_removal_the_current_subject_stays_current_or_gives_way_to_the_one_before(
    current: int, removed: int, left: str
) -> None:
    draft = with_subjects("a", "b", "c", current=current)
    subject = drafting.remove_subject(draft, draft.subjects[removed].id).current_subject
    assert subject is not None and subject.title == left


def test_without_subjects_nothing_is_current() -> None:
    draft = with_subjects("a")
    empty = drafting.remove_subject(draft, draft.subjects[0].id)
    assert (empty.current, empty.current_subject) == (-1, None)


@given(st.integers(1, 6).flatmap(lambda count: st.tuples(st.just(count), *[st.integers(0, count - 1)] * 2)))
def test_a_removed_subject_that_is_restored_stands_where_it_stood(case: tuple[int, int, int]) -> None:
    count, current, position = case
    draft = with_subjects(*map(str, range(count)), current=current)
    subject = draft.subjects[position]
    restored = drafting.restore_subject(drafting.remove_subject(draft, subject.id), subject, position)
    assert restored == replace(draft, current=position)


# outcomes and hand-offs


def test_an_outcome_goes_to_the_current_subject_only() -> None:
    open_ones = tuple(a_subject_draft(title=title, outcome=None) for title in "ab")
    draft = drafting.set_outcome(a_draft(subjects=open_ones, current=1), Outcome.FORWARDED, "UWV", sender_told=True)
    assert [subject.outcome for subject in draft.subjects] == [None, Outcome.FORWARDED]
    assert (draft.subjects[1].detail, draft.subjects[1].sender_told) == ("UWV", True)
    answered = drafting.set_outcome(draft, Outcome.ANSWERED_DIRECTLY)
    assert (answered.subjects[1].detail, answered.subjects[1].sender_told) == ("", False)


def test_an_outcome_without_a_subject_changes_nothing() -> None:
    draft = a_draft()
    assert drafting.set_outcome(draft, Outcome.ANSWERED_DIRECTLY) == draft


def test_another_outcome_forgets_to_whom_the_call_was_put_through() -> None:
    draft = drafting.set_outcome(with_subjects("a"), Outcome.PUT_THROUGH_REACHED, unit_id="werk-inkomen")
    assert draft.subjects[0].put_through_to == "werk-inkomen"
    direct = drafting.set_outcome(draft, Outcome.ANSWERED_DIRECTLY)
    assert (direct.subjects[0].put_through_to, direct.subjects[0].unit_id) == ("", "parkeren")


def test_another_outcome_keeps_the_typed_hand_off_but_it_is_no_longer_sent() -> None:
    sent = HandOffDraft(id=new_id(), question="Waarom?", is_open=True, is_sent=True)
    draft = a_draft(subjects=(a_subject_draft(hand_off=sent, outcome=Outcome.HANDED_OFF),), current=0)
    changed = drafting.set_outcome(draft, Outcome.ANSWERED_DIRECTLY)
    assert changed.subjects[0].hand_off == replace(sent, is_open=False, is_sent=False)
    assert drafting.set_outcome(draft, Outcome.HANDED_OFF) == draft


def test_a_subject_is_handed_off_once_its_hand_off_was_sent() -> None:
    draft = a_draft(subjects=(a_subject_draft(outcome=None),), current=0)
    typed = HandOffDraft(id=new_id(), question="Waarom?")
    kept = drafting.set_hand_off(draft, draft.subjects[0].id, typed)
    assert (kept.subjects[0].hand_off, kept.subjects[0].outcome) == (typed, None)
    sent = replace(typed, is_sent=True, promise=Promise(NOW.date(), 5, NOW.date()))
    assert drafting.set_hand_off(kept, draft.subjects[0].id, sent).subjects[0].outcome is Outcome.HANDED_OFF


# time


def test_time_on_hold_adds_up() -> None:
    draft = drafting.resume(drafting.hold(a_draft(held_seconds=30), NOW), NOW + 12 * SECOND)
    assert (draft.held_seconds, draft.on_hold_since) == (42, None)


def test_holding_twice_begins_once_and_resuming_twice_ends_once() -> None:
    held = drafting.hold(drafting.hold(a_draft(), NOW), NOW + 5 * SECOND)
    assert held.on_hold_since == NOW
    resumed = drafting.resume(held, NOW + 10 * SECOND)
    assert drafting.resume(resumed, NOW + 20 * SECOND) == resumed
    assert resumed.held_seconds == 10


@given(st.lists(st.integers(-3600, 3600), max_size=12))
def test_however_the_clock_is_set_no_time_is_negative(steps: list[int]) -> None:
    draft, now = a_draft(started_at=NOW), NOW
    for position, step in enumerate(steps):
        now += step * SECOND
        before = draft.held_seconds
        draft = drafting.resume(draft, now) if position % 2 else drafting.hold(draft, now)
        assert draft.held_seconds >= before
    assert drafting.running_time(draft, now) >= timedelta()
    assert drafting.holding_time(draft, now) >= timedelta()


def test_the_clocks_tell_how_long_the_contact_and_the_wait_last() -> None:
    draft = drafting.hold(a_draft(started_at=NOW), NOW + 60 * SECOND)
    now = NOW + 90 * SECOND
    assert drafting.running_time(draft, now) == 90 * SECOND
    assert drafting.holding_time(draft, now) == 30 * SECOND
    assert drafting.holding_time(drafting.resume(draft, now), now) == timedelta()


# papers, fees and what is there


def test_the_same_paper_again_counts_one_more() -> None:
    draft = drafting.add_document(a_draft(), " Kopie paspoort ")
    draft = drafting.add_document(drafting.add_document(draft, "Foto"), "kopie PASPOORT")
    assert draft.documents == (ReceivedDocument("Kopie paspoort", 2), ReceivedDocument("Foto"))


@given(st.lists(st.sampled_from(["Foto", "Akte", "Machtiging"]), max_size=6))
def test_a_paper_that_is_taken_off_is_gone_whatever_its_count(names: list[str]) -> None:
    draft = a_draft()
    for name in names:
        draft = drafting.add_document(draft, name)
    assert "Foto" not in {paper.name for paper in drafting.remove_document(draft, "Foto").documents}
    assert drafting.remove_document(draft, "Pasje") == draft


def test_a_fee_replaces_the_one_with_its_code_and_quantity_nought_takes_it_off() -> None:
    extract, passport = FeeLine("extract", "Uittreksel", 1545), FeeLine("passport", "Paspoort", 8337)
    draft = drafting.set_fee(drafting.set_fee(a_draft(), extract), passport)
    twice = drafting.set_fee(draft, replace(extract, quantity=2))
    assert set(twice.fees) == {passport, replace(extract, quantity=2)}
    assert drafting.set_fee(twice, replace(extract, quantity=0)).fees == (passport,)


@pytest.mark.parametrize(
    "changes",
    [
        {"note": "Belde gisteren ook"},
        {"desk": Desk(query="paspoort")},
        {"customer": a_customer()},
        {"subjects": (a_subject_draft(),)},
        {"documents": (ReceivedDocument("Foto"),)},
        {"fees": (FeeLine("extract", a_fee().name, a_fee().cents),)},
    ],
)
def test_whatever_was_typed_or_chosen_is_content(changes: dict[str, object]) -> None:
    assert drafting.has_content(a_draft(**changes))


def test_an_untouched_contact_has_no_content() -> None:
    assert not drafting.has_content(a_draft(note=" \n", desk=Desk(query=" ")))
