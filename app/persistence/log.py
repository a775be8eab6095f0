"""The log of one transaction: gathered while it runs, written and sealed at its end."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from app.domain.log import LogEntry, LogEvent, LogHead, LogPersonal
from app.persistence import log_embedded
from app.persistence.tables.log import LogEntryRow, LogPersonalRow
from app.services.log_ports import LogQuery

_BATCH: Final = 1000
_LOOSE: Final = 100
_APPEND: Final = text(
    "SELECT baliewijs.log_append(:action, :object, :result, :origin, :actor_id, :actor, :object_id, :customer_id)"
)
_ERASE: Final = text(
    "SELECT baliewijs.log_erase(:customer_ids, :before, :action, :object, :origin, :actor_id, :actor, :object_id)"
)


class SqlLogStore:
    """The LogStore of one transaction. On a server the database numbers and seals the lines by itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._gathered: list[LogEvent] = []

    def append(self, event: LogEvent) -> None:
        """Log it. The line is written just before the transaction commits, so that others wait as short as can be."""
        self._gathered.append(event)

    @property
    def has_gathered(self) -> bool:
        """Whether lines are to be written."""
        return bool(self._gathered)

    def write_gathered(self) -> None:
        """Write what was logged, after everything else: from here on others who log must wait."""
        if not self._gathered:
            return
        self._session.flush()
        if self._is_on_server:
            self._session.connection().execute(_APPEND, [_values_of(event) for event in self._gathered])
        else:
            for event in self._gathered:
                log_embedded.write(self._session, event)
        self._gathered.clear()

    def head(self) -> LogHead | None:
        """The last line that is written; None while the log is empty."""
        return log_embedded.head(self._session)

    def entries(self, query: LogQuery, limit: int, offset: int = 0) -> list[LogEntry]:
        """Lines, newest first."""
        wanted = _narrowed(_LINES, query).order_by(LogEntryRow.number.desc()).limit(limit).offset(offset)
        return [_entry(row) for row in self._session.execute(wanted)]

    def count(self, query: LogQuery) -> int:
        """How many lines there are."""
        counted = select(func.count()).select_from(LogEntryRow).outerjoin(LogPersonalRow, _IS_PART)
        return self._session.scalar(_narrowed(counted, query)) or 0

    def chain(self) -> Iterator[LogEntry]:
        """Every line, oldest first, streamed."""
        streamed = _LINES.order_by(LogEntryRow.number).execution_options(yield_per=_BATCH)
        return (_entry(row) for row in self._session.execute(streamed))

    def loose_parts(self) -> list[int]:
        """Numbers of personal parts whose line is gone, the first hundred."""
        loose = select(LogPersonalRow.number).outerjoin(LogEntryRow, _IS_PART).where(LogEntryRow.number.is_(None))
        return list(self._session.scalars(loose.order_by(LogPersonalRow.number).limit(_LOOSE)))

    def erase_personal(self, event: LogEvent, customer_ids: Sequence[UUID] = (), before: datetime | None = None) -> int:
        """Take away the personal part of all lines about these customers, and of all lines before a moment.

        `event` becomes the line that tells so, with the numbers; no line when there was nothing to take away. Gives how
        many parts were taken away. What was logged in this transaction until now is written first.
        """
        self.write_gathered()
        if not self._is_on_server:
            return log_embedded.erase(self._session, event, customer_ids, before)
        values = _values_of(event) | {"customer_ids": list(customer_ids), "before": before}
        return self._session.scalar(_ERASE, values) or 0

    @property
    def _is_on_server(self) -> bool:
        return self._session.get_bind().dialect.name == "postgresql"


_IS_PART: Final = LogPersonalRow.number == LogEntryRow.number
_ENTRY_FIELDS: Final = tuple(LogEntryRow.__table__.columns)
_PERSONAL_FIELDS: Final = tuple(column for column in LogPersonalRow.__table__.columns if column.name != "number")
_LINES: Final = select(*_ENTRY_FIELDS, *_PERSONAL_FIELDS).outerjoin(LogPersonalRow, _IS_PART)


def _narrowed(wanted: Select[Any], query: LogQuery) -> Select[Any]:
    if query.since is not None:
        wanted = wanted.where(LogEntryRow.at >= query.since)
    if query.until is not None:
        wanted = wanted.where(LogEntryRow.at < query.until)
    if query.customer_id is not None:
        wanted = wanted.where(LogPersonalRow.customer_id == query.customer_id)
    if query.actor_id is not None:
        wanted = wanted.where(LogPersonalRow.actor_id == query.actor_id)
    return wanted


def _entry(row: Any) -> LogEntry:
    fields = dict(row._mapping)
    personal = {column.name: fields.pop(column.name) for column in _PERSONAL_FIELDS}
    return LogEntry(**fields, personal=None if personal["salt"] is None else LogPersonal(**personal))


def _values_of(event: LogEvent) -> dict[str, Any]:
    return {
        "action": event.action,
        "object": event.object,
        "result": event.result,
        "origin": event.origin,
        "actor_id": event.actor_id,
        "actor": event.actor,
        "object_id": event.object_id,
        "customer_id": event.customer_id,
    }
