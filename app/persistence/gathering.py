"""Makes few calls of many: what is told of one topic shortly after each other is told at once."""

from collections.abc import Callable

from app.services.live_ports import Topic

APART_SECONDS = 0.3  # between two calls about one topic

_TOPICS = {topic.value: topic for topic in Topic}


class Gathering:
    """At most one call for each topic in `APART_SECONDS`; the first comes at once. Times are those of one clock."""

    def __init__(self, tell: Callable[[Topic, frozenset[str]], None]) -> None:
        self._tell = tell
        self._waiting: dict[Topic, set[str]] = {}
        self._told_at: dict[Topic, float] = {}

    def add(self, payload: str) -> None:
        """`<topic> <id>` as the server tells it; a topic that a newer server knows is nothing for this programme."""
        name, _space, about = payload.partition(" ")
        if (topic := _TOPICS.get(name)) is not None:
            self._waiting.setdefault(topic, set()).add(about)

    def due_in(self, now: float) -> float | None:
        """Seconds until something must be told; None when nothing waits."""
        return max(0.0, min(map(self._due_at, self._waiting)) - now) if self._waiting else None

    def tell_due(self, now: float) -> None:
        """Tell what waited long enough. One change without an id makes the others' ids worthless."""
        for topic in [topic for topic in self._waiting if self._due_at(topic) <= now]:
            ids = self._waiting.pop(topic)
            self._told_at[topic] = now
            self._tell(topic, frozenset() if "" in ids else frozenset(ids))

    def _due_at(self, topic: Topic) -> float:
        return self._told_at.get(topic, float("-inf")) + APART_SECONDS
