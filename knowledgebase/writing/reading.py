"""Estimating how hard a Dutch text is to read, from its sentences and its words."""

from dataclasses import dataclass, replace
from typing import Final

from knowledgebase.folding import fold
from knowledgebase.writing.level import Level, ReadingLevel
from knowledgebase.writing.passive import Passive, passives
from knowledgebase.writing.plain import PlainText
from knowledgebase.writing.plain_words import DifficultWord, difficult_words
from knowledgebase.writing.sentences import Sentence, sentences_of

LONG_SENTENCE: Final = 20  # words; more are too many
_LONG_WORD: Final = 10  # letters, at least
_ENOUGH: Final = 20  # words; of less nothing can be said
_PER_LONG_WORD: Final = 40  # points for a text of nothing but long words; likewise below
_PER_DIFFICULT_WORD: Final = 150
_PER_PASSIVE: Final = 5
_MOST_POINTS: Final = {Level.A2: 11, Level.B1: 22, Level.B2: 36}
"""Up to how many points a text is of a level. Measured on texts of which the level is known: docs/writing-help.md."""


@dataclass(frozen=True, slots=True)
class Style:
    """What makes a text hard, found once: for the estimate and for hints."""

    sentences: tuple[Sentence, ...]
    difficult: tuple[DifficultWord, ...]
    passives: tuple[Passive, ...]


def style_of(plain: PlainText) -> Style:
    """The sentences of a text, with difficult words and passives; one look at each word."""
    folded = fold(plain.text)
    sentences = tuple(sentences_of(plain))
    difficult = (word for sentence in sentences for word in difficult_words(folded, sentence.words))
    found = (each for sentence in sentences for each in passives(folded, sentence.words))
    return Style(sentences, tuple(difficult), tuple(found))


def level_of(markdown: str) -> ReadingLevel:
    """The estimate for a text, with the figures behind it."""
    return _level(style_of(PlainText.of(markdown)))


def _level(style: Style) -> ReadingLevel:
    lengths = [len(sentence.words) for sentence in style.sentences]
    long_words = sum(end - start >= _LONG_WORD for sentence in style.sentences for start, end in sentence.words)
    words, sentences = sum(lengths), len(lengths)
    figures = ReadingLevel(
        level=None,
        words=words,
        sentences=sentences,
        words_per_sentence=words / max(1, sentences),
        long_sentences=sum(length > LONG_SENTENCE for length in lengths) / max(1, sentences),
        long_words=long_words / max(1, words),
        difficult_words=len(style.difficult) / max(1, words),
        passives=len(style.passives) / max(1, sentences),
    )
    return figures if words < _ENOUGH else replace(figures, level=_level_of(_points(figures)))


def _points(figures: ReadingLevel) -> float:
    """The words of a sentence count one by one; what is hard in them comes on top."""
    return (
        figures.words_per_sentence
        + _PER_LONG_WORD * figures.long_words
        + _PER_DIFFICULT_WORD * figures.difficult_words
        + _PER_PASSIVE * figures.passives
    )


def _level_of(points: float) -> Level:
    return next((level for level, most in _MOST_POINTS.items() if points <= most), Level.C1)
