"""What services need of the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.log import LogEntry, LogEvent, LogHead


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which lines somebody wants to see: `since` this moment and before `until`, of a customer or a person."""

    since: datetime | None = None
    until: datetime | None = None
    customer_id: UUID | None = None
    actor_id: UUID | None = None


class LogStore(Protocol):
    """The log: lines are added, never changed; only a personal part can be taken away."""

    def append(self, event: LogEvent) -> None:
        """Log it. The line is written just before the transaction commits, so that others wait as short as can be."""

    def head(self) -> LogHead | None:
        """The last line that is written; None while the log is empty."""

    def entries(self, query: LogQuery, limit: int, offset: int = 0) -> list[LogEntry]:
        """Lines, newest first."""

    def count(self, query: LogQuery) -> int:
        """How many lines there are."""

    def chain(self) -> Iterator[LogEntry]:
        """Every line, oldest first, streamed."""

    def loose_parts(self) -> list[int]:
        """Numbers of personal parts whose line is gone, the first hundred."""

    def erase_personal(self, event: LogEvent, customer_ids: Sequence[UUID] = (), before: datetime | None = None) -> int:
        """Take away the personal part of all lines about these customers, and of all lines before a moment.

        `event` becomes the line that tells so, with the numbers; no line when there was nothing to take away. Gives how
        many parts were taken away. What was logged in this transaction until now is written first.
        """
