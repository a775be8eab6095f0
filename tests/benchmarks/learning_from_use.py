"""Whether learning from use helps and does not run away: `python -m tests.benchmarks.learning_from_use`.

Simulated agents search judged queries of one municipality for a hundred days, some far more often than others. The
same chances are drawn in every run.
"""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import fmean
from uuid import UUID

from knowledgebase.article import Article
from knowledgebase.choices import FORGOTTEN_DAYS, MOST
from tests.benchmarks.figures import Figure, figure, to_markdown
from tests.benchmarks.relevance import JudgedQuery, Scores, read_articles, read_queries, scores
from tests.benchmarks.simulated_agents import Agent, Seat

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "relevance"
ASKED, SEARCHES, PER_DAY = 200, 6000, 60
WRONG = (0.0, 0.1, 0.3)
NOISE = 0.5  # percent of the mean reciprocal rank
PATIENCE = 100  # searches, after which waiting for a change is given up
CASES = 30
ACCIDENTS = 20  # more wrong choices, after the wrong article is first
_SEED = 20
_START = date(2026, 1, 5)
_NEW = UUID(int=1 << 100)


@dataclass(frozen=True, slots=True)
class Town:
    """The knowledge base of one municipality, the queries its agents ask and never ask, and all their searches.

    `good` has the articles that answer a query, by its qid.
    """

    articles: Sequence[Article]
    names: dict[UUID, str]
    asked: Sequence[JudgedQuery]
    unasked: Sequence[JudgedQuery]
    searches: Sequence[JudgedQuery]
    good: Mapping[str, set[UUID]]

    def scores(self, seat: Seat, queries: Sequence[JudgedQuery]) -> Scores:
        """How good the order is now."""
        return scores(queries, {q.qid: [self.names[hit] for hit in seat.hits(q.text)] for q in queries})


def measure() -> list[Figure]:
    """Before and after learning, with different shares of wrong choices; then what must not happen."""
    if not DATA.is_dir():
        print("skipped: there are no judged queries beside the project, in ../shared/data/relevance")
        return []
    town = _town()
    with _seat(town) as seat:
        before = _Before(town, seat)
        found = before.figures()
        for wrong in WRONG:
            found += _learned(town, seat, before, wrong)
        found += _after_a_year(town, seat)
        found += [_accidents(town, seat), _changed_world(town, seat)]
    return found


def _town() -> Town:
    """The municipality with most queries."""
    articles, names = read_articles(DATA / "articles.jsonl", with_product_names=False)
    by_name = sorted(read_queries(DATA / "queries.jsonl"), key=lambda query: query.municipality)
    towns = {name: list(same) for name, same in groupby(by_name, lambda query: query.municipality)}
    name = max(towns, key=lambda each: len(towns[each]))
    queries, chance = towns[name], Random(_SEED)
    chance.shuffle(queries)
    asked = queries[:ASKED]
    searches = chance.choices(asked, [1 / place for place in range(1, ASKED + 1)], k=SEARCHES)
    ids = {known: article_id for article_id, known in names.items()}
    good = {query.qid: {ids[known] for known in query.relevant} for query in queries}
    return Town(articles[name], names, asked, queries[ASKED:], searches, good)


@contextmanager
def _seat(town: Town) -> Iterator[Seat]:
    with tempfile.TemporaryDirectory() as folder:
        seat = Seat(Path(folder), town.articles, _START)
        yield seat
        seat.index.close()


class _Before:
    """How good the order is while nothing is learned."""

    def __init__(self, town: Town, seat: Seat) -> None:
        asked, unasked = town.scores(seat, town.asked), town.scores(seat, town.unasked)
        first = {query.qid: seat.hits(query.text)[:1] for query in town.asked}
        self.quarters = _quarters([not town.good[query.qid].isdisjoint(first[query.qid]) for query in town.searches])
        self.as_asked = figure("searches with a good first hit, without learning", "%", [fmean(self.quarters)])
        self.at_1 = figure("S@1 of asked queries, before learning", "%", [100 * asked.at_1])
        self.mrr = figure("MRR@10 of asked queries, before learning", "%", [100 * asked.mrr])
        self.unasked = figure("MRR@10 of queries never asked, before learning", "%", [100 * unasked.mrr])

    def figures(self) -> list[Figure]:
        """To compare with."""
        return [self.as_asked, self.at_1, self.mrr, self.unasked]


