"""A better spelling for a word that the knowledge base does not know."""

from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledgebase.vocabulary import Vocabulary

SHORTEST = 4  # letters; shorter words are one slip away from too many others
LONG = 8  # letters; from here two slips are forgiven
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def nearest_word(word: str, vocabulary: Vocabulary) -> str:
    """The word of titles and names that is a slip or two away from `word`, or ""."""
    if len(word) < SHORTEST:
        return ""
    slips = 2 if len(word) >= LONG else 1
    same_start = vocabulary.heading_words(word[0])
    any_start = chain.from_iterable(map(vocabulary.heading_words, _LETTERS))
    for candidates in (same_start, any_start):
        found = process.extractOne(word, list(candidates), scorer=OSA.distance, score_cutoff=slips)
        if found is not None:
            return str(found[0])
    return ""
