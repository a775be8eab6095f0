"""The passive voice: who does it is not said. Rather one too few than one that is none."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledgebase.analysis import MAX_WORD, lemma
from knowledgebase.writing.sentences import Span

Passive = tuple[Span, Span]
"""Where the form of worden or zijn stands, and where the participle."""

_BECOMES: Final = {"word", "wordt", "worden", "werd", "werden"}
_IS: Final = {"is", "zijn", "was", "waren"}
_SURELY_DONE: Final = {
    *("aangevraagd", "aangewezen", "afgegeven", "afgewezen", "bepaald", "beschreven", "betaald", "geregeld"),
    *("goedgekeurd", "ingediend", "ingetrokken", "ingevuld", "meegestuurd", "ondertekend", "ontvangen", "opgelegd"),
    *("opgenomen", "opgesteld", "toegekend", "uitgevoerd", "uitgereikt", "vastgelegd", "vastgesteld", "verleend"),
    *("vermeld", "verstrekt", "verzonden", "voorgeschreven"),
}
"""With zijn and an agent these are passives; is verhuisd and is verlopen are not."""
_NAMING: Final = {"de", "het", "een", "uw", "geen", "elk", "ieder", "onze", "mijn"}
_PARTICIPLE: Final = re.compile(
    r"[a-z]{0,12}(?:ge|be|ver|ont|her|er|mis|over|onder|door|om|voor|weer)[a-z]{2,}(?:d|t|en|aan|ien)"
)
_AFTER: Final = {
    *("aan", "als", "bij", "binnen", "dan", "dat", "door", "en", "in", "met", "na", "naar", "of", "om", "omdat", "op"),
    *("per", "te", "tenzij", "tot", "tussen", "uit", "van", "vanaf", "via", "volgens", "voor", "voordat", "wanneer"),
    *("zodat", "zodra", "zonder"),
}
_CLAUSE_END: Final = re.compile(r"[,;:()–]")
_REACH: Final = 14  # words between the two


def passives(folded: str, words: Sequence[Span]) -> Iterator[Passive]:
    """The passives of one sentence: its words, as places in a folded text.

    A participle counts next to its verb or at the end of a clause; one behind de, het or uw is a noun.
    """
    for clause in _clauses(folded, words):
        texts = [folded[start:end] for start, end in clause]
        for place, text in enumerate(texts):
            if text in _BECOMES or (text in _IS and "door" in texts):
                partner = _participle_of(texts, place)
                if partner is not None and (text in _BECOMES or texts[partner] in _SURELY_DONE):
                    yield clause[place], clause[partner]


def _clauses(folded: str, words: Sequence[Span]) -> Iterator[Sequence[Span]]:
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or _CLAUSE_END.search(folded, words[place - 1][1], words[place][0]):
            yield words[first:place]
            first = place


def _participle_of(texts: Sequence[str], place: int) -> int | None:
    """The participle with the verb at `place`: just before it, or the first after it at the end of a clause."""
    if place and _is_participle(texts, place - 1):
        return place - 1
    after = range(place + 1, min(len(texts), place + 1 + _REACH))
    return next((each for each in after if _ends_clause(texts, each) and _is_participle(texts, each)), None)


def _ends_clause(texts: Sequence[str], place: int) -> bool:
    return place + 1 == len(texts) or texts[place + 1] in _AFTER or texts[place + 1] in _BECOMES


def _is_participle(texts: Sequence[str], place: int) -> bool:
    word = texts[place]
    if len(word) > MAX_WORD or not _PARTICIPLE.fullmatch(word) or (place and texts[place - 1] in _NAMING):
        return False
    form = lemma(word)
    return form != word and form.endswith(("en", "aan", "ien", "oen"))
