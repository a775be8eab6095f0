"""What the status bar tells: the knowledge base and today's direct answers."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.figures.definitions import FigureKey, FigureValue, value_of
from app.domain.figures.measures import Cube
from app.services.figure_ports import Scope
from app.services.ports import Clock, Database


@dataclass(frozen=True, slots=True)
class Status:
    """`changed_at` is when an article changed last, UTC; `contacts` and `direct` are of today."""

    articles: int
    changed_at: datetime | None
    contacts: int
    direct: FigureValue

    @property
    def direct_percent(self) -> int | None:
        """Share of today's subjects answered directly, rounded down; None while nothing ended."""
        return None if self.direct.value is None else int(self.direct.value)


def read_status(database: Database, clock: Clock) -> Status:
    """Read it all in one transaction."""
    today = clock.today()
    with database.read() as tx:
        totals = tx.figures.totals(Scope(today, today), (Cube.CONTACT, Cube.SUBJECT))
        return Status(
            articles=tx.articles.count(),
            changed_at=tx.articles.last_changed_at(),
            contacts=value_of(FigureKey.CONTACTS, totals).numerator,
            direct=value_of(FigureKey.DIRECT, totals),
        )
