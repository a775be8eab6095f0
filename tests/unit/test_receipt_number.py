"""The number of a receipt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.receipt_number import ReceiptKey, parse_receipt_number, plain_seat_code, receipt_number


def test_a_receipt_number_names_seat_and_year_and_counts_in_six_digits() -> None:
    assert receipt_number("BAL3", 2026, 42) == "BAL3-2026-000042"


def test_a_long_sequence_keeps_all_its_digits() -> None:
    assert receipt_number("BAL3", 2026, 1_234_567) == "BAL3-2026-1234567"


@pytest.mark.parametrize(
    "typed",
    [
        "BAL3-2026-000042",
        " bal3-2026-42 ",
        "bal3 2026 000042",
        "Bal 3 – 2026 – 42",
        "BAL3\u20112026\u2011000042",
        "bal32026000042",
    ],
)
def test_a_number_typed_loosely_is_understood(typed: str) -> None:
    assert parse_receipt_number(typed) == ReceiptKey("bal3", 2026, 42)


@pytest.mark.parametrize(
    "typed", ["", "paspoort", "2026", "2026-42", "bal3 26 42", "paspoort 2026", "M4TD9-1CZ7K", "1" * 41]
)
def test_something_else_is_no_receipt_number(typed: str) -> None:
    assert parse_receipt_number(typed) is None


@given(st.from_regex(r"[A-Z]{1,4}(-?[0-9]{1,2})?", fullmatch=True), st.integers(1000, 9999), st.integers(1, 9_999_999))
def test_every_printed_number_is_understood(code: str, year: int, sequence: int) -> None:
    printed = receipt_number(code, year, sequence)
    assert parse_receipt_number(printed) == ReceiptKey(plain_seat_code(code), year, sequence)


@given(st.text(max_size=60))
def test_any_text_may_be_asked(text: str) -> None:
    parse_receipt_number(text)
