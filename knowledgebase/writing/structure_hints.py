"""Hints about what is missing in an article, and about its headings, links and length."""

from collections.abc import Iterator
from typing import Final

from knowledgebase.article import Article, ArticleKind, SectionKind
from knowledgebase.folding import fold
from knowledgebase.links import Link, links_in
from knowledgebase.writing.hint import Hint, HintKind
from knowledgebase.writing.plain import BlockKind, PlainText

_WANTED: Final = {
    ArticleKind.PRODUCT: (
        *(SectionKind.INTRODUCTION, SectionKind.PROCEDURE, SectionKind.CONDITIONS, SectionKind.COSTS),
        SectionKind.TERM,
    ),
    ArticleKind.ANSWER: (SectionKind.INTRODUCTION,),
    ArticleKind.INSTRUCTION: (SectionKind.PROCEDURE,),
}
_SAID_IN: Final = {
    "costs": SectionKind.COSTS,
    "term": SectionKind.TERM,
    "bring": SectionKind.BRING,
    "apply": SectionKind.PROCEDURE,
}
_FIRST_LEVELS: Final = (2, 3)  # of a heading in a section; the names of sections stand above it
_VAGUE: Final = frozenset(
    (
        *("hier", "klik", "klik hier", "klik dan hier", "deze link", "link", "via deze link", "deze pagina", "pagina"),
        *("lees meer", "lees verder", "lees hier", "lees hier meer", "meer", "meer info", "meer informatie"),
        *("meer lezen", "bekijk hier", "kijk hier", "ga naar", "deze website", "website", "download", "download hier"),
    )
)
_MOST_WORDS: Final = 800


def gaps(article: Article) -> Iterator[Hint]:
    """Sections that customers ask about, facts that the text has already, pictures without words."""
    for kind in _WANTED[article.kind]:
        if not article.text_of(kind).strip():
            yield Hint(HintKind.MISSING_SECTION, kind, values={"section": kind})
    if article.kind is ArticleKind.PRODUCT:
        for fact, kind in _SAID_IN.items():
            if article.text_of(kind).strip() and not getattr(article.facts, fact).strip():
                yield Hint(HintKind.MISSING_FACT, kind, values={"fact": fact, "section": kind})
    for attachment in article.attachments:
        if attachment.media_type.startswith("image/") and not attachment.description.strip():
            yield Hint(HintKind.NO_DESCRIPTION, values={"name": attachment.name})


def heading_hints(kind: SectionKind, plain: PlainText) -> Iterator[Hint]:
    """Headings that are larger than the name of their section, or skip a level."""
    reached = _FIRST_LEVELS[-1] - 1
    for block in plain.blocks:
        if block.kind is not BlockKind.HEADING or not block.level:
            continue
        title = " ".join(plain.inside(block).split())
        if block.level < _FIRST_LEVELS[0]:
            yield Hint(HintKind.HEADING_TOO_HIGH, kind, block.start, block.end, {"title": title})
        elif block.level > reached + 1:
            values: dict[str, str | int] = {"title": title, "level": block.level, "expected": reached + 1}
            yield Hint(HintKind.HEADING_SKIPPED, kind, block.start, block.end, values)
        reached = max(block.level, _FIRST_LEVELS[0])


def link_hints(article: Article, slugs: frozenset[str]) -> Iterator[Hint]:
    """Links to articles that are not there, and links that do not say where they lead to."""
    for link in links_in(article):
        if link.is_internal and link.address not in slugs:
            yield _about(link, HintKind.UNKNOWN_ARTICLE, {"slug": link.address})
        if not link.text:
            yield _about(link, HintKind.EMPTY_LINK, {"address": link.address})
        elif fold(link.text).strip(" .!:>»→") in _VAGUE:
            yield _about(link, HintKind.VAGUE_LINK, {"text": link.text})


def _about(link: Link, kind: HintKind, values: dict[str, str | int]) -> Hint:
    return Hint(kind, link.section, link.start, link.end, values)


def length_hint(texts: dict[SectionKind, PlainText]) -> Iterator[Hint]:
    """More words than anybody reads while a customer waits; what is for staff only does not count."""
    public = (plain for kind, plain in texts.items() if kind is not SectionKind.INTERNAL)
    words = sum(len(plain.inside(block).split()) for plain in public for block in plain.blocks)
    if words > _MOST_WORDS:
        yield Hint(HintKind.LONG_ARTICLE, values={"words": words, "most": _MOST_WORDS})
