"""What the status bar tells: the knowledge base and today's direct answers."""

from dataclasses import dataclass
from datetime import datetime

from app.clock import start_of_day
from app.services.ports import Clock, Database, DayCount


@dataclass(frozen=True, slots=True)
class Status:
    """`changed_at` is when an article changed last, UTC."""

    articles: int
    changed_at: datetime | None
    today: DayCount

    @property
    def direct_percent(self) -> int | None:
        """Share of today's subjects answered directly, rounded down; None on an empty day."""
        return self.today.direct * 100 // self.today.subjects if self.today.subjects else None


def read_status(database: Database, clock: Clock) -> Status:
    """Read it all in one transaction."""
    with database.read() as tx:
        return Status(
            articles=tx.articles.count(),
            changed_at=tx.articles.last_changed_at(),
            today=tx.contacts.count_since(start_of_day(clock.now())),
        )
