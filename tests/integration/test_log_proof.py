"""R5 on both databases: what somebody does to the stored log, past the program, is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from app.domain.ids import new_id
from app.domain.log import LogAction, LogEvent, LogHead, LogObject
from app.domain.log_proof import FaultKind, LogFault, prove
from app.persistence.database import SqlDatabase
from app.persistence.log import SqlLogStore
from app.persistence.tables.log import LogEntryRow, LogPersonalRow
from app.services.log_ports import LogQuery
from tests.log_lines import LINE_FIELDS, PART_FIELDS, changed

ENTRY, PERSONAL = LogEntryRow.__table__, LogPersonalRow.__table__
CUSTOMER = new_id()
LINES = 6
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
EVENTS = st.builds(
    LogEvent,
    st.sampled_from(LogAction),
    st.sampled_from(LogObject),
    WORDS,
    st.none() | st.uuids(),
    actor_id=st.none() | st.uuids(),
    actor=WORDS,
    origin=WORDS,
)


def event(number: int) -> LogEvent:
    return LogEvent(
        *(LogAction.SEEN, LogObject.CUSTOMER, f"klant {number}", CUSTOMER if number % 2 else None),
        actor_id=UUID(int=number),
        actor="Zoë van der Ëlst",
        origin="BAL3",
    )


def log(database: SqlDatabase, *events: LogEvent) -> None:
    with database.write() as tx:
        for each in events:
            tx.log.append(each)


@pytest.fixture
def logged(database: SqlDatabase) -> SqlDatabase:
    """With six lines, written in three transactions."""
    for number in range(0, LINES, 2):
        log(database, event(number), event(number + 1))
    return database


@pytest.fixture
def engine(logged: SqlDatabase, database_url: str) -> Iterator[Engine]:
    """A way into the database past the program, with every right."""
    engine = create_engine(database_url, poolclass=NullPool)
    yield engine
    engine.dispose()


@contextmanager
def trying(engine: Engine) -> Iterator[Session]:
    """What is done in here does not stay."""
    with Session(engine) as session:
        yield session
        session.rollback()


def faults(session: Session, *kept: LogHead) -> tuple[LogFault, ...]:
    return prove(SqlLogStore(session).chain(), *kept).faults


def head(database: SqlDatabase) -> LogHead:
    with database.read() as tx:
        found = tx.log.head()
    assert found
    return found


def row(session: Session, number: int) -> dict[str, Any]:
    return dict(session.execute(select(*ENTRY.columns).where(ENTRY.c.number == number)).one()._mapping)


def part(session: Session, number: int) -> dict[str, Any]:
    return dict(session.execute(select(*PERSONAL.columns).where(PERSONAL.c.number == number)).one()._mapping)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, min_size=1, max_size=3))
def test_R5_any_text_is_sealed_by_the_database_as_the_program_proves_it(
    database: SqlDatabase, events: list[LogEvent]
) -> None:
    log(database, *events)
    with database.read() as tx:
        assert prove(tx.log.chain()).faults == ()
        last = tx.log.entries(LogQuery(), 1)[0]
    assert last.personal
    assert (last.action, last.origin, last.personal.actor) == (events[-1].action, events[-1].origin, events[-1].actor)


def test_R5_every_field_of_every_line_that_is_changed_is_found(engine: Engine) -> None:
    for number in range(1, LINES + 1):
        for name in LINE_FIELDS:
            with trying(engine) as session:
                value = row(session, number)[name]
                other = "0" * 64 if name == "hash" else changed(value)
                session.execute(update(ENTRY).where(ENTRY.c.number == number).values({name: other}))
                found = {(fault.kind, fault.first) for fault in faults(session)}
                assert (FaultKind.DOES_NOT_FIT, number) in found, name


def test_R5_every_field_of_every_personal_part_that_is_changed_is_found(engine: Engine) -> None:
    for number in range(1, LINES + 1):
        for name in PART_FIELDS:
            with trying(engine) as session:
                other = changed(part(session, number)[name])
                session.execute(update(PERSONAL).where(PERSONAL.c.number == number).values({name: other}))
                assert faults(session) == (LogFault(FaultKind.PERSONAL_CHANGED, number, number),), name


def test_R5_every_line_that_is_taken_out_is_found(logged: SqlDatabase, engine: Engine) -> None:
    kept = head(logged)
    for number in range(1, LINES + 1):
        with trying(engine) as session:
            session.execute(delete(PERSONAL).where(PERSONAL.c.number == number))
            session.execute(delete(ENTRY).where(ENTRY.c.number == number))
            kind = FaultKind.CUT if number == LINES else FaultKind.MISSING
            assert faults(session, kept) == (LogFault(kind, number, number),)


def test_R5_every_two_lines_that_are_swapped_are_found(engine: Engine) -> None:
    for one in range(1, LINES):
        for other in range(one + 1, LINES + 1):
            with trying(engine) as session:
                _renumber(session, {one: 1000, other: one, 1000: other})
                assert FaultKind.DOES_NOT_FIT in {fault.kind for fault in faults(session)}


def test_R5_a_line_that_is_inserted_anywhere_is_found(engine: Engine) -> None:
    for number in range(1, LINES + 1):
        with trying(engine) as session:
            copied, personal = row(session, number), part(session, number)
            _renumber(session, {each: each + 1 for each in range(LINES, number - 1, -1)})
            session.execute(insert(ENTRY), copied)
            session.execute(insert(PERSONAL), personal)
            assert (FaultKind.DOES_NOT_FIT, number + 1) in {(fault.kind, fault.first) for fault in faults(session)}


def test_R5_a_personal_part_that_moves_to_another_line_is_found(engine: Engine) -> None:
    with trying(engine) as session:
        session.execute(delete(PERSONAL).where(PERSONAL.c.number == 2))
        session.execute(update(PERSONAL).where(PERSONAL.c.number == 1).values(number=2))
        kinds = [fault.kind for fault in faults(session)]
        assert kinds == [FaultKind.PERSONAL_GONE, FaultKind.PERSONAL_CHANGED]


def test_R5_a_personal_part_that_is_deleted_past_the_program_is_found(engine: Engine) -> None:
    with trying(engine) as session:
        session.execute(delete(PERSONAL).where(PERSONAL.c.number.in_((3, 4))))
        assert faults(session) == (LogFault(FaultKind.PERSONAL_GONE, 3, 4),)


def test_R5_a_log_without_its_last_lines_is_found_by_a_kept_head(logged: SqlDatabase, engine: Engine) -> None:
    kept = head(logged)
    for left in range(LINES):
        with trying(engine) as session:
            session.execute(delete(PERSONAL).where(PERSONAL.c.number > left))
            session.execute(delete(ENTRY).where(ENTRY.c.number > left))
            assert faults(session) == ()
            assert faults(session, kept) == (LogFault(FaultKind.CUT, left + 1, LINES),)


def erasing() -> LogEvent:
    return LogEvent(LogAction.ERASED, LogObject.LOG, actor="Functionaris", origin="BAL3")


def test_R5_erasing_a_customer_leaves_the_log_proven_and_tells_which_lines(logged: SqlDatabase) -> None:
    before = head(logged)
    with logged.write() as tx:
        assert tx.log.erase_personal(erasing(), [CUSTOMER]) == 3
    with logged.read() as tx:
        lines = list(tx.log.chain())
        assert prove(lines, before).faults == ()
    assert [line.number for line in lines if line.personal is None] == [2, 4, 6]
    assert (lines[-1].action, lines[-1].erased) == (LogAction.ERASED, "2,4,6")


def test_R5_erasing_what_is_old_leaves_the_log_proven_and_is_told_as_one_range(logged: SqlDatabase) -> None:
    before = head(logged)
    for _ in range(2):
        with logged.write() as tx:
            tx.log.erase_personal(erasing(), before=datetime.now(UTC) + timedelta(hours=1))
    with logged.read() as tx:
        lines = list(tx.log.chain())
        assert prove(lines, before).faults == ()
    assert [line.erased for line in lines[LINES:]] == ["1-6", "7"]


def test_R5_an_erased_part_that_is_put_back_is_found(logged: SqlDatabase, engine: Engine) -> None:
    with trying(engine) as session:
        erased = part(session, 2)
    with logged.write() as tx:
        tx.log.erase_personal(erasing(), [CUSTOMER])
    with trying(engine) as session:
        session.execute(insert(PERSONAL), erased)
        assert faults(session) == (LogFault(FaultKind.PERSONAL_BACK, 2, 2),)


def test_erasing_nothing_writes_no_line(logged: SqlDatabase) -> None:
    before = head(logged)
    with logged.write() as tx:
        assert tx.log.erase_personal(erasing(), [new_id()]) == 0
    assert head(logged) == before


def test_what_was_not_stored_was_not_logged(logged: SqlDatabase) -> None:
    before = head(logged)
    with pytest.raises(ValueError, match="stop"), logged.write() as tx:
        tx.log.append(event(1))
        raise ValueError("stop")
    assert head(logged) == before


def _renumber(session: Session, numbers: dict[int, int]) -> None:
    """In this order; the personal parts are brought along."""
    for old, new in numbers.items():
        parts = session.execute(select(*PERSONAL.columns).where(PERSONAL.c.number == old)).all()
        session.execute(delete(PERSONAL).where(PERSONAL.c.number == old))
        session.execute(update(ENTRY).where(ENTRY.c.number == old).values(number=new))
        for each in parts:
            session.execute(insert(PERSONAL), {**each._mapping, "number": new})
