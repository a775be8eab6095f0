"""The customer's number: made at the desk, said on the phone, typed by the next colleague."""

import secrets

from app.domain.errors import DomainError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O (misread) and no U (rude words)
LENGTH = 10  # nine random characters and the check character

_GROUP = 5
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SEPARATORS = dict.fromkeys(map(ord, " -\t\u00a0\u2010\u2011\u2013"))
_AS_MEANT = _SEPARATORS | str.maketrans("abcdefghjkmnpqrstvwxyzoOiIlL", "ABCDEFGHJKMNPQRSTVWXYZ001111")


def new_number() -> str:
    """A fresh number: ten characters without separator, not to be guessed from another one."""
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def with_check(chosen: str) -> str:
    """The number that begins with these nine characters of the alphabet."""
    return chosen + ALPHABET[_doubled(_weighed(chosen))]


def parse_number(typed: str) -> str:
    """The number as stored. Lower case, spaces, dashes, the letter O for 0 and I or L for 1 are understood.

    Raises:
        DomainError: `number-mistyped` when it cannot be a number that was given out.
    """
    number = typed.translate(_AS_MEANT)
    if len(number) != LENGTH or not _VALUES.keys() >= set(number) or _weighed(number) != 0:
        raise DomainError("number-mistyped", field="number")
    return number


def format_number(number: str) -> str:
    """The number as printed and said, such as "M4TD9-1CZ7K"."""
    return f"{number[:_GROUP]}-{number[_GROUP:]}"


def _weighed(characters: str) -> int:
    """Sum of the characters in the field of 32 elements, each weighed with a power of two of its own; 0 is right.

    Crockford's own check (modulo 37) needs five symbols more. In this field no two weights are equal and none is
    zero, so one wrong character or one swap of any two different characters always shows.
    """
    total = 0
    for character in characters:
        total = _doubled(total) ^ _VALUES[character]
    return total


def _doubled(value: int) -> int:
    """Twice `value` in the field of 32 elements with modulus x^5 + x^2 + 1."""
    return value << 1 if value < 16 else (value << 1) ^ 0b100101
