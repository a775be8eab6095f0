"""What helps who writes: a hint, and what is known around the article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from knowledgebase.article import SectionKind


class HintKind(StrEnum):
    """What a hint is about; behind each kind the keys of its `values`."""

    LONG_SENTENCE = "long_sentence"  # words
    DIFFICULT_WORD = "difficult_word"  # word, plain
    PASSIVE = "passive"  # verb
    MISSING_SECTION = "missing_section"  # section
    MISSING_FACT = "missing_fact"  # fact: costs, term, bring or apply; section
    NO_DESCRIPTION = "no_description"  # name
    HEADING_SKIPPED = "heading_skipped"  # title, level, expected
    HEADING_TOO_HIGH = "heading_too_high"  # title
    OLD_DATE = "old_date"  # text
    OTHER_AMOUNT = "other_amount"  # amount: as it is written; expected: what the fee is now
    TWO_AMOUNTS = "two_amounts"  # amount: in the facts; expected: those in the section, with " · " between them
    DUPLICATE = "duplicate"  # id, slug, title
    UNKNOWN_ARTICLE = "unknown_article"  # slug
    EMPTY_LINK = "empty_link"  # address
    VAGUE_LINK = "vague_link"  # text
    LONG_ARTICLE = "long_article"  # words, most


@dataclass(frozen=True, slots=True)
class Hint:
    """Something the writer may want to change; it never blocks.

    `start` and `end` are places in the Markdown of the section, both 0 when it is about the section as a whole. Without
    a section it is about the article. `values` are for the sentence on screen; HintKind names their keys.
    """

    kind: HintKind
    section: SectionKind | None = None
    start: int = 0
    end: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """What must be known of another article to see that it says the same."""

    id: UUID
    slug: str
    title: str
    product: str = ""
    search_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WritingContext:
    """What is known around an article while it is written.

    `others` may have the article itself in it. `slugs` are those a link may point to. `fees` gives cents by code, as
    they are charged on `today`; more than those of the article may stand in it.
    """

    today: date
    others: Sequence[OtherArticle] = ()
    slugs: frozenset[str] = frozenset()
    fees: Mapping[str, int] = field(default_factory=dict, hash=False)
