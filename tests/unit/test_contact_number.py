"""The customer's number."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact_number import ALPHABET, LENGTH, format_number, new_number, parse_number
from app.domain.errors import DomainError

NINE = st.text(st.sampled_from(ALPHABET), min_size=LENGTH - 1, max_size=LENGTH - 1)


def accepted(typed: str) -> bool:
    try:
        parse_number(typed)
    except DomainError:
        return False
    return True


def number_of(nine: str) -> str:
    """The one number that begins with these nine characters."""
    (number,) = [nine + check for check in ALPHABET if accepted(nine + check)]
    return number


def test_a_new_number_has_ten_characters_without_i_l_o_and_u() -> None:
    numbers = [new_number() for _ in range(200)]

    assert all(len(number) == 10 and set(number) <= set(ALPHABET) for number in numbers)
    assert len(set(numbers)) == 200
    assert len(ALPHABET) == 32 and not set("ILOU") & set(ALPHABET)


def test_a_new_number_is_read_back_as_itself() -> None:
    number = new_number()

    assert parse_number(number) == number


@given(NINE)
def test_exactly_one_check_character_fits(nine: str) -> None:
    assert sum(accepted(nine + check) for check in ALPHABET) == 1


@given(NINE)
def test_every_single_wrong_character_is_noticed(nine: str) -> None:
    number = number_of(nine)
    wrong = [
        number[:place] + other + number[place + 1 :]
        for place in range(LENGTH)
        for other in ALPHABET
        if other != number[place]
    ]

    assert len(wrong) == 310
    assert not any(map(accepted, wrong))


@given(NINE)
def test_every_swap_of_two_different_characters_is_noticed(nine: str) -> None:
    number = number_of(nine)
    for one, other in combinations(range(LENGTH), 2):
        letters = list(number)
        letters[one], letters[other] = letters[other], letters[one]
        assert number[one] == number[other] or not accepted("".join(letters))


@pytest.mark.parametrize("place", range(LENGTH - 2))
def test_every_pair_of_neighbours_is_noticed_when_swapped(place: int) -> None:
    for one, other in combinations(ALPHABET, 2):
        number = number_of("7" * place + one + other + "7" * (LENGTH - 3 - place))
        assert not accepted(number[:place] + other + one + number[place + 2 :])


def test_a_number_is_printed_in_two_groups_of_five() -> None:
    assert format_number("M4TD91CZ7K") == "M4TD9-1CZ7K"


def test_lower_case_spaces_dashes_and_lookalikes_are_understood() -> None:
    number = number_of("M01TD9CZ7")
    typed = f" {number[:5]}–{number[5:7]} {number[7:]}-".lower().replace("0", "o").replace("1", "l")

    assert parse_number(typed) == number
    assert parse_number(typed.replace("o", "O").replace("l", "I")) == number
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    "typed", ["", "M4TD9", "M4TD91CZ7KK", "U4TD91CZ7K", "M4TD9_1CZ7K", "ſ4TD91CZ7K", "٠" * 10, "€"]
)
def test_what_is_no_number_is_pointed_out(typed: str) -> None:
    with pytest.raises(DomainError) as problem:
        parse_number(typed)

    assert (problem.value.key, problem.value.field) == ("number-mistyped", "number")


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_a_number_or_a_domain_error(typed: str) -> None:
    assert not accepted(typed) or len(parse_number(typed)) == LENGTH
