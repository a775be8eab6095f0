"""A municipality's text, divided into the sections of an article."""

import re

from knowledgebase.article import Section, SectionKind
from knowledgebase.catalogues.headings import says_no_more, section_of
from knowledgebase.markdown_parser import top_blocks

_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_BOLD_LINE = re.compile(r"^\*\*([^*\n]{1,80})\*\*:?$")
_BOLD_LEVEL = 6
_SUBHEADING = "###"


def divided(markdown: str) -> tuple[Section, ...]:
    """Sections of `markdown` in reading order; text under no telling heading is the introduction.

    A deeper heading stays in the section it stands in, unless it names another one.
    """
    divider = _Divider()
    for block in top_blocks(markdown):
        divider.take(block)
    return divider.sections()


class _Divider:
    def __init__(self) -> None:
        self._texts: dict[SectionKind, list[str]] = {}
        self._kind = SectionKind.INTRODUCTION
        self._level = 0
        self._heading = ""

    def take(self, block: str) -> None:
        found = _HEADING.match(block)
        bold = None if found else _BOLD_LINE.match(block)
        if found:
            self._turn_to(found[2], len(found[1]))
        elif bold and says_no_more(bold[1]):
            self._turn_to(bold[1], _BOLD_LEVEL)
        elif block:
            texts = self._texts.setdefault(self._kind, [])
            if self._heading:
                texts.append(f"{_SUBHEADING} {self._heading}")
                self._heading = ""
            texts.append(block)

    def _turn_to(self, heading: str, level: int) -> None:
        kind = section_of(heading)
        if kind is None and self._level and level > self._level:
            self._heading = heading
            return
        self._kind = kind or SectionKind.INTRODUCTION
        self._level = level if kind else 0
        self._heading = "" if says_no_more(heading) else heading

    def sections(self) -> tuple[Section, ...]:
        return tuple(Section(kind, "\n\n".join(self._texts[kind])) for kind in SectionKind if kind in self._texts)
