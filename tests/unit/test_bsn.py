"""Citizen service numbers in free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bsn import HIDDEN, find_bsn, hide_bsn


@pytest.mark.parametrize(
    "written", ["111222333", "1112.22.333", "111 222 333", "11-12-22-333", "111\u00a0222\u00a0333"]
)
def test_R9_a_bsn_is_hidden_however_it_is_written(written: str) -> None:
    assert hide_bsn(f"Uittreksel {written}, spoed") == f"Uittreksel {HIDDEN}, spoed"


def test_R9_every_bsn_in_a_text_is_hidden() -> None:
    assert hide_bsn("123456782 en 111222333") == f"{HIDDEN} en {HIDDEN}"


def test_R9_a_bsn_behind_other_digits_is_hidden() -> None:
    assert hide_bsn("Kamer 555 123 456 782") == f"Kamer 555 {HIDDEN}"


@pytest.mark.parametrize(
    "text",
    ["111222334", "1112223330", "06-12345678", "BAL3-2026-000042", "03-12-2026 9.30 uur", "NL91 ABNA 0417 1643 00", ""],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert hide_bsn(text) == text


@given(st.text())
def test_text_without_nine_digits_stays_as_it_is(text: str) -> None:
    if sum(letter in "0123456789" for letter in text) < 9:
        assert hide_bsn(text) == text


@pytest.mark.parametrize(
    "written", ["111222333", "1112.22.333", "111.222.333", "111 222 333", "1112 22 333", "11 12 22 333"]
)
@pytest.mark.parametrize("around", ["{}", "BSN {}.", "bsn:{}, graag", "nummer 12\n{} 2026", "x{}x", "06-12345678 {}"])
def test_a_citizen_service_number_in_free_text_is_found(written: str, around: str) -> None:
    text = around.format(written)
    assert [text[start:end] for start, end in find_bsn(text)] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "111222334",
        "1112223330",
        "000000000",
        "op 14-11-2026 om 10.42 uur",
        "06-12345678 of 0570 69 39 11",
        "+31 111222333",
        "0031 111 222 333",
        "aanslag 2026.4471.0083",
        "NL91 ABNA 0417 1643 00",
        "KvK 12345678",
    ],
)
def test_other_numbers_are_no_citizen_service_numbers(text: str) -> None:
    assert find_bsn(text) == []


def test_every_citizen_service_number_is_found_in_order() -> None:
    text = "111222333 en 1234.56.782"
    assert find_bsn(text) == [(0, 9), (13, 24)]


@given(st.text(alphabet="0123456789 .-ab"))
def test_spans_lie_within_the_text_and_hold_nine_digits(text: str) -> None:
    for start, end in find_bsn(text):
        assert sum(sign.isdigit() for sign in text[start:end]) == 9
