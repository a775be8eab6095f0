"""What people say, and what the same is called on the pages of municipalities: reading the list of such words."""

from pathlib import Path

from knowledgebase.analysis import words
from knowledgebase.folding import clean, fold

Phrase = tuple[str, ...]
"""The folded words of a word or a short phrase, in order; stop words stay in."""

_COMMENT = "#"
_MEANS = "="
_BETWEEN = ","


def read_everyday_words(path: Path) -> dict[Phrase, tuple[Phrase, ...]]:
    """What people say, each with its official words in the order of the file.

    ValueError tells the number of a line that is no relation, or that says again what an earlier line says.
    """
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    folded = fold(clean(path.read_text("utf-8")))  # at once: there are thousands of short texts in it
    for number, line in enumerate(folded.splitlines(), 1):
        if not line.strip() or line.startswith(_COMMENT):
            continue
        said, official = _relation(line, number)
        if said in found:
            raise ValueError(f"line {number}: an earlier line is about the same words")
        found[said] = official
    return found


def _relation(line: str, number: int) -> tuple[Phrase, tuple[Phrase, ...]]:
    said, means, official = line.partition(_MEANS)
    if not means or _MEANS in official:
        raise ValueError(f"line {number}: exactly one {_MEANS} belongs in it")
    left, *rights = (tuple(words(text)) for text in (said, *official.split(_BETWEEN)))
    if not left or not all(rights):
        raise ValueError(f"line {number}: words are missing")
    if len({left, *rights}) <= len(rights):
        raise ValueError(f"line {number}: the same words stand in it twice")
    return left, tuple(rights)
