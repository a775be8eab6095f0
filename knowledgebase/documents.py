"""An article as the index keeps it: its terms, what is packed for counting, and what is stored for showing."""

import struct
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from knowledgebase.analysis import content_words, stem
from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.facets import facet_values
from knowledgebase.fields import Field, searched_text
from knowledgebase.finder import Row
from knowledgebase.folding import fold
from knowledgebase.product_names import product_term

_FACTS = struct.Struct("!HHHHII")
_LONGEST = 0xFFFF  # words counted in a field
FACTS_SIZE = _FACTS.size
_MOST = 0xFF  # times a term is counted in a field
LEAD = 200  # characters; what a text begins with says what it is about, so its words count twice

KEY, TERMS, WORDS, HEADINGS, PRODUCTS = "key", "terms", "words", "headings", "products"
FACTS, FACETS, ROW = "facts", "facets", "row"
"""Names of what is in the index."""


class Facts(NamedTuple):
    """What is counted of an article; validity in days as `date.toordinal` counts them."""

    lengths: tuple[int, ...]
    first_day: int
    last_day: int


def document_of(article: Article) -> dict[str, object]:
    """What goes into the index: each with its terms, or with what is kept as it is.

    A term comes with its value: of TERMS, how often it stands in each field, in the order of `Field`, a byte for each.
    """
    texts = searched_text(article)
    words = {
        Field.TITLE: content_words(texts.title),
        Field.NAMES: content_words(texts.names),
        Field.ABOUT: content_words(texts.about),
        Field.BODY: content_words(texts.facts + "\n" + texts.body),
    }
    lead = content_words(texts.body[:LEAD])
    counts = {field: Counter(map(stem, words[field])) for field in Field}
    counts[Field.BODY].update(map(stem, lead))
    shown = (article.kind.value, article.first_line.value, article.owner, article.theme)
    return {
        TERMS: _values(counts),
        KEY: key_of(article.id),
        WORDS: dict.fromkeys(chain.from_iterable(words.values()), b""),
        HEADINGS: dict.fromkeys(chain(words[Field.TITLE], words[Field.NAMES]), b""),
        PRODUCTS: dict.fromkeys(filter(None, map(product_term, (article.product, *article.search_words))), b""),
        FACTS: _FACTS.pack(*(min(len(words[field]), _LONGEST) for field in Field), *_days(article)),
        FACETS: facet_values(article).packed(),
        ROW: (article.id.bytes, article.version, texts.title, texts.body, *shown),
    }


def _values(counts: Mapping[Field, Counter[str]]) -> dict[str, bytes]:
    found: dict[str, bytearray] = defaultdict(lambda: bytearray(len(Field)))
    for place, field in enumerate(Field):
        for term, count in counts[field].items():
            found[term][place] = min(count, _MOST)
    return {term: bytes(value) for term, value in found.items()}


def _days(article: Article) -> tuple[int, int]:
    first = article.valid_from or date.min
    last = article.valid_until or date.max
    return first.toordinal(), last.toordinal()


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
    folded = fold(body), fold(title), content_words(title)
    return Row(UUID(bytes=article_id), version, title, body, *folded, *kinds, owner, theme)
