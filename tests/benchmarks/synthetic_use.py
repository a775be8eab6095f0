"""What a busy contact centre learned: titles of other municipalities, and choices of agents."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from knowledgebase.analysis import content_words, stem
from knowledgebase.article import Article
from knowledgebase.choices import Choice
from knowledgebase.learned_terms import LearnedTerm
from tests.benchmarks.synthetic_articles import product_names, telling_weights, typed_queries, vocabulary

TERMS, CHOICES = 2_000, 5_000
_PER_SEARCH = 2  # articles that agents chose for the same words


def learned_terms(seed: int = 6) -> list[LearnedTerm]:
    """Other titles of the products of `synthetic_articles`, three words each."""
    chance, words, products = random.Random(seed), vocabulary(), product_names()
    weights = telling_weights(words)
    return [
        LearnedTerm(chance.choice(products), " ".join(chance.choices(words, cum_weights=weights, k=3)), 2)
        for _ in range(TERMS)
    ]


def choices(articles: Sequence[Article], queries: Sequence[str], today: date, seed: int = 7) -> list[Choice]:
    """Choices after `queries`, which are all that is measured, and after other ones."""
    chance = random.Random(seed)
    others = typed_queries(articles, CHOICES // _PER_SEARCH - len(queries), seed)
    return [
        Choice(
            tuple(sorted(set(map(stem, content_words(query))))),
            chance.choice(articles).id,
            count=chance.randint(1, 12),
            weight=chance.uniform(0.5, 12),
            chosen_on=today - timedelta(chance.randint(0, 90)),
        )
        for query in (*queries, *others)
        for _ in range(_PER_SEARCH)
    ]
