"""What is kept of a search tells nothing about a person."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Customer
from app.domain.folding import fold
from app.domain.search_privacy import strip_personal
from tests.builders import a_customer

names = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Pd", "Po", "Zs"]), max_size=12)
customers = st.builds(
    a_customer, initials=names, prefix=names, last_name=names, company=names, email=st.just("a@example.nl")
)
typed_texts = st.text(max_size=120)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("paspoort kwijt", "paspoort kwijt"),
        ("parkeerboete 12-345-678 betalen", "parkeerboete betalen"),
        ("brief aan a.devries@example.nl kwijt", "brief aan kwijt"),
        ("mail jan @ example.nl kwijt", "mail kwijt"),
        ("kenteken KX-482-P overschrijven", "kenteken overschrijven"),
        ("bezwaar M4TD9-1CZ7K", "bezwaar"),
        ("\u0660\u0666 \uff10\uff16 \u00b2 melding", "melding"),
        ("  paspoort\n\tkwijt  \x00 ", "paspoort kwijt"),
        ("?? !! \U0001f697", ""),
        ("06 12 34 56 78", ""),
    ],
)
def test_numbers_and_addresses_go_and_the_question_stays(typed: str, kept: str) -> None:
    assert strip_personal(typed, None) == kept


@pytest.mark.parametrize(
    "typed",
    ["Vries verhuizen", "VRIÈS verhuizen", "Vries' verhuizen", "mevrouw-de-Vries verhuizen", "vr\u200bies verhuizen"],
)
def test_the_name_on_the_customer_card_goes_in_any_spelling(typed: str) -> None:
    assert strip_personal(typed, a_customer()) == "verhuizen"


@pytest.mark.parametrize("typed", ["vanderberg", "Bergs", "van der berg", "jp berg", "Bakkerij"])
def test_parts_written_together_and_companies_go_too(typed: str) -> None:
    customer = a_customer(initials="J.P.", prefix="van der", last_name="Berg", company="Bakkerij Berg & Zn.")
    assert strip_personal(f"subsidie {typed} aanvragen", customer) == "subsidie aanvragen"


def test_an_initial_alone_is_no_name() -> None:
    assert strip_personal("a verhuizen", a_customer(initials="A.")) == "a verhuizen"


def test_without_a_customer_card_names_cannot_be_known() -> None:
    assert strip_personal("Vries verhuizen", None) == "Vries verhuizen"


@given(typed_texts, customers)
def test_no_digit_address_or_name_ever_survives(typed: str, customer: Customer) -> None:
    parts = (customer.initials, customer.prefix, customer.last_name, customer.company)
    known = {word for part in parts for word in re.findall(r"[^\W_]+", fold(part)) if len(word) >= 2}
    text = " ".join([typed, *parts])
    kept = strip_personal(text, customer)
    assert not any(character.isnumeric() or character == "@" for character in kept)
    assert known.isdisjoint(re.findall(r"[^\W_]+", fold(kept)))


@given(st.lists(st.sampled_from(["paspoort", "kwijt", "-kind", '"op reis"', "Vries", "4711", "x@y.nl"]), max_size=20))
def test_the_rest_keeps_its_order(tokens: list[str]) -> None:
    harmless = " ".join(token for token in tokens if token not in ("Vries", "4711", "x@y.nl"))
    assert strip_personal("  ".join(tokens), a_customer()) == harmless


@given(typed_texts)
def test_stripping_again_takes_nothing_more(typed: str) -> None:
    once = strip_personal(typed, a_customer())
    assert strip_personal(once, a_customer()) == once


def test_a_pasted_letter_leaves_only_its_beginning_in_whole_words() -> None:
    kept = strip_personal("verhuizing " * 1000, None)
    assert kept == " ".join(["verhuizing"] * 18)
    assert strip_personal("x" * 10_000, None) == ""
