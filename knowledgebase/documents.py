"""An article as the index keeps it: its terms, what is packed for counting, and what is stored for showing."""

import struct
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from knowledgebase.analysis import content_words, fold, stem
from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.fields import Field, searched_text
from knowledgebase.finder import Row

_KINDS = tuple(ArticleKind)
_FACTS = struct.Struct("!HHHHBII")
_LONGEST = 0xFFFF  # words counted in a field
FACTS_SIZE = _FACTS.size

KEY, WORDS, HEADINGS, FACTS, THEMES, ROW = "key", "words", "headings", "facts", "theme_name", "row"
"""Names of what is in the index besides the fields of `Field`."""


class Facts(NamedTuple):
    """What is counted of an article; validity in days as `date.toordinal` counts them."""

    lengths: tuple[int, ...]
    kind: ArticleKind
    first_day: int
    last_day: int


def document_of(article: Article) -> dict[str, object]:
    """What goes into the index: terms counted by field, words and headings as written, and what is kept as it is."""
    texts = searched_text(article)
    words = {
        Field.TITLE: content_words(texts.title),
        Field.NAMES: content_words(texts.names),
        Field.THEME: content_words(texts.theme),
        Field.BODY: content_words(texts.facts + "\n" + texts.body),
    }
    shown = (article.kind.value, article.first_line.value, article.owner, article.theme)
    return {
        **{field.value: Counter(map(stem, words[field])) for field in Field},
        KEY: key_of(article.id),
        WORDS: dict.fromkeys(chain.from_iterable(words.values()), 1),
        HEADINGS: dict.fromkeys(chain(words[Field.TITLE], words[Field.NAMES]), 1),
        FACTS: _FACTS.pack(*(min(len(words[field]), _LONGEST) for field in Field), *_kind_and_days(article)),
        THEMES: article.theme.encode(),
        ROW: (article.id.bytes, article.version, texts.title, texts.body, *shown),
    }


def _kind_and_days(article: Article) -> tuple[int, int, int]:
    first = article.valid_from or date.min
    last = article.valid_until or date.max
    return _KINDS.index(article.kind), first.toordinal(), last.toordinal()


def key_of(article_id: UUID) -> str:
    """The term by which an article is found to replace it."""
    return article_id.hex


def unpacked_facts(packed: bytes) -> Facts:
    """The facts of one article."""
    *lengths, kind, first, last = _FACTS.unpack(packed)
    return Facts(tuple(lengths), _KINDS[kind], first, last)


def row_of(stored: tuple[Any, ...]) -> Row:
    """What a hit shows, from what was stored."""
    article_id, version, title, body, kind, first_line, owner, theme = stored
    kinds = ArticleKind(kind), FirstLine(first_line)
    return Row(UUID(bytes=article_id), version, title, body, fold(body), *kinds, owner, theme)
