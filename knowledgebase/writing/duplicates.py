"""Whether another article is about the same."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from knowledgebase.analysis import FILLER, content_words, stem
from knowledgebase.article import Article
from knowledgebase.writing.hint import Hint, HintKind, OtherArticle

_Key = tuple[str, ...]

_SAME_TITLE: Final = 0.85  # likeness of titles
_SAME_PRODUCT: Final = 0.65  # enough when the product is the same as well
_MOST: Final = 3  # hints
_REMEMBERED: Final = 50_000  # titles


def duplicates(article: Article, others: Sequence[OtherArticle]) -> Iterator[Hint]:
    """The articles most like this one: by the stems of their titles, and easier when they name the same product.

    A title that customers use for another article, by its search words, counts as that one's title. What titles come
    down to is remembered: a thousand others cost a few milliseconds after the first time.
    """
    title = _key(article.title)
    alike: list[tuple[float, str, OtherArticle]] = []
    for other in others:
        likeness = _likeness(title, other)
        is_near = likeness >= _SAME_PRODUCT and article.product and article.product == other.product
        if title and other.id != article.id and (is_near or likeness >= _SAME_TITLE):
            alike.append((-likeness, other.slug, other))
    for _, slug, other in sorted(alike, key=lambda each: each[:2])[:_MOST]:
        yield Hint(HintKind.DUPLICATE, values={"id": str(other.id), "slug": slug, "title": other.title})


def _likeness(title: _Key, other: OtherArticle) -> float:
    """Twice the number of stems that both titles have, as a share of all stems; 1 for a search word of the other."""
    if title in _keys(other.search_words):
        return 1.0
    return Indel.normalized_similarity(title, _key(other.title))


@lru_cache(_REMEMBERED)
def _key(title: str) -> _Key:
    """The stems of the telling words, in alphabetical order; of all words when none tells anything."""
    words = content_words(title)
    telling = [word for word in words if word not in FILLER] or words
    return tuple(sorted({stem(word) for word in telling}))


@lru_cache(_REMEMBERED)
def _keys(words: tuple[str, ...]) -> frozenset[_Key]:
    return frozenset(map(_key, words))
