"""What is kept of a password: nothing by which it could be known."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def hash_password(password: str) -> str:
    """What may be kept: it tells nothing about the password, and is another one every time (argon2id)."""
    return _hasher().hash(_same_everywhere(password))


def is_right_password(password: str, kept: str) -> bool:
    """Whether `kept` was made of this password. An empty `kept` is nobody's, and takes as long to refuse."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept or _nobodys(), _same_everywhere(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def _same_everywhere(password: str) -> str:
    """A letter with an accent is one sign on one keyboard and two on another."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # here: only who signs in needs it

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("")
