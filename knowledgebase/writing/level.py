"""How hard a Dutch text is to read."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The language levels between which texts of a municipality lie, the plainest first."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """An estimate, with the figures behind it; `level` is None when there is too little text to say.

    Shares: of sentences with more than 20 words, of words that are long, and of words that have a plainer
    one; `passives` is how many there are for each sentence.
    """

    level: Level | None
    words: int
    sentences: int
    words_per_sentence: float
    long_sentences: float
    long_words: float
    difficult_words: float
    passives: float
