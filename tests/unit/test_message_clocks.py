"""Which duties a message starts, and by when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contact import Channel, MessageKind
from app.domain.message_clocks import (
    ClockKey,
    MessageClock,
    clocks_of,
    complaint_due_on,
    decision_due_on,
    penalty_cents,
)
from app.domain.statutory_days import is_ordinary_day

RECEIVED = date(2026, 11, 13)
SPOKEN = [Channel.COUNTER, Channel.TELEPHONE]
WRITTEN = [channel for channel in Channel if channel not in SPOKEN]
ELECTRONIC = [channel for channel in WRITTEN if channel is not Channel.LETTER]


def clocks(
    kind: MessageKind, received: date = RECEIVED, channel: Channel = Channel.EMAIL
) -> dict[ClockKey, MessageClock]:
    """The clocks of a message by what must be done."""
    return {clock.key: clock for clock in clocks_of(kind, received, channel)}


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("kind", [MessageKind.QUESTION, MessageKind.PUBLIC_SPACE_REPORT])
def test_a_question_or_report_starts_no_legal_clock(kind: MessageKind, channel: Channel) -> None:
    assert clocks_of(kind, RECEIVED, channel) == ()


@pytest.mark.parametrize("channel", WRITTEN)
def test_a_written_complaint_starts_the_duties_of_chapter_nine(channel: Channel) -> None:
    found = clocks_of(MessageKind.COMPLAINT, RECEIVED, channel)
    assert [(clock.law, clock.due_on) for clock in found] == [
        ("Awb 9:6", None),
        ("Awb 9:12a", None),
        ("Awb 9:7", None),
        ("Awb 9:8", date(2026, 12, 11)),
        ("Awb 9:11", date(2026, 12, 28)),  # six weeks end on Christmas Day
    ]


@pytest.mark.parametrize("channel", SPOKEN)
def test_a_spoken_complaint_is_handled_properly_without_acknowledgement_or_day(channel: Channel) -> None:
    assert clocks_of(MessageKind.COMPLAINT, RECEIVED, channel) == (MessageClock(ClockKey.HANDLE_PROPERLY, "Awb 9:2"),)


@pytest.mark.parametrize(
    ("has_committee", "is_extended", "due_on"),
    [
        (False, False, date(2026, 12, 28)),
        (True, False, date(2027, 1, 22)),
        (False, True, date(2027, 1, 22)),
        (True, True, date(2027, 2, 19)),
    ],
)
def test_a_complaint_is_decided_in_6_or_10_weeks_and_once_4_more(
    has_committee: bool, is_extended: bool, due_on: date
) -> None:
    assert complaint_due_on(RECEIVED, has_committee=has_committee, is_extended=is_extended) == due_on


@pytest.mark.parametrize("channel", [Channel.COUNTER, *WRITTEN])
def test_an_objection_is_confirmed_and_handed_to_the_unit_that_decides(channel: Channel) -> None:
    found = clocks_of(MessageKind.OBJECTION, RECEIVED, channel)
    assert [clock.key for clock in found] == [ClockKey.CONFIRM_OBJECTION, ClockKey.HAND_TO_DECIDING_UNIT]


def test_a_notice_of_default_is_handed_off_the_same_day_and_decided_in_two_weeks() -> None:
    found = clocks(MessageKind.NOTICE_OF_DEFAULT, date(2026, 12, 11))
    assert found[ClockKey.HAND_OFF_SAME_DAY].same_day
    assert found[ClockKey.DECIDE_IN_DEFAULT].due_on == date(2026, 12, 28)  # two weeks end on Christmas Day


def test_the_42_days_of_penalty_are_not_lengthened() -> None:
    decided, paid = date(2027, 3, 24), date(2027, 5, 5)  # Liberation Day
    found = clocks(MessageKind.NOTICE_OF_DEFAULT, decided - timedelta(weeks=2))
    assert found[ClockKey.DECIDE_IN_DEFAULT].due_on == decided
    assert (found[ClockKey.FULL_PENALTY].due_on, found[ClockKey.FULL_PENALTY].amount_cents) == (paid, 144_200)


@pytest.mark.parametrize(
    ("days_late", "cents"),
    [(-3, 0), (0, 0), (1, 2_300), (14, 32_200), (15, 35_700), (28, 81_200), (29, 85_700), (42, 144_200), (43, 144_200)],
)
def test_a_penalty_grows_in_three_steps_up_to_42_days(days_late: int, cents: int) -> None:
    assert penalty_cents(days_late) == cents


@given(st.integers(-100, 500))
def test_a_penalty_never_shrinks(days_late: int) -> None:
    assert 0 <= penalty_cents(days_late) <= penalty_cents(days_late + 1) <= 144_200


@pytest.mark.parametrize("channel", ELECTRONIC)
def test_receipt_of_an_official_electronic_message_is_confirmed(channel: Channel) -> None:
    (clock,) = clocks_of(MessageKind.OFFICIAL_MESSAGE, RECEIVED, channel)
    assert (clock.key, clock.law, clock.due_on) == (ClockKey.CONFIRM_OFFICIAL_MESSAGE, "Awb 2:17", None)


@pytest.mark.parametrize("channel", [*SPOKEN, Channel.LETTER])
def test_what_was_said_or_posted_is_no_electronic_message(channel: Channel) -> None:
    assert clocks_of(MessageKind.OFFICIAL_MESSAGE, RECEIVED, channel) == ()


@pytest.mark.parametrize("kind", [MessageKind.OBJECTION, MessageKind.NOTICE_OF_DEFAULT])
def test_what_must_be_written_cannot_come_by_telephone(kind: MessageKind) -> None:
    assert clocks_of(kind, RECEIVED, Channel.TELEPHONE) == ()


def test_equated_days_move_the_end_of_two_weeks() -> None:
    equated = frozenset({date(2026, 11, 27)})
    due_on = decision_due_on(MessageKind.NOTICE_OF_DEFAULT, RECEIVED, Channel.LETTER, equated)
    assert due_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (MessageKind.COMPLAINT, date(2026, 12, 28)),
        (MessageKind.NOTICE_OF_DEFAULT, date(2026, 11, 27)),
        (MessageKind.OBJECTION, None),
        (MessageKind.QUESTION, None),
    ],
)
def test_a_decision_has_a_day_where_the_law_sets_a_term_for_it(kind: MessageKind, due_on: date | None) -> None:
    assert decision_due_on(kind, RECEIVED, Channel.LETTER) == due_on


@settings(deadline=None)
@given(
    st.sampled_from(MessageKind),
    st.dates(date(2014, 1, 1), date(2090, 12, 31)),
    st.dates(date(2014, 1, 1), date(2090, 12, 31)),
    st.sampled_from(Channel),
)
def test_a_decision_is_due_on_an_ordinary_day_and_never_earlier_for_a_later_message(
    kind: MessageKind, one: date, other: date, channel: Channel
) -> None:
    due = [decision_due_on(kind, received, channel) for received in sorted((one, other))]
    days = [day for day in due if day]
    assert days == sorted(days)
    assert all(map(is_ordinary_day, days))
