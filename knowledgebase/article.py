"""What a knowledge-base article is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class ArticleKind(StrEnum):
    """What an article is for; also the first facet of a search."""

    PRODUCT = "product"
    ANSWER = "answer"
    INSTRUCTION = "instruction"


class SectionKind(StrEnum):
    """The fixed sections of an article, in reading order."""

    INTRODUCTION = "introduction"
    PROCEDURE = "procedure"
    CONDITIONS = "conditions"
    BRING = "bring"
    COSTS = "costs"
    TERM = "term"
    OBJECTION = "objection"
    PARTICULARS = "particulars"
    NO_ANSWER = "no_answer"
    CONTACT = "contact"
    INTERNAL = "internal"


class QuestionKind(StrEnum):
    """How the answer to a hand-off question is typed."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    LICENCE_PLATE = "licence_plate"
    DOCUMENT = "document"


class FirstLine(StrEnum):
    """Whether the contact centre may answer by itself."""

    ANSWER = "answer"
    HAND_OFF = "hand_off"


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `text` is Markdown."""

    kind: SectionKind
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The strip of four under the title; each a few words, or empty."""

    costs: str = ""
    term: str = ""
    bring: str = ""
    apply: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the back office needs to know; `key` is unique within its article."""

    key: str
    label: str
    kind: QuestionKind = QuestionKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One published version of an article.

    `slug` is the stable name that links and imports use; `product` the national product name (UPL) or "";
    `group` the product group that routes a hand-off, or ""; `owner` a unit id or ""; `source` the address the
    text was taken from, or "" for an own article.
    """

    id: UUID
    slug: str
    title: str
    kind: ArticleKind = ArticleKind.PRODUCT
    sections: tuple[Section, ...] = ()
    facts: Facts = Facts()
    product: str = ""
    group: str = ""
    theme: str = ""
    audience: tuple[str, ...] = ()
    owner: str = ""
    first_line: FirstLine = FirstLine.ANSWER
    questions: tuple[Question, ...] = ()
    search_words: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    language: str = "nl"
    source: str = ""
    modified_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    version: int = 1

    def text_of(self, kind: SectionKind) -> str:
        """Markdown of one section, or ""."""
        return next((section.text for section in self.sections if section.kind is kind), "")

    def is_valid_on(self, day: date) -> bool:
        """Whether agents may use this version on `day`."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)
