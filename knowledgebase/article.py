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
class Attachment:
    """A file that belongs to an article; its bytes are stored once, under `digest` (SHA-256, hexadecimal).

    `description` says in words what it shows, for who cannot see it; `size` is in bytes.
    """

    digest: str
    name: str
    media_type: str
    size: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class ScriptChoice:
    """An answer in a guided conversation: `next` is the key of the step after it, or "" at the end.

    `outcome` says at the end whether the agent answers or hands off; None leaves that to the agent.
    """

    label: str
    next: str = ""
    outcome: FirstLine | None = None


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One question of a guided conversation; the first step begins it. `key` is unique within its article.

    `text` is what the agent says or asks; `question` the key of the hand-off question that the choice answers, or "".
    """

    key: str
    text: str
    choices: tuple[ScriptChoice, ...] = ()
    question: str = ""


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
    attachments: tuple[Attachment, ...] = ()
    script: tuple[ScriptStep, ...] = ()
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
