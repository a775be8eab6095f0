"""A query as it is typed: words, phrases in quotes, and what must not be there."""

import re
from dataclasses import dataclass
from itertools import pairwise

from knowledgebase.analysis import MAX_WORD, is_stop_word, tokens
from knowledgebase.folding import clean, fold

MAX_WORDS = 24
MAX_PHRASES = 4
MAX_TEXT = 2_000  # characters; nobody types more, and pasted text says what it is about at its beginning
_UNWANTED = r'(?:(?<=\s)|^)-(?=["\w])'
_PHRASE = r'"([^"]*\w[^"]*)"'
_PART = re.compile(rf"(?P<unwanted>{_UNWANTED})?(?:{_PHRASE}|(?(unwanted)([^\s\"]+)|(?!)))")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A folded word and where it stands in the folded query; `is_last`: it may be unfinished."""

    word: str
    start: int
    end: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """`folded` is the query as places count; phrases are folded words with single spaces between them."""

    folded: str
    words: tuple[TypedWord, ...]
    phrases: tuple[str, ...]
    unwanted: tuple[str, ...]


def read_typed(text: str) -> TypedQuery:
    """Take a query apart. Words of phrases are words as well; quotes without an end are no quotes."""
    folded = fold(clean(text[:MAX_TEXT]).translate(_QUOTES))
    phrases: list[str] = []
    unwanted: list[str] = []
    plain = folded
    for part in _PART.finditer(folded):
        words = " ".join(words_between(part[2] or part[3] or "", 0))
        (unwanted if part["unwanted"] is not None else phrases).append(words)
        if part["unwanted"] is not None:
            plain = plain[: part.start()] + " " * len(part[0]) + plain[part.end() :]
    kept = (tuple(filter(None, dict.fromkeys(each)))[:MAX_PHRASES] for each in (phrases, unwanted))
    return TypedQuery(folded, _words(plain), *kept)


def words_between(folded: str, start: int) -> list[str]:
    """The words of a folded text from `start`, hyphenated ones in parts."""
    return [part for begin, end in tokens(folded[start:]) for part in folded[start:][begin:end].split("-") if part]


def neighbours(text: str) -> list[str]:
    """Each two words that were typed one after the other, when one of them says something."""
    words = words_between(fold(clean(text[:MAX_TEXT])), 0)[: 2 * MAX_WORDS]
    return [f"{one} {other}" for one, other in pairwise(words) if not (is_stop_word(one) and is_stop_word(other))]


def _words(folded: str) -> tuple[TypedWord, ...]:
    """The words that say something, or all when none does. A hyphen divides."""
    found: list[TypedWord] = []
    for start, end in tokens(folded):
        place = start
        for part in folded[start:end].split("-"):
            found.append(TypedWord(part, place, place + len(part), place + len(part) == len(folded)))
            place += len(part) + 1
    found = [each for each in found if len(each.word) <= MAX_WORD]
    return tuple(([each for each in found if not is_stop_word(each.word)] or found)[:MAX_WORDS])
