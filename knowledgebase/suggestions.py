"""A better spelling for a word that the knowledge base does not know."""

from knowledgebase.vocabulary import Vocabulary

SHORTEST = 4  # letters; shorter words are one slip away from too many others
LONG = 8  # letters; from here two slips are forgiven
_WEIGHED = 10  # of the nearest words, to prefer one with the same first letter


def nearest_word(word: str, vocabulary: Vocabulary) -> str:
    """The word of titles and names that is a slip or two away from `word`, or ""."""
    if len(word) < SHORTEST:
        return ""
    from rapidfuzz import process  # here: it loads slowly, and the window opens without it
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= LONG else 1
    candidates = list(vocabulary.headings_as_long_as(len(word), slips))
    near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=_WEIGHED)
    ranked = sorted((distance, found[0] != word[0], place, found) for found, distance, place in near)
    return ranked[0][-1] if ranked else ""
