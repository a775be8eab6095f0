"""Texts of records from elsewhere, checked and made ours."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from knowledgebase.article import Section, SectionKind
from knowledgebase.catalogues.catalogue_text import MAX_TEXT, text_to_markdown
from knowledgebase.catalogues.refusals import RefusalReason, Refused
from knowledgebase.catalogues.section_html import is_marked, sections_from_html
from knowledgebase.catalogues.sections import divided
from knowledgebase.errors import KnowledgeError
from knowledgebase.html_cleaning import unescaped
from knowledgebase.markdown_text import one_line

MAX_SEARCH_WORD = 100
_MAX_SEARCH_WORDS = 200
_YEARS: Final = range(1990, 2100)


def sections_of(texts: Iterable[tuple[SectionKind, str]], base_url: str) -> tuple[Section, ...]:
    """A section for each text of HTML that is not empty; two texts of one kind become one.

    Raises:
        Refused: too much text, or HTML that cannot be read.
    """
    given = list(texts)
    if sum(len(text) for _, text in given) > MAX_TEXT:
        raise Refused(RefusalReason.TEXT_TOO_LONG)
    found: dict[SectionKind, list[str]] = {}
    for kind, text in given:
        if markdown := _markdown(text, base_url):
            found.setdefault(kind, []).append(markdown)
    return tuple(Section(kind, "\n\n".join(found[kind])) for kind in SectionKind if kind in found)


def divided_sections(html: str, base_url: str) -> tuple[Section, ...]:
    """The sections of one text: by the marks of our own export, or by its headings.

    Raises:
        Refused: too much text, or HTML that cannot be read.
    """
    if len(html) > MAX_TEXT:
        raise Refused(RefusalReason.TEXT_TOO_LONG)
    plain = unescaped(html)
    if not is_marked(plain):
        return divided(_markdown(html, base_url))
    try:
        return sections_from_html(plain, base_url)
    except KnowledgeError as error:
        raise Refused(RefusalReason.TEXT_UNREADABLE) from error


def search_words_of(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once, on one line; those that are too long for a word go."""
    lines = (one_line(word) for word in words)
    return tuple(dict.fromkeys(line for line in lines if 0 < len(line) <= MAX_SEARCH_WORD))[:_MAX_SEARCH_WORDS]


def uuid_of(text: str) -> UUID | None:
    """The identifier that `text` is, or None."""
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def day_of(text: str | None) -> date | None:
    """The day that a date or moment in ISO form begins with, or None when it is nonsense."""
    try:
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _markdown(html: str, base_url: str) -> str:
    try:
        return text_to_markdown(html, base_url)
    except KnowledgeError as error:
        raise Refused(RefusalReason.TEXT_UNREADABLE) from error
