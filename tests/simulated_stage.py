"""Where simulated stories are played: each is a generator that yields when it goes on, all in the order of time."""

import heapq
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import count

from app.clock import LOCAL_ZONE
from app.services.ports import Database, Transaction

Story = Iterator[datetime]

_BATCH = 400


class Stage:
    """The time of the story that plays now, and the transaction that it writes in."""

    tx: Transaction

    def __init__(self, begin: datetime) -> None:
        self.now = begin
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._order = count()

    def add(self, story: Story) -> None:
        """Let it begin; it plays until it first waits."""
        self._go_on(story)

    def play(self, database: Database, until: datetime) -> None:
        """Everything that happens up to this moment, many in one transaction."""
        while self._waiting and self._waiting[0][0] <= until:
            with database.write() as self.tx:
                for _ in range(_BATCH):
                    if not self._waiting or self._waiting[0][0] > until:
                        break
                    self.now, _number, story = heapq.heappop(self._waiting)
                    self._go_on(story)

    def _go_on(self, story: Story) -> None:
        later = next(story, None)
        if later is not None:
            heapq.heappush(self._waiting, (max(later, self.now), next(self._order), story))


def day_end(moment: datetime) -> datetime:
    """The last second of its local day, in UTC."""
    local = moment.astimezone(LOCAL_ZONE)
    following = datetime.combine(local.date() + timedelta(days=1), time(), LOCAL_ZONE)
    return following.astimezone(UTC) - timedelta(seconds=1)
