"""What is kept in memory of the parts of an index, and all of them as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from knowledgebase.documents import Facts, unpacked_facts
from knowledgebase.fields import Field
from knowledgebase.vocabulary import Lexicon, Vocabulary


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept in memory of one part of the index, by document number within the part."""

    words: Lexicon
    headings: Lexicon
    facts: Sequence[Facts]
    themes: Sequence[str]

    @classmethod
    def of(
        cls, words: Mapping[str, int], headings: Mapping[str, int], facts: Iterable[bytes], themes: Iterable[bytes]
    ) -> "Part":
        """Counts by word, and what `document_of` packed; equal themes become one string."""
        names: dict[bytes, str] = {}
        return cls(
            words=Lexicon.of(words),
            headings=Lexicon.of(headings),
            facts=[unpacked_facts(packed) for packed in facts],
            themes=[names.setdefault(name, name.decode()) for name in themes],
        )


class AllParts:
    """Every document of every part, numbered on from part to part."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._facts = list(chain.from_iterable(part.facts for part in parts))
        self.kinds = [facts.kind for facts in self._facts]
        self.themes = list(chain.from_iterable(part.themes for part in parts))
        self.vocabulary = Vocabulary([part.words for part in parts], [part.headings for part in parts])

    def lengths(self, field: Field) -> Sequence[int]:
        """Words in the field, by document number."""
        place = tuple(Field).index(field)
        return [facts.lengths[place] for facts in self._facts]

    def invalid_on(self, day: date) -> Iterable[int]:
        """Documents that may not be used on `day`."""
        number = day.toordinal()
        return (place for place, (_, _, first, last) in enumerate(self._facts) if not first <= number <= last)
