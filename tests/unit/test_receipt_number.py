"""The number of a receipt."""

from app.domain.receipt_number import receipt_number


def test_a_receipt_number_names_seat_and_year_and_counts_in_six_digits() -> None:
    assert receipt_number("BAL3", 2026, 42) == "BAL3-2026-000042"


def test_a_long_sequence_keeps_all_its_digits() -> None:
    assert receipt_number("BAL3", 2026, 1_234_567) == "BAL3-2026-1234567"
