"""Lines of a log, sealed as the embedded database seals them, and what somebody who is up to no good does to them."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from app.domain.log import LogEntry, LogPersonal
from app.domain.log_chain import BEFORE_THE_FIRST, entry_hash, personal_digest

BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC)
EMPTY = LogEntry(0, BEGIN, "", "", "", "", "", "", "", None)


def sealed(lines: Sequence[LogEntry]) -> list[LogEntry]:
    """The lines with their numbers and seals, as a chain."""
    chain: list[LogEntry] = []
    before = BEFORE_THE_FIRST
    for number, line in enumerate(lines, 1):
        digest = personal_digest(line.personal) if line.personal else line.personal_digest
        made = replace(line, number=number, personal_digest=digest)
        chain.append(replace(made, hash=entry_hash(before, made)))
        before = chain[-1].hash
    return chain


words = st.text("a1:é€😀", max_size=4)
people = st.none() | st.uuids()
personal = st.builds(LogPersonal, st.binary(min_size=32, max_size=32), people, words, words, people)
lines = st.builds(
    lambda after, action, kind, origin, part: replace(
        EMPTY, at=BEGIN + timedelta(microseconds=after), action=action, object=kind, origin=origin, personal=part
    ),
    st.integers(0, 10**12),
    words,
    words,
    words,
    personal,
)
chains = st.lists(lines, min_size=3, max_size=5).map(sealed)


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case datetime():
            return value + timedelta(microseconds=1)
        case UUID():
            return UUID(int=value.int ^ 1)
        case bytes():
            return bytes([value[0] ^ 1]) + value[1:]
        case int():
            return value + 1
        case str():
            return value[:-1] + ("a" if value[-1:] != "a" else "b") if value else "x"
    return UUID(int=7)


LINE_FIELDS = tuple(field.name for field in fields(LogEntry) if field.name not in ("number", "personal"))
PART_FIELDS = tuple(field.name for field in fields(LogPersonal))
