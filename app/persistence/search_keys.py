"""By which words and numbers a customer is found, and what a typed text may mean."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.customer import Customer
from app.domain.folding import fold

_PHONE_DIGITS = 9  # a Dutch number without its leading 0 or +31; source: national numbering plan
_MIN_DIGITS = 3
_SALUTATIONS = {"mw", "mevr", "mevrouw", "dhr", "meneer"}  # not "heer" or "de heer", which may be a name
_POSTCODE = re.compile(r"\d{4}[a-z]{1,2}(\d+[a-z0-9]*)?")
_NUMBER = re.compile(r"[+(\d][\d\s().+/-]*")
_SPLIT = re.compile(r"[^a-z0-9]+")


class KeyKind(StrEnum):
    """What a search key is taken from."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    KVK = "kvk"


@dataclass(frozen=True, slots=True)
class Lookup:
    """One meaning of a typed text: the customer has, for each of `starts`, a key of `kind` that begins so."""

    kind: KeyKind
    starts: tuple[str, ...]


def keys_of(customer: Customer) -> set[tuple[KeyKind, str]]:
    """Every key under which the customer is stored."""
    name = (customer.initials, customer.prefix, customer.last_name, customer.company)
    keys = {(KeyKind.NAME, word) for part in name for word in _stored_words(part)}
    keys |= {(KeyKind.PHONE, _national(number)) for number in (customer.phone, customer.phone_e164)}
    keys.add((KeyKind.ADDRESS, _compact(customer.postcode + customer.house_number)))
    keys.add((KeyKind.EMAIL, customer.email.strip().casefold()))
    keys.add((KeyKind.KVK, _digits(customer.kvk_number)))
    return {(kind, value) for kind, value in keys if value}


def lookups(text: str) -> list[Lookup]:
    """What `text` may mean, most telling first."""
    typed = text.strip()
    if "@" in typed:
        return [Lookup(KeyKind.EMAIL, (typed.casefold(),))]
    return [*_number_lookups(typed), *_word_lookups(typed)]


def _number_lookups(typed: str) -> list[Lookup]:
    if _POSTCODE.fullmatch(_compact(typed)):
        return [Lookup(KeyKind.ADDRESS, (_compact(typed),))]
    digits = _digits(typed)
    if not _NUMBER.fullmatch(typed) or len(digits) < _MIN_DIGITS:
        return []
    kinds = {KeyKind.PHONE: _national(typed), KeyKind.KVK: digits, KeyKind.ADDRESS: digits}
    return [Lookup(kind, (start,)) for kind, start in kinds.items() if start]


def _word_lookups(typed: str) -> list[Lookup]:
    words = {word for word in _SPLIT.split(fold(typed)) if word} - _SALUTATIONS
    if not words:
        return []
    found = [Lookup(KeyKind.NAME, tuple(sorted(words, key=lambda word: (-len(word), word))))]
    if " " not in typed:
        found.append(Lookup(KeyKind.EMAIL, (typed.casefold(),)))
    return found


def _stored_words(part: str) -> set[str]:
    """The words of a name, and each also written together: "d'Hondt" gives "d", "hondt" and "dhondt"."""
    folded = fold(part)
    return {_compact(word) for word in folded.split()} | set(_SPLIT.split(folded))


def _national(number: str) -> str:
    """The digits of a phone number that stay the same in every spelling; of a full number the last nine."""
    digits = _digits(number)
    if number.strip().startswith(("+31", "0031")):
        digits = digits.removeprefix("00").removeprefix("31")
    return digits.removeprefix("0")[-_PHONE_DIGITS:]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _compact(text: str) -> str:
    return _SPLIT.sub("", fold(text))
