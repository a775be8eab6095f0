"""What is kept of a search must not tell who it was about."""

import re
import unicodedata

from app.domain.customer import Customer
from app.domain.folding import fold

MAX_WORDS = 200  # characters; who pastes a whole letter leaves only its beginning behind
_SHORTEST_NAME = 2  # a single letter is an initial, and says nothing
_WORD = re.compile(r"[^\W_]+")


def strip_personal(text: str, customer: Customer | None) -> str:
    """`text` on one line, without e-mail addresses, without anything that has a digit, and without the customer's name.

    Every part of the name or the company counts, whatever its case and accents, also as "Jansens" or with its parts
    written together. What is left keeps its order.
    """
    return _shortened(_told(text, _names(customer) if customer else frozenset()))


def strip_personal_lines(text: str, customer: Customer | None) -> str:
    """As `strip_personal`, but all of it: each line stays a line."""
    names = _names(customer) if customer else frozenset()
    return "\n".join(" ".join(_told(line, names)) for line in text.splitlines()).strip()


def _told(text: str, names: frozenset[str]) -> list[str]:
    return [token for token in _tokens(text) if not _is_personal(token, names)]


def _tokens(text: str) -> list[str]:
    """Words with what is typed against them; an e-mail address is one, also with spaces around its sign."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", text) if not _is_unseen(letter))
    one_line = " ".join(seen.split())
    return one_line.replace(" @", "@").replace("@ ", "@").split()


def _is_unseen(letter: str) -> bool:
    """Marks without a shape of their own could hide a name in the middle of a word."""
    return unicodedata.category(letter).startswith("C") and not letter.isspace()


def _is_personal(token: str, names: frozenset[str]) -> bool:
    if any(character == "@" or character.isnumeric() for character in token):
        return True
    words = _WORD.findall(fold(token))
    return not words or not names.isdisjoint((*words, "".join(words)))


def _names(customer: Customer) -> frozenset[str]:
    """Every way in which a part of the name may be typed, folded."""
    whole = f"{customer.prefix} {customer.last_name}"
    parts = [customer.initials, customer.prefix, customer.last_name, customer.company, whole]
    words = {word for part in parts for word in _WORD.findall(fold(part))}
    together = {"".join(_WORD.findall(fold(part))) for part in parts}
    names = {name for name in words | together if len(name) >= _SHORTEST_NAME}
    return frozenset(names | {f"{name}s" for name in names})


def _shortened(tokens: list[str]) -> str:
    """As many whole tokens as fit."""
    length = 0
    for place, token in enumerate(tokens):
        length += len(token) + (place > 0)
        if length > MAX_WORDS:
            return " ".join(tokens[:place])
    return " ".join(tokens)
