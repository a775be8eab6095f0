"""Sections as one text of HTML and back: a heading for people, and a class that tells the section exactly."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from knowledgebase.article import Section, SectionKind
from knowledgebase.catalogues.article_links import with_article_links, with_web_addresses
from knowledgebase.markdown_text import tidy
from knowledgebase.markup import html_to_markdown, markdown_to_html

HEADINGS: Final = {
    SectionKind.PROCEDURE: "Aanvraag",
    SectionKind.CONDITIONS: "Voorwaarden",
    SectionKind.BRING: "Meenemen",
    SectionKind.COSTS: "Kosten",
    SectionKind.TERM: "Termijn",
    SectionKind.OBJECTION: "Bezwaar",
    SectionKind.PARTICULARS: "Bijzonderheden",
    SectionKind.NO_ANSWER: "Geen reactie",
    SectionKind.CONTACT: "Contact",
}
"""What a section is called outside; the introduction has no heading."""

_ANYWHERE: Final = "https://baliewijs.example/"
_PUBLIC: Final = (SectionKind.INTRODUCTION, *HEADINGS)
_LIST = re.compile(r"- |\d{1,9}\. ")
_FOLD: Final = ":::"
_FOLDED: Final = ":::details"
_MARK = re.compile(rf'<div[^<>]*\sclass="baliewijs-({"|".join(_PUBLIC)})"[^<>]*>')


def outside_html(markdown: str, base_url: str) -> str:
    """HTML of one text, with links to articles as pages under `base_url`."""
    html = "".join(markdown_to_html(part) for part in _parts(markdown))
    return with_web_addresses(tidy(html), base_url).strip()


def inside_markdown(html: str, base_url: str) -> str:
    """Markdown of HTML from elsewhere; `base_url` completes relative links.

    Raises:
        KnowledgeError: `markup-too-deep`.
    """
    return with_article_links(html_to_markdown(html, base_url))


def public_sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Those that customers may read: all but the section for staff."""
    return tuple(section for section in sections if section.kind is not SectionKind.INTERNAL)


def sections_to_html(sections: Iterable[Section], base_url: str) -> str:
    """All sections but the one for staff, each in a marked element."""
    return "".join(
        f'<div class="baliewijs-{section.kind}">{_heading(section.kind)}{outside_html(section.text, base_url)}</div>'
        for section in public_sections(sections)
    )


def is_marked(html: str) -> bool:
    """Whether `sections_to_html` made it."""
    return _MARK.search(html) is not None


def sections_from_html(html: str, base_url: str) -> tuple[Section, ...]:
    """The sections of marked HTML, as they were.

    Raises:
        KnowledgeError: `markup-too-deep`.
    """
    pieces = _MARK.split(html)
    texts: dict[SectionKind, str] = {}
    for name, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        kind = SectionKind(name)
        text = inside_markdown(piece, base_url).removeprefix(f"## {HEADINGS.get(kind, '')}").strip("\n")
        texts[kind] = "\n\n".join(filter(None, (texts.get(kind), text)))
    return tuple(Section(kind, texts[kind]) for kind in SectionKind if texts.get(kind))


def with_our_writing(ours: Iterable[Section], theirs: Iterable[Section]) -> tuple[Section, ...]:
    """`theirs`, with our text where the two are the same but for how their Markdown is written."""
    texts = {section.kind: section.text for section in ours}
    return tuple(
        Section(each.kind, texts[each.kind]) if _say_the_same(texts.get(each.kind, ""), each.text) else each
        for each in theirs
    )


def _say_the_same(ours: str, theirs: str) -> bool:
    return ours == theirs or (bool(ours) and inside_markdown(outside_html(ours, _ANYWHERE), _ANYWHERE) == theirs)


def _heading(kind: SectionKind) -> str:
    return f"<h2>{HEADINGS[kind]}</h2>" if kind in HEADINGS else ""


def _parts(markdown: str) -> Iterator[str]:
    """`markdown` cut before each list, as Markdown takes two lists in a row for one."""
    part: list[str] = []
    is_folded = False
    for block in markdown.split("\n\n"):
        if part and not is_folded and _LIST.match(block):
            yield "\n\n".join(part)
            part = []
        part.append(block)
        for line in block.split("\n"):
            is_folded = line.startswith(_FOLDED) or (is_folded and line.rstrip() != _FOLD)
    yield "\n\n".join(part)
