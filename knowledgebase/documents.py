"""An article as the index keeps it: its terms, what is packed for counting, and what is stored for showing."""

import struct
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from knowledgebase.analysis import content_words, stem
from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.facets import facet_values
from knowledgebase.fields import Field, searched_text
from knowledgebase.finder import Row
from knowledgebase.folding import clean, fold

_FACTS = struct.Struct("!HHHHII")
_LONGEST = 0xFFFF  # words counted in a field
FACTS_SIZE = _FACTS.size
LEAD = 200  # characters; what a text begins with says what it is about, so its words count twice

KEY, WORDS, HEADINGS, PRODUCTS = "key", "words", "headings", "products"
FACTS, FACETS, ROW = "facts", "facets", "row"
"""Names of what is in the index besides the fields of `Field`."""


class Facts(NamedTuple):
    """What is counted of an article; validity in days as `date.toordinal` counts them."""

    lengths: tuple[int, ...]
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
    lead = content_words(texts.body[:LEAD])
    counts = {field: Counter(map(stem, words[field])) for field in Field}
    counts[Field.BODY].update(map(stem, lead))
    shown = (article.kind.value, article.first_line.value, article.owner, article.theme)
    return {
        **{field.value: counts[field] for field in Field},
        KEY: key_of(article.id),
        WORDS: dict.fromkeys(chain.from_iterable(words.values()), 1),
        HEADINGS: dict.fromkeys(chain(words[Field.TITLE], words[Field.NAMES]), 1),
        PRODUCTS: dict.fromkeys(filter(None, map(product_term, (article.product, *article.search_words))), 1),
        FACTS: _FACTS.pack(*(min(len(words[field]), _LONGEST) for field in Field), *_days(article)),
        FACETS: facet_values(article).packed(),
        ROW: (article.id.bytes, article.version, texts.title, texts.body, *shown),
    }


def _days(article: Article) -> tuple[int, int]:
    first = article.valid_from or date.min
    last = article.valid_until or date.max
    return first.toordinal(), last.toordinal()


def product_term(name: str) -> str:
    """The term by which the articles of a product are found; search words may be names of further products."""
    return " ".join(fold(clean(name)).split())


def key_of(article_id: UUID) -> str:
    """The term by which an article is found to replace it."""
    return article_id.hex


def unpacked_facts(packed: bytes) -> Facts:
    """The facts of one article."""
    *lengths, first, last = _FACTS.unpack(packed)
    return Facts(tuple(lengths), first, last)


def row_of(stored: tuple[Any, ...]) -> Row:
    """What a hit shows, from what was stored."""
    article_id, version, title, body, kind, first_line, owner, theme = stored
    kinds = ArticleKind(kind), FirstLine(first_line)
    return Row(UUID(bytes=article_id), version, title, body, fold(body), fold(title), *kinds, owner, theme)
