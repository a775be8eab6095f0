"""A query that is understood: what to look for, and what each find is worth."""

from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Option:
    """A term that would do; `weight` says how sure that is, 1 for what was typed."""

    term: str
    weight: float = 1.0
    headings_only: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Terms that tell the same; in each article the best of them counts, or with `is_phrase` all together.

    `weight` is what this counts for beside the word itself.
    """

    options: tuple[Option, ...]
    weight: float = 1.0
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of the question. `is_prefix`: it is still being typed; `parts`: the words a compound is made of;
    `is_corrected`: it was typed otherwise.

    Of an article count the `surest` evidence, all that is `related`, the best of the `meanings` (each with all its
    evidence) and all that is `alike`, added together, times `weight`. An article with only what is alike does not
    answer the question.
    """

    word: str
    surest: tuple[Evidence, ...] = ()
    related: tuple[Evidence, ...] = ()
    meanings: tuple[tuple[Evidence, ...], ...] = ()
    alike: tuple[Evidence, ...] = ()
    parts: tuple[str, ...] = ()
    is_prefix: bool = False
    is_corrected: bool = False
    weight: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Whether any article answers to more than something that looks alike."""
        return bool(self.surest or self.related or self.meanings)

    @property
    def shown(self) -> tuple[Option, ...]:
        """What is marked in an article, beside the word and its parts wherever they stand inside others.

        Not what only looks alike, and not the words of phrases.
        """
        evidence = chain(self.surest, *(meaning[:1] for meaning in self.meanings))
        return tuple(option for each in evidence if not each.is_phrase for option in each.options)


@dataclass(frozen=True, slots=True)
class Question:
    """`stems` are the sorted stems of the words the knowledge base knows; phrases are folded words.

    `suggestion` is the whole query in better spelling, or "".
    """

    wanted: tuple[Wanted, ...] = ()
    phrases: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    suggestion: str = ""
