"""Agents who search, look at the hits from the top, and choose; and the seat where their choices come together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from knowledgebase.article import Article
from knowledgebase.choices import Choice, Choices, with_one_more
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import SearchQuery

DEEP = 10  # hits that an agent may look at
LOOKS_ON = 0.85  # the chance that an agent who saw nothing good looks at the next hit too


@dataclass(frozen=True, slots=True)
class Agent:
    """One who chooses the first good hit that is seen; with a chance of `wrong`, a hit that stood above it."""

    chance: Random
    wrong: float

    def choice(self, hits: Sequence[UUID], good: Collection[UUID]) -> UUID | None:
        """What is chosen of these hits, if anything."""
        passed: list[UUID] = []
        for hit in hits:
            if hit in good:
                return self.chance.choice(passed) if passed and self.chance.random() < self.wrong else hit
            passed.append(hit)
            if self.chance.random() > LOOKS_ON:
                break
        return self.chance.choice(passed) if passed and self.chance.random() < self.wrong else None


class Seat:
    """A real index that learns from what is chosen; `day` is its calendar."""

    def __init__(self, folder: Path, articles: Sequence[Article], day: date) -> None:
        self.day = day
        self.index = KnowledgeIndex(folder, lambda: self.day)
        self.index.rebuild(articles, len(articles), 1, lambda done, total: None, lambda: False)
        self._chosen: dict[tuple[str, ...], dict[UUID, Choice]] = {}

    def hits(self, typed: str) -> list[UUID]:
        """The articles an agent may look at, best first."""
        return [hit.article_id for hit in self.index.search(SearchQuery(typed, limit=DEEP)).hits]

    def choose(self, typed: str, article_id: UUID) -> None:
        """Take the article after this search; it counts from the next search on."""
        words = self.index.words_of(typed)
        if words:
            known = self._chosen.get(words, {})
            self._chosen[words] = with_one_more(known.values(), words, article_id, self.day)
            self.index.use_choices(self._choices())

    def search(self, agent: Agent, typed: str, good: Collection[UUID]) -> UUID | None:
        """One search of an agent; gives what stood first."""
        hits = self.hits(typed)
        chosen = agent.choice(hits, good)
        if chosen is not None:
            self.choose(typed, chosen)
        return hits[0] if hits else None

    def forget(self) -> None:
        """Nothing was ever chosen."""
        self._chosen.clear()
        self.index.use_choices(())

    def wait(self, days: int) -> None:
        """Let days go by."""
        self.day += timedelta(days)

    def largest_factor(self) -> float:
        """Of all articles, for all words that anything was chosen for."""
        known = Choices(self._choices())
        lifts = (lift for words in self._chosen for lift in known.lifts(frozenset(words), self.day).values())
        return max((lift.factor for lift in lifts), default=1.0)

    def _choices(self) -> list[Choice]:
        return [choice for same in self._chosen.values() for choice in same.values()]
