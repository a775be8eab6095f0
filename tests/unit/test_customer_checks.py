"""What a customer tells is checked and written one way."""

from collections.abc import Callable

import pytest

from app.domain.customer_checks import (
    check_email,
    check_house_number,
    check_kvk,
    check_phone,
    check_postcode,
)
from app.domain.errors import DomainError


@pytest.mark.parametrize("check", [check_postcode, check_house_number, check_email, check_kvk])
def test_nothing_typed_gives_nothing_back(check: Callable[[str], str]) -> None:
    assert check("  ") == ""
    assert check_phone(" ") == ("", "")


@pytest.mark.parametrize("typed", ["7411br", "7411 BR", " 7411  br "])
def test_a_postcode_is_written_with_a_space_and_capitals(typed: str) -> None:
    assert check_postcode(typed) == "7411 BR"


@pytest.mark.parametrize("typed", ["0411 BR", "7411", "7411 B", "74111 BR", "7411 SS", "BR 7411", "7411 BR 12"])
def test_a_wrong_postcode_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError, match="postcode-wrong") as caught:
        check_postcode(typed)
    assert caught.value.field == "postcode"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", "12"),
        (" 12 a", "12A"),
        ("12A", "12A"),
        ("12-2", "12-2"),
        ("12 a 2", "12A-2"),
        ("12a-2", "12A-2"),
        ("12 bis", "12-BIS"),
        ("12III", "12-III"),
        ("12/3", "12-3"),
    ],
)
def test_a_house_number_is_written_as_the_address_register_does(typed: str, kept: str) -> None:
    assert check_house_number(typed) == kept
    assert check_house_number(kept) == kept


@pytest.mark.parametrize("typed", ["0", "012", "a", "123456", "12 achterhuis", "-12"])
def test_a_wrong_house_number_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError, match="house-number-wrong") as caught:
        check_house_number(typed)
    assert caught.value.field == "house_number"


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("06-12345678", "+31612345678"),
        ("06 1234 5678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("+31 (0)570 693911", "+31570693911"),
        ("(0570) 69 39 11", "+31570693911"),
        ("0570.693.911", "+31570693911"),
        ("088-1234567", "+31881234567"),
        ("0800 1234", "+318001234"),
        ("0900-1234", "+319001234"),
        ("0900 202 0006", "+319002020006"),
        ("+32 2 555 12 12", "+3225551212"),
        ("+32470123456", "+32470123456"),
        ("0049 30 123456", "+4930123456"),
        ("14 0570", ""),
        ("140570", ""),
        ("14-010", ""),
        ("14 0999", ""),
    ],
)
def test_a_phone_number_is_kept_as_typed_and_in_e164(typed: str, e164: str) -> None:
    assert check_phone(f" {typed} ") == (typed, e164)


@pytest.mark.parametrize(
    "typed", ["06-1234567", "06-123456789", "693911", "0123", "112", "14", "14 570", "bel mij", "06x12345678", "+999 1"]
)
def test_a_wrong_phone_number_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError, match="phone-wrong") as caught:
        check_phone(typed)
    assert caught.value.field == "phone"
    assert typed not in str(caught.value.values)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" a.de.vries@Voorbeeld.NL ", "a.de.vries@voorbeeld.nl"),
        ("A+kind@mail.voorbeeld.amsterdam", "A+kind@mail.voorbeeld.amsterdam"),
        ("o'brien@voor-beeld.nl", "o'brien@voor-beeld.nl"),
        ("zoë@café.example", "zoë@café.example"),
    ],
)
def test_an_email_address_is_kept_with_its_domain_in_small_letters(typed: str, kept: str) -> None:
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "anna",
        "anna@",
        "@voorbeeld.nl",
        "anna@voorbeeld",
        "anna@voorbeeld..nl",
        "anna.@voorbeeld.nl",
        "an na@voorbeeld.nl",
        "anna@voorbeeld.nl,",
        "a@b@voorbeeld.nl",
        "anna@-voorbeeld.nl",
        "anna@voorbeeld.n",
        f"{'a' * 250}@b.nl",
    ],
)
def test_a_wrong_email_address_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError, match="email-wrong") as caught:
        check_email(typed)
    assert caught.value.field == "email"


@pytest.mark.parametrize("typed", ["12345678", "1234 5678", "12.34.56.78"])
def test_a_kvk_number_has_eight_digits(typed: str) -> None:
    assert check_kvk(typed) == "12345678"


@pytest.mark.parametrize("typed", ["1234567", "123456789", "1234567a", "１２３４５６７８"])
def test_a_wrong_kvk_number_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError, match="kvk-wrong") as caught:
        check_kvk(typed)
    assert caught.value.field == "kvk_number"
