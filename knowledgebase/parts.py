"""What is kept in memory of the parts of an index, and all of them as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Protocol

from knowledgebase.documents import Facts, unpacked_facts
from knowledgebase.facets import FacetValues, joined, unpacked
from knowledgebase.fields import Field
from knowledgebase.likeness import Likeness
from knowledgebase.ranking import Postings
from knowledgebase.vocabulary import Lexicon, Vocabulary


class TermLists(Protocol):
    """Where the terms of one part stand."""

    def __contains__(self, term: str) -> bool:
        """Whether any field of any document has the term."""

    def read(self, term: str) -> Postings:
        """In which documents a term stands that is there, and how often."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept in memory of one part of the index, by document number within the part."""

    words: Lexicon
    likeness: Likeness
    lists: TermLists
    headings: Lexicon
    facts: Sequence[Facts]
    facets: Sequence[FacetValues]

    @classmethod
    def of(
        cls,
        words: Mapping[str, int],
        headings: Mapping[str, int],
        lists: TermLists,
        facts: Iterable[bytes],
        facets: Iterable[bytes],
    ) -> "Part":
        """Counts by word, where each term stands, and what `document_of` packed."""
        known = lru_cache(maxsize=None)(unpacked)
        lexicon = Lexicon.of(words)
        return cls(
            words=lexicon,
            likeness=Likeness(lexicon.words),
            lists=lists,
            headings=Lexicon.of(headings),
            facts=[unpacked_facts(packed) for packed in facts],
            facets=[known(packed) for packed in facets],
        )


class AllParts:
    """Every document of every part, numbered on from part to part."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._facts = list(chain.from_iterable(part.facts for part in parts))
        self.faceting = joined(part.facets for part in parts)
        lexicons = [part.words for part in parts], [part.headings for part in parts]
        self.vocabulary = Vocabulary(*lexicons, [part.likeness for part in parts])

    def lengths(self, field: Field) -> Sequence[int]:
        """Words in the field, by document number."""
        place = tuple(Field).index(field)
        return [facts.lengths[place] for facts in self._facts]

    def invalid_on(self, day: date) -> Iterable[int]:
        """Documents that may not be used on `day`."""
        number = day.toordinal()
        return (place for place, (_, first, last) in enumerate(self._facts) if not first <= number <= last)
