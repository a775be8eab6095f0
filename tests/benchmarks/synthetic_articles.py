"""Articles that look like Dutch in what matters to a search engine: word frequencies, compounds and lengths."""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from uuid import UUID

from knowledgebase.article import Article, ArticleKind, FirstLine, Section, SectionKind
from resources import path

VOCABULARY = 40_000
BODY, TITLE, SEARCH_WORDS = 250, 5, 3  # words
_PARTS = 8  # sections
PRODUCTS = 800  # national product names; as many as municipalities have
_KINDS = (ArticleKind.PRODUCT,) * 7 + (ArticleKind.ANSWER,) * 2 + (ArticleKind.INSTRUCTION,)
_AUDIENCES = (("particulier",), ("particulier", "ondernemer"), ("ondernemer",))
_DESKS = 24  # a unit and one of its product groups, which decides who answers
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def vocabulary(seed: int = 1) -> list[str]:
    """Words of the shipped demo articles, most used first, and then compounds made of them."""
    counts: Counter[str] = Counter()
    for file in sorted(path("demo", "articles").glob("*.toml")):
        article = tomllib.loads(file.read_text("utf-8"))
        counts.update(_WORD.findall(" ".join((article["title"], *article["sections"].values())).lower()))
    known = [word for word, _ in counts.most_common()]
    parts = [word for word in known if len(word) > 3]
    chance = random.Random(seed)
    compounds = (chance.choice(parts) + chance.choice(parts) for _ in range(VOCABULARY))
    return list(dict.fromkeys([*known, *compounds]))[:VOCABULARY]


def synthetic_articles(count: int, seed: int = 2) -> Iterator[Article]:
    """Articles by Zipf's law over `vocabulary`; titles and search words leave out the most used words."""
    chance, facets = random.Random(seed), random.Random(seed)
    words, products = vocabulary(), product_names()
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    telling = telling_weights(words)
    themes = [f"Thema {word}" for word in words[200:220]]
    for number in range(count):
        kind, desk = facets.choice(_KINDS), facets.randrange(_DESKS)
        body = chance.choices(words, cum_weights=weights, k=BODY)
        size = BODY // _PARTS
        yield Article(
            id=UUID(int=number + 1),
            slug=f"article-{number}",
            title=" ".join(chance.choices(words, cum_weights=telling, k=TITLE)).capitalize(),
            kind=kind,
            sections=tuple(
                Section(kind, _sentences(body[place * size : (place + 1) * size]))
                for place, kind in enumerate(tuple(SectionKind)[:_PARTS])
            ),
            product=facets.choice(products) if kind is ArticleKind.PRODUCT else "",
            group=f"group-{desk // 2}",
            theme=chance.choice(themes),
            audience=facets.choice(_AUDIENCES),
            owner=f"unit-{desk // 3}",
            first_line=tuple(FirstLine)[desk % 2],
            search_words=tuple(chance.choices(words, cum_weights=telling, k=SEARCH_WORDS)),
        )


def telling_weights(words: list[str]) -> list[float]:
    """Cumulative weights of all words without the most used ones, as titles have them."""
    return [0.0] * 100 + list(accumulate(1 / rank for rank in range(100, len(words))))


def product_names(seed: int = 5) -> list[str]:
    """Names of products, two words each."""
    chance, words = random.Random(seed), vocabulary()
    weights = telling_weights(words)
    return [" ".join(chance.choices(words, cum_weights=weights, k=2)) for _ in range(PRODUCTS)]


def _sentences(words: list[str]) -> str:
    """Ten words a sentence."""
    groups = (words[start : start + 10] for start in range(0, len(words), 10))
    return " ".join(" ".join(group).capitalize() + "." for group in groups)


def typed_queries(articles: Sequence[Article], count: int, seed: int = 3) -> list[str]:
    """What agents type: two or three words of a title, or of title and text, one in five with a slip."""
    chance = random.Random(seed)
    queries = []
    for article in chance.choices(articles, k=count):
        title, body = article.title.lower().split(), _WORD.findall(article.sections[0].text.lower())
        chosen = chance.sample(title, 2) + chance.sample([word for word in body if len(word) > 4], 1)
        query = " ".join(chosen[: chance.choice((2, 2, 3))])
        if chance.random() < 0.2:
            slip = chance.randrange(len(query))
            query = query[:slip] + query[slip + 1 :]
        queries.append(query)
    return queries
