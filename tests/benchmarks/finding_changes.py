"""How long it takes until a changed article is found: from the stored change to the first search that finds it."""

import gc
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from string import ascii_lowercase
from uuid import UUID

from app.services.registry import Services
from knowledgebase.article import Article
from knowledgebase.search import SearchQuery
from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.search_latency import typed_keystrokes
from tests.benchmarks.synthetic_articles import synthetic_articles

ARTICLES = 10_000
CHANGES, IN_ONE_GO = 30, 20
LIMIT_MS = 1000
_ASK_EVERY_S = 0.005


def measure() -> list[Figure]:
    """One changed article each time, and several stored at once; the window's way, with searches going on meanwhile."""
    articles = list(synthetic_articles(ARTICLES))
    services = services_on(data_folder("changes", ARTICLES))
    for typed in typed_keystrokes(articles)[:100]:
        services.search(SearchQuery(typed))
    gc.collect()
    gc.freeze()  # as the window does
    singly = [_found_after(services, [article], turn) for turn, article in enumerate(articles[:CHANGES])]
    starts = range(CHANGES, CHANGES * IN_ONE_GO, IN_ONE_GO)
    together = [_found_after(services, articles[start : start + IN_ONE_GO], start) for start in starts]
    name = f"in a knowledge base of {ARTICLES}"
    return [
        *_figures(f"a changed article, {name}", singly),
        *_figures(f"{IN_ONE_GO} changed articles, {name}", together),
    ]


def _figures(what: str, times: Sequence[tuple[float, float]]) -> list[Figure]:
    found, quiet = zip(*times, strict=True)
    return [
        figure(f"from storing to finding {what}", "ms", found, limit=LIMIT_MS, limited="most"),
        figure(f"from storing to the end of all work for {what}", "ms", quiet),
    ]


def _found_after(services: Services, articles: Sequence[Article], turn: int) -> tuple[float, float]:
    """Milliseconds until the last of them is found by a word that no article had, and until the seat is at rest."""
    word = "".join(random.Random(turn).choices(ascii_lowercase, k=10))
    with services.database.write() as tx:
        for article in articles:
            tx.articles.put(replace(article, title=f"{article.title} {word}"))
    stored = time.perf_counter()
    with ThreadPoolExecutor(1) as lane:
        follow = lane.submit(services.keeper.bring_up_to_date)
        while not _is_found(services, articles[-1].id, word):
            time.sleep(_ASK_EVERY_S)
        found = time.perf_counter()
        follow.result()
    return 1000 * (found - stored), 1000 * (time.perf_counter() - stored)


def _is_found(services: Services, article_id: UUID, word: str) -> bool:
    hits = services.search(SearchQuery(word)).hits
    return any(hit.article_id == article_id and word in hit.plain_title for hit in hits)
