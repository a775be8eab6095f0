"""Citizen service numbers in free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bsn import HIDDEN, hide_bsn


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
