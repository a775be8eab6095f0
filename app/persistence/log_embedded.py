"""Writing and sealing the log on the embedded database, which has one writer at a time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_bytes
from typing import Final
from uuid import UUID

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from app.domain.log import LogEntry, LogEvent, LogHead, LogPersonal
from app.domain.log_chain import BEFORE_THE_FIRST, SALT_BYTES, entry_hash, personal_digest
from app.domain.number_ranges import joined, written
from app.persistence.records import values_of
from app.persistence.tables.base import Base
from app.persistence.tables.log import LogEntryRow, LogPersonalRow

_ENTRY, _PERSONAL = (Base.metadata.tables[row.__tablename__] for row in (LogEntryRow, LogPersonalRow))
_NEWEST: Final = select(_ENTRY.c.number, _ENTRY.c.hash).order_by(_ENTRY.c.number.desc()).limit(1)
_ADD_ENTRY: Final = insert(_ENTRY)
_ADD_PERSONAL: Final = insert(_PERSONAL)


def head(session: Session) -> LogHead | None:
    """The last line; None while there is none."""
    row = session.connection().execute(_NEWEST).first()
    return LogHead(row.number, row.hash) if row else None


def write(session: Session, event: LogEvent, erased: str = "") -> None:
    """Add a line with the next number, sealed together with the line before."""
    last = head(session) or LogHead(0, BEFORE_THE_FIRST)
    entry = _sealed(last, event, erased)
    personal = values_of(entry.personal) if entry.personal else {}
    connection = session.connection()
    connection.execute(_ADD_ENTRY, values_of(entry, without=("personal",)))
    connection.execute(_ADD_PERSONAL, {"number": entry.number, **personal})


def erase(session: Session, event: LogEvent, customer_ids: Sequence[UUID], before: datetime | None) -> int:
    """Delete the personal parts of lines about these customers and of before a moment, and tell so in a line."""
    older = select(LogEntryRow.number).where(LogEntryRow.at < before) if before else None
    conditions = [LogPersonalRow.customer_id.in_(customer_ids)]
    if older is not None:
        conditions.append(LogPersonalRow.number.in_(older))
    numbers = list(session.scalars(delete(LogPersonalRow).where(or_(*conditions)).returning(LogPersonalRow.number)))
    if numbers:
        write(session, event, written(joined((number, number) for number in numbers)))
    return len(numbers)


def _sealed(last: LogHead, event: LogEvent, erased: str) -> LogEntry:
    personal = LogPersonal(token_bytes(SALT_BYTES), event.actor_id, event.actor, event.object_id, event.customer_id)
    entry = LogEntry(
        number=last.number + 1,
        at=datetime.now(UTC),
        action=event.action,
        object=event.object,
        result=event.result,
        origin=event.origin,
        erased=erased,
        personal_digest=personal_digest(personal),
        hash="",
        personal=personal,
    )
    return replace(entry, hash=entry_hash(last.hash, entry))
