"""How good the order of the hits is, on judged queries.

`python -m tests.benchmarks.relevance --articles F --queries F --run OUT [--with-product-names] [--learn F]` indexes the
articles of each municipality with the product's own code, writes the best ten for each query and prints the scores.
Articles, queries and run are JSON lines; a query is searched within its own municipality.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from knowledgebase.article import Article, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.learning import read_terms
from knowledgebase.search import SearchQuery
from knowledgebase.tuning import TUNING, Tuning

DEEP = 10  # hits that are looked at
_DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """`relevant` are the ids of the articles that answer it; `kind` is title or question."""

    qid: str
    municipality: str
    kind: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of `count` queries with a relevant article among the first 1, 5 and 10, and the mean reciprocal rank."""

    count: int
    at_1: float
    at_5: float
    at_10: float
    mrr: float


def read_articles(path: Path, with_product_names: bool) -> tuple[dict[str, list[Article]], dict[UUID, str]]:
    """Articles by municipality, and which id of the file each has."""
    found: dict[str, list[Article]] = defaultdict(list)
    names: dict[UUID, str] = {}
    for number, row in enumerate(_rows(path), 1):
        article = _article(UUID(int=number), row, with_product_names)
        found[row["municipality"]].append(article)
        names[article.id] = row["id"]
    return dict(found), names


def _article(article_id: UUID, row: Mapping[str, Any], with_product_names: bool) -> Article:
    products = row["upl"] if with_product_names else []
    return Article(
        id=article_id,
        slug=article_id.hex,
        title=row["title"],
        sections=(Section(SectionKind.INTRODUCTION, row["body"]),),
        product=products[0] if products else "",
        search_words=tuple(products[1:]),
        theme=", ".join(row.get("subject", ())),
    )


def read_queries(path: Path) -> list[JudgedQuery]:
    """In the order of the file."""
    return [
        JudgedQuery(row["qid"], row["municipality"], row["kind"], row["query"], frozenset(row["relevant"]))
        for row in _rows(path)
    ]


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def run(
    articles: Mapping[str, Sequence[Article]],
    names: Mapping[UUID, str],
    queries: Sequence[JudgedQuery],
    learned: Sequence[LearnedTerm] = (),
    tuning: Tuning = TUNING,
) -> dict[str, list[str]]:
    """Ids of the best ten for each query, by qid."""
    found: dict[str, list[str]] = {}
    in_order = sorted(queries, key=attrgetter("municipality"))
    for municipality, asked in groupby(in_order, key=attrgetter("municipality")):
        with tempfile.TemporaryDirectory() as folder:
            index = KnowledgeIndex(Path(folder), lambda: _DAY, tuning)
            index.use_learned(learned)
            known = articles.get(municipality, ())
            index.rebuild(known, len(known), 1, lambda done, total: None, lambda: False)
            for query in asked:
                hits = index.search(SearchQuery(query.text, limit=DEEP)).hits
                found[query.qid] = [names[hit.article_id] for hit in hits]
            index.close()
    return found


def scores(queries: Iterable[JudgedQuery], found: Mapping[str, Sequence[str]]) -> Scores:
    """A query that is missing in `found` counts as a miss."""
    ranks = [_rank(query, found.get(query.qid, ())) for query in queries]
    within = [sum(1 for rank in ranks if 0 < rank <= depth) / len(ranks) for depth in (1, 5, DEEP)]
    return Scores(len(ranks), *within, sum(1 / rank for rank in ranks if rank) / len(ranks))


def _rank(query: JudgedQuery, ids: Sequence[str]) -> int:
    """From 1; 0 when nothing relevant was found."""
    return next((rank for rank, found in enumerate(ids[:DEEP], 1) if found in query.relevant), 0)


def main() -> None:
    """Run as the module says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--articles", "--queries", "--run"):
        parser.add_argument(name, type=Path, required=True, metavar="FILE")
    parser.add_argument("--with-product-names", action="store_true", help="index the national product names")
    parser.add_argument("--learn", type=Path, metavar="FILE", help="learn how others call products; indexes the names")
    given = parser.parse_args()
    articles, names = read_articles(given.articles, given.with_product_names or given.learn is not None)
    queries = read_queries(given.queries)
    learned = read_terms(given.learn).terms if given.learn else ()
    found = run(articles, names, queries, learned)
    lines = (json.dumps({"qid": qid, "ids": ids}) for qid, ids in found.items())
    given.run.write_text("".join(line + "\n" for line in lines), "utf-8")
    kinds = sorted({query.kind for query in queries})
    for kind in (*kinds, "all"):
        s = scores([query for query in queries if kind in (query.kind, "all")], found)
        print(f"{kind:9} n={s.count:5}  S@1 {s.at_1:.3f}  S@5 {s.at_5:.3f}  S@10 {s.at_10:.3f}  MRR@10 {s.mrr:.3f}")


if __name__ == "__main__":
    main()
