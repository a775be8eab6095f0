"""Difficult words with plain ones: reading the list, and finding them in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from knowledgebase.analysis import MAX_WORD, lemma
from knowledgebase.folding import fold
from knowledgebase.writing.sentences import Span
from resources import path as shipped

Words = tuple[str, ...]

_COMMENT: Final = "#"
_MEANS: Final = "="
_REMEMBERED: Final = 20_000  # words


@dataclass(frozen=True, slots=True)
class DifficultWord:
    """Where a difficult word or phrase stands, and what to write instead."""

    start: int
    end: int
    plain: str


def read_plain_words(path: Path) -> dict[Words, str]:
    """Each difficult word or phrase, folded, with what to write instead; "" for words that stay as they are.

    ValueError tells the number of a line that is no such pair, or that says again what an earlier line says.
    """
    found: dict[Words, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith(_COMMENT):
            continue
        difficult, means, plain = line.partition(_MEANS)
        words = tuple(fold(difficult).split())
        if not means or not words or _MEANS in plain:
            raise ValueError(f"line {number}: words, one {_MEANS} and plain words belong in it")
        if words in found:
            raise ValueError(f"line {number}: an earlier line is about the same words")
        found[words] = plain.strip()
    return found


def difficult_words(folded: str, spans: Sequence[Span]) -> Iterator[DifficultWord]:
    """The difficult words among those at `spans` of a folded text, in order; the longest phrase counts."""
    words = [folded[start:end] for start, end in spans]
    reached = 0
    for place, word in enumerate(words):
        if place < reached or not (phrases := _phrases_from(word)):
            continue
        fitting = [phrase for phrase in phrases if _fits(phrase[0], words[place : place + len(phrase[0])])]
        if fitting:
            phrase, plain = max(fitting, key=lambda each: len(each[0]))
            reached = place + len(phrase)
            if plain:
                yield DifficultWord(spans[place][0], spans[reached - 1][1], plain)


def _fits(phrase: Words, words: Sequence[str]) -> bool:
    return len(phrase) == len(words) and all(each in _forms(word) for each, word in zip(phrase, words, strict=True))


def _forms(word: str) -> tuple[str, ...]:
    return (word, lemma(word)) if len(word) <= MAX_WORD else (word,)


@lru_cache(_REMEMBERED)
def _phrases_from(word: str) -> tuple[tuple[Words, str], ...]:
    """What begins with this word or with its form in a dictionary."""
    return tuple(phrase for form in dict.fromkeys(_forms(word)) for phrase in _plain_words().get(form, ()))


@cache
def _plain_words() -> dict[str, list[tuple[Words, str]]]:
    """The list of the programme, by first word."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for words, plain in read_plain_words(shipped("writing", "plain_words.txt")).items():
        found.setdefault(words[0], []).append((words, plain))
    return found