def _learned(town: Town, seat: Seat, before: _Before, wrong: float) -> list[Figure]:
    """After all searches, with a chance of `wrong` that an agent who saw hits that are not good chooses one."""
    seat.forget()
    seat.day = _START
    quarters = _let_agents_work(town, seat, Agent(Random(_SEED), wrong))
    asked, unasked = town.scores(seat, town.asked), town.scores(seat, town.unasked)
    lost = before.unasked.p50 - 100 * unasked.mrr
    gains = (now - then for now, then in zip(quarters, before.quarters, strict=True))
    note = "gained in each quarter: " + ", ".join(f"{gain:+.1f}" for gain in gains)
    after = f"{wrong:.0%} wrong choices"
    return [
        figure(f"searches with a good first hit, {after}", "%", [fmean(quarters)], before.as_asked, note=note),
        figure(f"S@1 of asked queries, {after}", "%", [100 * asked.at_1], before.at_1),
        figure(f"MRR@10 of asked queries, {after}", "%", [100 * asked.mrr], before.mrr),
        figure(f"MRR@10 of queries never asked, {after}", "%", [100 * unasked.mrr], before.unasked),
        figure(f"the same, points lost, {after}", "%", [max(0.0, lost)], limit=NOISE, limited="most"),
        figure(f"largest factor of an article, {after}", "×", [seat.largest_factor()], limit=MOST, limited="most"),
    ]


def _let_agents_work(town: Town, seat: Seat, agent: Agent) -> list[float]:
    """All searches; percentage of each quarter of them in which the first hit was good."""
    were_good: list[bool] = []
    for count, query in enumerate(town.searches, 1):
        good = town.good[query.qid]
        were_good.append(seat.search(agent, query.text, good) in good)
        seat.wait(count % PER_DAY == 0)
    return _quarters(were_good)


def _quarters(facts: Sequence[bool]) -> list[float]:
    quarter = len(facts) // 4
    return [_percent(facts[start : start + quarter]) for start in range(0, len(facts), quarter)]


def _percent(facts: Sequence[bool]) -> float:
    return 100 * sum(facts) / len(facts)


def _after_a_year(town: Town, seat: Seat) -> list[Figure]:
    """The order of all queries, with the choices of the last run long past and without any."""
    queries = [query.text for query in (*town.asked, *town.unasked)]
    learned = [seat.hits(text) for text in queries]
    seat.wait(FORGOTTEN_DAYS + 1)
    late = [seat.hits(text) for text in queries]
    seat.forget()
    never = [seat.hits(text) for text in queries]
    changed, left = (
        _percent([now != then for now, then in zip(some, never, strict=True)]) for some in (learned, late)
    )
    return [
        figure("queries with another order because of choices", "%", [changed]),
        figure("the same, after a year without choices", "%", [left], limit=0.0, limited="most"),
    ]


def _accidents(town: Town, seat: Seat) -> Figure:
    """Everybody chooses the second hit until it is first, and a while longer; then agents work as usual."""
    agent = Agent(Random(_SEED), wrong=0.1)
    needed: list[float] = []
    for query in town.asked:
        seat.forget()
        good, hits = town.good[query.qid], seat.hits(query.text)
        if len(needed) < CASES and hits and hits[0] in good and not good.intersection(hits[1:2]):
            pushed = _searches_until(hits[1:2], seat, Agent(Random(_SEED), 0.0), query.text, hits[1:2])
            if pushed < PATIENCE:
                for _ in range(ACCIDENTS):
                    seat.choose(query.text, hits[1])
                needed.append(_searches_until(good, seat, agent, query.text, good))
    name = "searches until a good article is first again, after a wrong one got there by accident"
    return figure(name, "searches", needed, limit=PATIENCE - 1, limited="most", note="10% wrong choices")


def _changed_world(town: Town, seat: Seat) -> Figure:
    """A hundred choices of a good article; then a newer one takes its place, and the old one is still there.

    Only for queries with words of the knowledge base: nothing is learned for others.
    """
    agent = Agent(Random(_SEED), wrong=0.0)
    needed: list[float] = []
    for query in town.asked:
        seat.forget()
        hits, good = seat.hits(query.text), town.good[query.qid]
        if len(needed) == CASES or good.isdisjoint(hits[:1]) or not seat.index.words_of(query.text):
            continue
        for _ in range(100):
            seat.search(agent, query.text, hits[:1])
        old = next(article for article in town.articles if article.id == hits[0])
        newer = replace(old, id=_NEW, slug=_NEW.hex, title=f"{old.title} vernieuwd")
        seat.index.update([newer], (), seat.index.head + 1)
        needed.append(_searches_until([_NEW], seat, agent, query.text, [_NEW]))
        seat.index.update((), [_NEW], seat.index.head + 1)
    name = "searches until a newer article is first, after a hundred choices of the older one"
    return figure(name, "searches", needed, limit=PATIENCE - 1, limited="most", note="no wrong choices")


def _searches_until(first: Collection[UUID], seat: Seat, agent: Agent, typed: str, good: Collection[UUID]) -> int:
    """How many searches, two a day, it takes until one of `first` is the first hit; PATIENCE when it never is."""
    for count in range(PATIENCE):
        if seat.search(agent, typed, good) in first:
            return count
        seat.wait(count % 2)
    return PATIENCE


if __name__ == "__main__":
    print(to_markdown(measure()))
