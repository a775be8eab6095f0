"""Terms of keeping, and the days on which they end."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact import MessageKind
from app.domain.disposal import MAX_REASON, checked_reason, digest_of
from app.domain.errors import DomainError
from app.domain.retention import TERMS, RetentionRule, check_rule, first_kept_day, kept_until, terms_of

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
months = st.integers(TERMS[0], TERMS[-1])


@pytest.mark.parametrize(
    ("ended_on", "term", "last"),
    [
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2026, 11, 22), 60, date(2031, 11, 22)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_a_term_ends_on_the_same_day_of_the_month_or_else_the_last(ended_on: date, term: int, last: date) -> None:
    assert kept_until(ended_on, term) == last


@given(days, months)
def test_what_ended_on_the_first_kept_day_is_kept_and_the_day_before_is_not(today: date, term: int) -> None:
    first = first_kept_day(today, term)
    assert kept_until(first, term) >= today
    assert kept_until(first - timedelta(days=1), term) < today


@given(days, days, months)
def test_counting_from_the_contact_and_from_today_is_the_same(ended_on: date, today: date, term: int) -> None:
    assert (kept_until(ended_on, term) < today) == (ended_on < first_kept_day(today, term))


@given(days, months, months)
def test_a_longer_term_never_ends_earlier(day: date, one: int, other: int) -> None:
    assert kept_until(day, max(one, other)) >= kept_until(day, min(one, other))
    assert first_kept_day(day, max(one, other)) <= first_kept_day(day, min(one, other))


def test_without_a_choice_questions_are_kept_a_year_and_complaints_five() -> None:
    terms = terms_of([])
    assert {kind: terms.months_of(kind) for kind in MessageKind} == {
        MessageKind.QUESTION: 12,
        MessageKind.PUBLIC_SPACE_REPORT: 12,
        MessageKind.COMPLAINT: 60,
        MessageKind.OBJECTION: 60,
        MessageKind.NOTICE_OF_DEFAULT: 60,
        MessageKind.OFFICIAL_MESSAGE: 60,
    }


def test_a_product_group_has_its_own_term_and_others_that_of_the_kind() -> None:
    chosen = [RetentionRule(MessageKind.QUESTION, 24), RetentionRule(MessageKind.QUESTION, 6, "taxes-front")]
    terms = terms_of(chosen)
    assert terms.months_of(MessageKind.QUESTION, "taxes-front") == 6
    assert terms.months_of(MessageKind.QUESTION, "social-services") == 24
    assert terms.shortest == 6


@pytest.mark.parametrize("term", [0, -1, 601])
def test_a_term_that_makes_no_sense_is_refused(term: int) -> None:
    with pytest.raises(DomainError, match="term-wrong"):
        check_rule(RetentionRule(MessageKind.QUESTION, term))


@pytest.mark.parametrize(("text", "key"), [(" \n ", "reason-missing"), ("x" * (MAX_REASON + 1), "reason-too-long")])
def test_a_reason_must_be_there_and_not_too_long(text: str, key: str) -> None:
    with pytest.raises(DomainError, match=key):
        checked_reason(text)
    assert checked_reason("  Op   tijd \n") == "Op tijd"


def test_another_id_or_order_gives_another_digest() -> None:
    one, other = UUID(int=1), UUID(int=2)
    assert len({digest_of(ids) for ids in ([], [one], [other], [one, other], [other, one])}) == 5
    assert digest_of([one, other]) == digest_of(iter((one, other)))
