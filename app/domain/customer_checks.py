"""Checks of what a customer tells: each gives the value as it is kept, or says which field is wrong.

Nothing typed gives nothing back: whether a field must be filled is for the form to decide.
"""

import re
from typing import TYPE_CHECKING

from stdnum.exceptions import ValidationError
from stdnum.nl import postcode

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_MAX_EMAIL = 254  # characters; source: RFC 3696, erratum 1690
_NETHERLANDS = 31

_HOUSE_NUMBER = re.compile(r"([1-9]\d{0,4})(?!\d)[ /-]*([A-Za-z](?![A-Za-z]))?[ /-]*([A-Za-z0-9]{1,4})?", re.ASCII)
_PHONE_SIGNS = re.compile(r"[\d +()./-]+", re.ASCII)
_AREA_CODE_NUMBER = re.compile(r"140\d{2,3}", re.ASCII)
_MAILBOX = r'[^\s@<>(),;:"\\.]+(\.[^\s@<>(),;:"\\.]+)*'
_DOMAIN = r"([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
_EMAIL = re.compile(f"{_MAILBOX}@{_DOMAIN}")
_KVK = re.compile(r"\d{8}", re.ASCII)


def check_postcode(typed: str) -> str:
    """A Dutch postcode as "7411 BR".

    Raises:
        DomainError: `postcode-wrong`.
    """
    if not typed.strip():
        return ""
    try:
        return postcode.validate(typed)
    except ValidationError as problem:
        raise DomainError("postcode-wrong", field="postcode") from problem


def check_house_number(typed: str) -> str:
    """House number, letter and addition as the national address register writes them: "12A-2".

    Raises:
        DomainError: `house-number-wrong`.
    """
    text = _one_line(typed)
    if not text:
        return ""
    found = _HOUSE_NUMBER.fullmatch(text)
    if found is None:
        raise DomainError("house-number-wrong", field="house_number")
    number, letter, addition = (part or "" for part in found.groups())
    return "-".join(part for part in (number + letter.upper(), addition.upper()) if part)


def check_phone(typed: str) -> tuple[str, str]:
    """A telephone number as typed, and in E.164 or "" for a municipality's 14 number, which has no such form.

    A number without a country code is Dutch. Numbers abroad are only checked for their length, as lists of what is
    in use there grow old.

    Raises:
        DomainError: `phone-wrong`.
    """
    text = _one_line(typed)
    if not text:
        return "", ""
    import phonenumbers  # here: it loads slowly, and the window opens without it

    number = _parsed_phone(text)
    if number.country_code != _NETHERLANDS:
        is_right = phonenumbers.is_possible_number(number)
    elif _AREA_CODE_NUMBER.fullmatch(str(number.national_number)):
        return text, ""
    else:
        is_right = phonenumbers.is_valid_number(number)
    if not is_right:
        raise DomainError("phone-wrong", field="phone")
    return text, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parsed_phone(text: str) -> "PhoneNumber":
    import phonenumbers

    if not _PHONE_SIGNS.fullmatch(text):
        raise DomainError("phone-wrong", field="phone")
    try:
        return phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as problem:
        raise DomainError("phone-wrong", field="phone") from problem


def check_email(typed: str) -> str:
    """An e-mail address, its domain in small letters.

    Raises:
        DomainError: `email-wrong`.
    """
    text = typed.strip()
    if not text:
        return ""
    if len(text) > _MAX_EMAIL or not _EMAIL.fullmatch(text):
        raise DomainError("email-wrong", field="email")
    mailbox, _, domain = text.rpartition("@")
    return f"{mailbox}@{domain.lower()}"


def check_kvk(typed: str) -> str:
    """A number of the Chamber of Commerce: eight digits, which have no check digit.

    Raises:
        DomainError: `kvk-wrong`.
    """
    number = re.sub(r"[\s.]", "", typed)
    if number and not _KVK.fullmatch(number):
        raise DomainError("kvk-wrong", field="kvk_number")
    return number


def _one_line(typed: str) -> str:
    return " ".join(typed.split())
