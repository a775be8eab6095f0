"""Gaps in the knowledge base: what was searched and not found, put together when it means the same."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.folding import fold
from knowledgebase.analysis import content_words, stem
from knowledgebase.dictionary import is_in_dictionary
from knowledgebase.likeness import Likeness
from knowledgebase.meanings import shipped_meanings

Stems = tuple[str, ...]
"""Stems of a text, sorted, each once."""

_KEY_WORDS = 6
_LONGEST = 3  # words of an everyday phrase
_A_SLIP = 0.4  # likeness of a mistyped word


@dataclass(frozen=True, slots=True)
class KnowledgeGap:
    """Searches that mean the same, told most first, and how often in all; `keys` name it, the best one first."""

    texts: tuple[str, ...]
    count: int
    keys: tuple[str, ...]


def gaps_of(told: Iterable[tuple[str, int]], named: Collection[Stems]) -> list[KnowledgeGap]:
    """What was told, and how often, in groups; without that for which `named` says there is an article now."""
    lines = sorted(_together(told).items(), key=lambda line: (-line[1], line[0]))
    spelled = _Spelling(text for text, _count in lines)
    groups: dict[Stems, list[tuple[str, int]]] = {}
    leaders: dict[Stems, Stems] = {}
    for text, count in lines:
        words = spelled.right(text)
        if not words or stems_of(words) in named:
            continue
        meant = [stems_of(words), *_meant(words)]
        leader = next((leaders[stems] for stems in meant if stems in leaders), meant[0])
        groups.setdefault(leader, []).append((text, count))
        for stems in meant if leader == meant[0] else meant[:1]:
            leaders.setdefault(stems, leader)
    return [_gap(lines) for lines in groups.values()]


def stems_of(words: Iterable[str]) -> Stems:
    """What the forms of these words have in common, in whatever order they stand."""
    return tuple(sorted({stem(word) for word in words}))


@lru_cache(maxsize=100_000)
def stems_of_name(name: str) -> Stems:
    """Stems of the words of a title or search word that say something."""
    return stems_of(content_words(name))


class _Spelling:
    """Mends slips of the keyboard by the words that others typed."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = {word for text in texts for word in content_words(text)}
        self._known = {word for word in words if is_in_dictionary(word)}
        self._alike = Likeness(sorted(self._known))

    def right(self, text: str) -> tuple[str, ...]:
        """The words of a text that say something."""
        return tuple(map(self._mended, content_words(text)))

    def _mended(self, word: str) -> str:
        if word in self._known:
            return word
        return next((other for other, likeness in self._alike.nearest(word) if likeness >= _A_SLIP), word)


def _together(told: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Each text once, whatever its case and accents."""
    found: dict[str, tuple[str, int]] = {}
    for text, count in told:
        key = " ".join(fold(text).split())
        first, before = found.get(key, (text, 0))
        found[key] = first, before + count
    return dict(found.values())


def _meant(words: tuple[str, ...]) -> Iterator[Stems]:
    """The same text with one everyday phrase said as pages say it."""
    stems, meanings = tuple(map(stem, words)), shipped_meanings()
    for start in range(len(stems)):
        for end in range(start + 1, min(len(stems), start + _LONGEST) + 1):
            for official in meanings.of(stems[start:end]):
                yield stems_of((*words[:start], *official, *words[end:]))


def _gap(lines: list[tuple[str, int]]) -> KnowledgeGap:
    texts = tuple(text for text, _count in lines)
    return KnowledgeGap(texts, sum(count for _text, count in lines), tuple(map(_key, texts)))


def _key(text: str) -> str:
    return "gap:" + " ".join(fold(text).split()[:_KEY_WORDS])
