"""What a typed text may mean when a customer is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import fold
from app.persistence.search_keys import KeyKind, Lookup, keys_of, lookups
from tests.builders import a_customer


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Müller-Żółć", "muller-zolc"), ("ÇAĞLA", "cagla"), ("Weiß", "weiss"), ("Ĳssel", "ijssel"), ("Ørsted", "orsted")],
)
def test_folding_takes_away_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "spelling", ["06-12345678", "+31 6 12345678", "0031612345678", "(06) 12 34 56 78", "+31(0)612345678"]
)
def test_every_spelling_of_a_phone_number_means_the_same(spelling: str) -> None:
    assert Lookup(KeyKind.PHONE, ("612345678",)) in lookups(spelling)
    assert (KeyKind.PHONE, "612345678") in keys_of(a_customer(phone=spelling, phone_e164=""))


@pytest.mark.parametrize("begin", ["06123", "06-123", "+31 6 123", "0031 6123"])
def test_the_beginning_of_a_phone_number_means_the_same(begin: str) -> None:
    assert Lookup(KeyKind.PHONE, ("6123",)) in lookups(begin)


def test_a_number_without_area_code_is_kept_as_it_is() -> None:
    assert (KeyKind.PHONE, "140570") in keys_of(a_customer(phone="14 0570", phone_e164=""))
    assert Lookup(KeyKind.PHONE, ("140570",)) in lookups("14 0570")


@pytest.mark.parametrize("text", ["7411BR12", "7411 br 12", "7411 BR 12", " 7411br12"])
def test_postcode_and_house_number_mean_an_address(text: str) -> None:
    assert Lookup(KeyKind.ADDRESS, ("7411br12",)) in lookups(text)


def test_an_at_sign_means_an_email_address_only() -> None:
    assert lookups("A.deVries@ex") == [Lookup(KeyKind.EMAIL, ("a.devries@ex",))]


def test_words_of_a_name_are_looked_up_longest_first() -> None:
    assert lookups("Mw. A. de Vries") == [Lookup(KeyKind.NAME, ("vries", "de", "a"))]


@pytest.mark.parametrize("text", ["", "   ", "-", "'", "..."])
def test_a_text_without_letters_or_digits_means_nothing(text: str) -> None:
    assert lookups(text) == []


@pytest.mark.parametrize("word", ["d'Hondt", "dhondt", "hondt", "D’HONDT"])
def test_a_name_with_an_apostrophe_is_found_in_each_spelling(word: str) -> None:
    stored = {value for kind, value in keys_of(a_customer(last_name="d'Hondt")) if kind is KeyKind.NAME}
    (lookup,) = [found for found in lookups(word) if found.kind is KeyKind.NAME]
    assert stored >= set(lookup.starts)


def test_an_empty_field_gives_no_key() -> None:
    values = [value for _, value in keys_of(a_customer(prefix="", email="", phone="", phone_e164="", postcode=""))]
    assert all(values)
