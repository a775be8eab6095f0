"""Talking, waiting and wrapping up: no second of a contact counts twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import drafting
from app.domain.contact import Channel, Contact, HandOff
from app.domain.draft import ContactDraft, SubjectDraft
from app.services.contacts import build_contact
from tests.builders import a_draft, a_municipality, a_subject_draft

STARTED = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
SPOKEN = {Channel.COUNTER, Channel.TELEPHONE, Channel.CHAT}
STEPS = {
    "end": drafting.end_talk,
    "take up": lambda draft, _now: drafting.take_up_talk(draft),
    "hold": drafting.hold,
    "resume": drafting.resume,
}


def at(seconds: float) -> datetime:
    return STARTED + timedelta(seconds=seconds)


def a_call(**changes: object) -> ContactDraft:
    return a_draft(channel=Channel.TELEPHONE, subjects=(a_subject_draft(),), **changes)


def built(draft: ContactDraft, ended_at: datetime) -> Contact:
    def never(_subject: SubjectDraft) -> HandOff:
        raise AssertionError

    return build_contact(draft, a_municipality(), never, ended_at)


def test_what_is_done_after_the_customer_is_gone_is_wrap_up() -> None:
    contact = built(drafting.end_talk(a_call(held_seconds=20), at(60)), at(72))
    assert (contact.held_seconds, contact.wrap_seconds) == (20, 12)


def test_a_customer_who_is_there_after_all_takes_the_wrap_up_back() -> None:
    draft = drafting.take_up_talk(drafting.end_talk(a_call(), at(60)))
    assert built(draft, at(90)).wrap_seconds == 0


def test_who_waits_when_the_conversation_ends_waits_no_longer() -> None:
    contact = built(drafting.end_talk(drafting.hold(a_call(), at(10)), at(40)), at(45))
    assert (contact.held_seconds, contact.wrap_seconds) == (30, 5)


def test_who_is_put_on_hold_is_not_gone() -> None:
    draft = drafting.hold(drafting.end_talk(a_call(), at(40)), at(50))
    contact = built(draft, at(60))
    assert (contact.held_seconds, contact.wrap_seconds) == (10, 0)


def test_ending_twice_begins_the_wrap_up_once() -> None:
    draft = drafting.end_talk(drafting.end_talk(a_call(), at(40)), at(55))
    assert drafting.wrapping_time(draft, at(60)) == timedelta(seconds=20)


@pytest.mark.parametrize("channel", Channel)
def test_without_a_conversation_there_is_no_wrap_up(channel: Channel) -> None:
    draft = drafting.end_talk(a_draft(channel=channel), at(10))
    assert (draft.talk_ended_at is not None) is (channel in SPOKEN)
    moved = a_draft(channel=channel, subjects=(a_subject_draft(),), talk_ended_at=at(10))
    assert built(moved, at(15)).wrap_seconds == (5 if channel in SPOKEN else 0)


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(-50, 300)), max_size=8), st.integers(-50, 3000))
def test_however_the_clock_is_set_the_parts_are_never_more_than_the_whole(
    steps: list[tuple[str, int]], end: int
) -> None:
    draft, last = a_call(), 0
    for name, later in steps:
        last += later
        draft = STEPS[name](draft, at(last))
    contact = built(draft, at(end))
    lasted = int((contact.ended_at - contact.started_at).total_seconds())
    assert contact.held_seconds >= 0 <= contact.wrap_seconds
    assert contact.wrap_seconds <= max(lasted - contact.held_seconds, 0)


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 300)), max_size=8), st.integers(0, 300))
def test_talking_waiting_and_wrapping_up_together_last_as_long_as_the_contact(
    steps: list[tuple[str, int]], later: int
) -> None:
    draft, last = a_call(), 0
    for name, after in steps:
        last += after
        draft = STEPS[name](draft, at(last))
    contact = built(draft, at(last + later))
    assert contact.held_seconds + contact.wrap_seconds <= last + later
