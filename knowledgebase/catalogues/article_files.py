"""Articles written by hand: one TOML file for each, named after its slug."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal
from uuid import UUID, uuid5

import msgspec
from msgspec import Meta

from knowledgebase.article import (
    Article,
    ArticleKind,
    Facts,
    FirstLine,
    Question,
    QuestionKind,
    ScriptChoice,
    ScriptStep,
    Section,
    SectionKind,
)
from knowledgebase.catalogues.facts import MAX_FACT
from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import tidy
from knowledgebase.scripts import script_problems

_ARTICLES: Final = UUID("6b1f5a0e-3c1d-5b7e-9a54-0d2f8c7e4b61")
"""The namespace that makes an id of a slug, so that the same file is always the same article."""

_MAX_FILE_BYTES = 500_000

_Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
_Line = Annotated[str, Meta(pattern=r"^[^\r\n]*$", max_length=200)]
_Title = Annotated[str, Meta(pattern=r"^\S[^\r\n]*$", max_length=200)]
_Fact = Annotated[str, Meta(pattern=r"^[^\r\n]*$", max_length=MAX_FACT)]
_Said = Annotated[str, Meta(pattern=r"\S", max_length=500)]
_Label = Annotated[str, Meta(pattern=r"^\S[^\r\n]*$", max_length=60)]


class _Facts(msgspec.Struct, forbid_unknown_fields=True):
    costs: _Fact = ""
    term: _Fact = ""
    bring: _Fact = ""
    apply: _Fact = ""


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    key: _Slug
    label: _Label
    kind: QuestionKind = QuestionKind.TEXT
    required: bool = False
    choices: list[_Line] = []

    def __post_init__(self) -> None:
        if (self.kind is QuestionKind.CHOICE) != (2 <= len(self.choices) <= 5):
            raise ValueError("two to five choices belong to a question of kind choice, and none to others")


class _Choice(msgspec.Struct, forbid_unknown_fields=True):
    label: _Label
    next: _Slug | Literal[""] = ""
    outcome: FirstLine | None = None


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    key: _Slug
    text: _Said
    choices: list[_Choice] = []
    question: _Slug | Literal[""] = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    title: _Title
    kind: ArticleKind
    sections: dict[SectionKind, str]
    facts: _Facts = msgspec.field(default_factory=_Facts)
    product: _Line = ""
    group: _Line = ""
    theme: _Line = ""
    audience: list[Literal["particulier", "ondernemer"]] = []
    owner: _Line = ""
    first_line: FirstLine = FirstLine.ANSWER
    questions: list[_Question] = []
    script: list[_Step] = []
    search_words: list[_Line] = []
    related: list[_Slug] = []
    fees: list[_Line] = []
    language: Annotated[str, Meta(pattern="^[a-z]{2}$")] = "nl"
    valid_from: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    version: Annotated[int, Meta(ge=1)] = 1

    def __post_init__(self) -> None:
        if len({question.key for question in self.questions}) < len(self.questions):
            raise ValueError("two questions have the same key")
        for problem in script_problems(_script(self), _questions(self)):
            raise ValueError(
                f"script step {self.script[problem.position].key}: {problem.fault} {problem.words}".strip()
            )


def read_articles(folder: Path) -> list[Article]:
    """Every article file in `folder`, by slug.

    Raises:
        KnowledgeError: `article-file-wrong`, as for `read_article`.
    """
    return [read_article(path) for path in sorted(folder.glob("*.toml"))]


def read_article(path: Path) -> Article:
    """The article of one file; `docs/articles.md` has the format.

    Raises:
        KnowledgeError: `article-file-wrong` with `file`, its name, and `what`, the first thing that is wrong.
    """
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise KnowledgeError("article-file-wrong", file=path.name, what="too large")
        slug = msgspec.convert(path.stem, _Slug)
        return _article(slug, msgspec.toml.decode(path.read_bytes(), type=_File))
    except OSError as error:
        raise KnowledgeError("article-file-wrong", file=path.name, what=error.strerror or "") from error
    except (UnicodeError, RecursionError, msgspec.MsgspecError) as error:
        raise KnowledgeError("article-file-wrong", file=path.name, what=str(error)) from error


def _article(slug: str, file: _File) -> Article:
    texts = {kind: tidy(text).strip() for kind, text in file.sections.items()}
    facts = file.facts
    return Article(
        id=uuid5(_ARTICLES, slug),
        slug=slug,
        title=file.title,
        kind=file.kind,
        sections=tuple(Section(kind, texts[kind]) for kind in SectionKind if texts.get(kind)),
        facts=Facts(facts.costs, facts.term, facts.bring, facts.apply),
        product=file.product,
        group=file.group,
        theme=file.theme,
        audience=tuple(file.audience),
        owner=file.owner,
        first_line=file.first_line,
        questions=_questions(file),
        search_words=tuple(file.search_words),
        related=tuple(file.related),
        fees=tuple(file.fees),
        script=_script(file),
        language=file.language,
        valid_from=file.valid_from,
        valid_until=file.valid_until,
        review_on=file.review_on,
        version=file.version,
    )


def _questions(file: _File) -> tuple[Question, ...]:
    return tuple(Question(q.key, q.label, q.kind, q.required, tuple(q.choices)) for q in file.questions)


def _script(file: _File) -> tuple[ScriptStep, ...]:
    return tuple(
        ScriptStep(
            key=step.key,
            text=step.text.strip(),
            choices=tuple(ScriptChoice(choice.label, choice.next, choice.outcome) for choice in step.choices),
            question=step.question,
        )
        for step in file.script
    )
