"""Whether a changed text still asks the same: it was typed further, shortened or corrected."""

from knowledgebase.folding import clean, fold

_SHARE_OF_SLIPS = 3  # one wrong letter in so many
_MOST_WORDS = 24  # a longer text was pasted; its beginning tells enough


def is_same_question(before: str, now: str) -> bool:
    """Every word of the shorter text is in the longer one: as it is, begun, or with a few other letters.

    An empty text asks nothing, so it is never the same.
    """
    fewer, more = sorted((fold(clean(text)).split()[:_MOST_WORDS] for text in (before, now)), key=len)
    return bool(fewer) and all(any(_is_alike(word, other) for other in more) for word in fewer)


def _is_alike(word: str, other: str) -> bool:
    if word.startswith(other) or other.startswith(word):
        return True
    from rapidfuzz.distance import OSA  # here: it loads slowly, and the window opens without it

    slips = min(len(word), len(other)) // _SHARE_OF_SLIPS
    return OSA.distance(word, other, score_cutoff=slips) <= slips
