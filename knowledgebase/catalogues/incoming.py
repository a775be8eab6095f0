"""What a file from elsewhere says, in one form for all formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Final

from knowledgebase.article import Article, Section, SectionKind
from knowledgebase.catalogues.refusals import Refusal
from knowledgebase.catalogues.samenwerkende_catalogi import Catalogue
from knowledgebase.catalogues.section_html import with_our_writing

_OURS: Final = frozenset({"id", "version"})
_INTERNAL: Final = f"section.{SectionKind.INTERNAL}"


class ExchangeFormat(StrEnum):
    """The kinds of files that are read."""

    CATALOGUE = "catalogue"
    QUESTIONS = "questions"
    KNOWLEDGE_ARTICLES = "knowledge-articles"
    ANSWERS = "answers"
    KNOWLEDGE_BASE = "knowledge-base"
    SEARCH_WORDS = "search-words"


@dataclass(frozen=True, slots=True)
class CatalogueSite:
    """Whose articles go out: `uri` is the national address (OWMS) of the municipality.

    `base_url` and a slug together are the web address of an article that has no other; `unit_names` has the names of
    owner units by id.
    """

    municipality: str
    uri: str
    base_url: str
    unit_names: Mapping[str, str] = field(default_factory=dict)

    def address_of(self, article: Article) -> str:
        """Where the article is on the web: where it came from, or its place on the site."""
        return article.source or f"{self.base_url}{article.slug}"


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """A record as an article; `key` is the same each time the same record comes.

    The id of `article` is as stable as `key`; its slug is a proposal, free within the file, unless the format carries
    slugs. `keeps` are the fields of a stored article that the record says nothing about: names of `Article`'s fields,
    and "section.internal". `owner_name` is how the file names the owner unit, or "".
    """

    key: str
    article: Article
    keeps: frozenset[str]
    owner_name: str = ""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One search word; `article` is a slug, title or source, as the file has it."""

    article: str
    word: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds. `name` is the municipality or publisher, or "".

    `catalogue` is there for a CATALOGUE, `words` for SEARCH_WORDS, `articles` for all others.
    """

    format: ExchangeFormat
    name: str = ""
    articles: tuple[IncomingArticle, ...] = ()
    refused: tuple[Refusal, ...] = ()
    catalogue: Catalogue | None = None
    words: tuple[SearchWord, ...] = ()


def keeps_all_but(*carried: str) -> frozenset[str]:
    """What ours keeps when a format carries only these fields; the internal section only by "section.internal"."""
    names = {each.name for each in fields(Article)} | {_INTERNAL}
    return frozenset(names - set(carried))


def merged(stored: Article, incoming: IncomingArticle) -> Article:
    """`stored` with what the record says; its id and version stay."""
    theirs = incoming.article
    named = (each.name for each in fields(Article))
    said = {name: getattr(theirs, name) for name in named if name not in _OURS | incoming.keeps}
    if "sections" in said:
        sections = theirs.sections
        if _INTERNAL in incoming.keeps:
            sections = _with_internal(sections, stored.text_of(SectionKind.INTERNAL))
        said["sections"] = with_our_writing(stored.sections, sections)
    return replace(stored, **said)


def _with_internal(sections: tuple[Section, ...], internal: str) -> tuple[Section, ...]:
    others = tuple(section for section in sections if section.kind is not SectionKind.INTERNAL)
    return (*others, Section(SectionKind.INTERNAL, internal)) if internal else others
