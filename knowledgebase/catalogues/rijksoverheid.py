"""The national collection of questions and answers (Rijksoverheid, open data), read from JSON."""

import html as entities
from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

import msgspec

from knowledgebase.article import Article, ArticleKind
from knowledgebase.catalogues.catalogue_text import plain_line, title_line
from knowledgebase.catalogues.facts import facts_of
from knowledgebase.catalogues.incoming import IncomingArticle, keeps_all_but
from knowledgebase.catalogues.json_records import JsonRecord
from knowledgebase.catalogues.record_texts import day_of, divided_sections, search_words_of, uuid_of
from knowledgebase.catalogues.refusals import RefusalReason, Refused
from knowledgebase.html_cleaning import safe_link
from knowledgebase.markdown_text import one_line
from knowledgebase.slugs import slug_of

_MAX_THEME = 100
_MAX_HEADING = 1_000
_CARRIED: Final = ("title", "kind", "sections", "language", "source", "modified_on")


class _Paragraph(msgspec.Struct):
    paragraphtitle: str | None = None
    paragraph: str | None = None


class _Question(msgspec.Struct):
    question: str
    id: str | None = None
    canonical: str | None = None
    introduction: str | None = None
    content: list[_Paragraph] | _Paragraph | None = None
    subjects: list[str] | str | None = None
    themes: list[str] | str | None = None
    lastmodified: str | None = None
    language: str | None = None


def question_of(record: JsonRecord) -> IncomingArticle:
    """The record as an answer: each paragraph in the section that its title names, or under that title.

    Raises:
        Refused: the record has no question, id or text, or is of another form.
    """
    try:
        said = msgspec.convert(record.data, _Question)
    except msgspec.ValidationError as error:
        raise Refused(RefusalReason.WRONG_FORM) from error
    title = title_line(said.question)
    address = safe_link(said.canonical or "", "")
    source = address if address.startswith("http") else ""
    identifier = uuid_of(said.id or "")
    if not title:
        raise Refused(RefusalReason.NO_TITLE)
    if not identifier and not source:
        raise Refused(RefusalReason.NO_UUID)
    key = f"rijksoverheid:{identifier or source}"
    sections = divided_sections("".join(_texts(said)), source)
    if not sections:
        raise Refused(RefusalReason.NO_TEXT)
    article = Article(
        id=uuid5(NAMESPACE_URL, key),
        slug=slug_of(title),
        title=title,
        kind=ArticleKind.ANSWER,
        sections=sections,
        facts=facts_of(sections, ""),
        theme=next((one_line(theme) for theme in _list(said.themes)), "")[:_MAX_THEME],
        search_words=search_words_of(_list(said.subjects)),
        language=_language(said.language or ""),
        source=source,
        modified_on=day_of(said.lastmodified),
    )
    return IncomingArticle(key, article, keeps_all_but(*_CARRIED))


def _texts(said: _Question) -> Iterator[str]:
    yield said.introduction or ""
    paragraphs = said.content if isinstance(said.content, list) else [said.content] if said.content else []
    for each in paragraphs:
        if heading := plain_line((each.paragraphtitle or "")[:_MAX_HEADING]):
            yield f"<h2>{entities.escape(heading)}</h2>"
        yield each.paragraph or ""


def _list(value: list[str] | str | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _language(code: str) -> str:
    letters = code[:2].lower()
    return letters if len(letters) == 2 and letters.isascii() and letters.isalpha() else "nl"
