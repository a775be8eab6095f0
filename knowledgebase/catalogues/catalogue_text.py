"""The text of a catalogue's record: HTML or not, escaped once or more, cut off, or not there at all."""

import re
import textwrap
from typing import Final

from knowledgebase.catalogues.plain_text import plain_to_markdown
from knowledgebase.catalogues.section_html import inside_markdown
from knowledgebase.errors import KnowledgeError
from knowledgebase.html_cleaning import is_html, unescaped
from knowledgebase.markdown_text import one_line
from knowledgebase.markup import html_to_markdown, markdown_to_text

MAX_TEXT = 100_000
"""Characters; the longest real text has 29,000."""

MAX_TITLE = 200

_PLACEHOLDERS: Final = {
    "beschrijving van het product ontbreekt",
    "dit product heeft geen omschrijving",
    "momenteel geen abstract beschikbaar",
    "[node:field_teaser]",
    "dummy",
}
_LONGEST_NOTHING = 500
_CUT_MARKS: Final = ("...", "…")
_WORD = re.compile(r"\w+")


def text_to_markdown(text: str, base_url: str) -> str:
    """Markdown of a text as catalogues have it; relative links are completed from `base_url`.

    Raises:
        KnowledgeError: `markup-too-deep`.
    """
    plain = unescaped(text)
    return inside_markdown(plain, base_url) if is_html(plain) else plain_to_markdown(plain)


def plain_line(text: str) -> str:
    """`text` on one line, without markup; "" when its markup cannot be read."""
    plain = unescaped(text)
    if not is_html(plain):
        return one_line(plain)
    try:
        return one_line(markdown_to_text(html_to_markdown(plain)))
    except KnowledgeError:
        return ""


def title_line(text: str) -> str:
    """A title on one line, without markup and not too long."""
    return textwrap.shorten(plain_line(text[:MAX_TEXT]), MAX_TITLE, placeholder=" …")


def says_nothing(markdown: str, title: str) -> bool:
    """Whether the text only fills a field: a stock sentence, or the title once more."""
    if len(markdown) > _LONGEST_NOTHING:
        return False
    text = one_line(markdown_to_text(markdown)).lower()
    return text.rstrip(".") in _PLACEHOLDERS or _WORD.findall(text) == _WORD.findall(title.lower())


def without_cut(text: str) -> tuple[str, bool]:
    """`text` without the half word that a catalogue cut it off at, and whether it was cut."""
    stripped = text.rstrip()
    if not stripped.endswith(_CUT_MARKS):
        return text, False
    return f"{stripped.rpartition(' ')[0].rstrip()} …".lstrip(), True
