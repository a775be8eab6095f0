"""How long the work queue takes, on both databases, with many closed hand-offs and with few."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random

from sqlalchemy import create_engine

from app.domain.ids import new_id
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep
from app.persistence.database import SqlDatabase, open_database
from app.services.work_ports import QueueQuery, QueueView, Viewer
from tests.benchmarks.bulk_hand_offs import HANDLERS, put_hand_offs, set_up
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.integration.postgresql_server import running_server, server_programs

MANY, FEW, OPEN = 50_000, 5_000, 2_000
TIMES = 60
LIMIT_MS = 100.0
_WARM_UP = 5
_CLOSED = (WorkStatus.CLOSED,)
_QUERIES = {
    "my work": QueueQuery(QueueView.MINE),
    "my teams": QueueQuery(QueueView.TEAMS),
    "under my direction": QueueQuery(QueueView.DIRECTED),
    "all": QueueQuery(QueueView.ALL),
    "all, by customer": QueueQuery(QueueView.ALL, "de vries"),
    "all, by subject": QueueQuery(QueueView.ALL, "parkeerboete"),
    "all, by customer and subject": QueueQuery(QueueView.ALL, "smit afvalpas"),
    "all, by an answer": QueueQuery(QueueView.ALL, "00049123"),
    "all, nothing found": QueueQuery(QueueView.ALL, "zeppelin"),
    "closed, of all": QueueQuery(QueueView.ALL, statuses=_CLOSED),
    "closed, by customer": QueueQuery(QueueView.ALL, "de vries", statuses=_CLOSED),
}

Times = dict[str, list[float]]
"""Milliseconds, by what was done."""


def measure() -> list[Figure]:
    """Few and many hand-offs, with as many open ones; then the same on PostgreSQL where its programs are."""
    figures = _on_both_sizes("SQLite", lambda folder, name: f"sqlite:///{folder / name}.db")
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return figures
    # not in the folder of the run: the account of the server may not be allowed to enter it
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, running_server(programs, Path(folder)) as url:
        return figures + _on_both_sizes("PostgreSQL", lambda _folder, name: _new_database(url, name))


def _on_both_sizes(kind: str, url_of: Callable[[Path, str], str]) -> list[Figure]:
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        _filled(url_of(Path(folder), "few"), FEW) as few,
        _filled(url_of(Path(folder), "many"), MANY) as many,
    ):
        few_times, many_times = _times(few, many)
    before = _figures(f"{kind}, {FEW:,}", few_times, [None] * len(few_times))
    return before + _figures(f"{kind}, {MANY:,}", many_times, before)


def _new_database(url: str, name: str) -> str:
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return admin.url.set(database=name).render_as_string()


def _figures(label: str, times: Times, against: Sequence[Figure | None]) -> list[Figure]:
    return [
        figure(f"{label}: {what}", "ms", values, each, None if "closed" in what else LIMIT_MS)
        for (what, values), each in zip(times.items(), against, strict=True)
    ]


@contextmanager
def _filled(url: str, count: int) -> Iterator[SqlDatabase]:
    database = open_database(url)
    set_up(database)
    put_hand_offs(database._engines.writer, count, OPEN)
    yield database
    database.close()


def _times(*databases: SqlDatabase) -> list[Times]:
    """Everything on every database in its turn, so that a busy moment of the machine is shared by all."""
    works = [_works(database) for database in databases]
    viewers = [Viewer(person.id, (person.unit_id,)) for person in HANDLERS]
    times: list[Times] = [{what: [] for what in each} for each in works]
    for number in range(-_WARM_UP, TIMES):
        for what in works[0]:
            for each, kept in zip(works, times, strict=True):
                took = milliseconds(partial(each[what], viewers[number % len(viewers)]))
                if number >= 0:
                    kept[what].append(took)
    return times


def _works(database: SqlDatabase) -> dict[str, Callable[[Viewer], None]]:
    """What is measured, by its name."""
    items = cycle(_open_items(database))
    return {
        **{what: partial(_queue, database, query) for what, query in _QUERIES.items()},
        "open one": lambda viewer: _open(database, next(items), viewer),
        "open work of a customer": lambda viewer: _of_customer(database, next(items), viewer),
        "a step": lambda viewer: _step(database, next(items), viewer),
    }


def _queue(database: SqlDatabase, query: QueueQuery, viewer: Viewer) -> None:
    with database.read() as tx:
        tx.work.queue(query, viewer)


def _open_items(database: SqlDatabase) -> list[WorkItem]:
    with database.read() as tx:
        rows = tx.work.queue(QueueQuery(QueueView.ALL, limit=OPEN), Viewer(new_id(), ())).rows
    return Random(1).sample([row.item for row in rows], len(rows))


def _open(database: SqlDatabase, item: WorkItem, viewer: Viewer) -> None:
    now = datetime.now(UTC)
    with database.write() as tx:
        tx.work.touch(item.id, viewer.person_id, now)
        tx.work.details(item.id, viewer, now)


def _of_customer(database: SqlDatabase, item: WorkItem, viewer: Viewer) -> None:
    with database.read() as tx:
        details = tx.work.details(item.id, Viewer(viewer.person_id, (item.unit_id,)), datetime.now(UTC))
        if details and details.customer:
            tx.work.of_customer(details.customer.id, viewer)


def _step(database: SqlDatabase, item: WorkItem, viewer: Viewer) -> None:
    with database.write() as tx:
        stored = tx.work.get(item.id) or item
        moved = replace(stored, handler_id=viewer.person_id, revision=stored.revision + 1)
        step = WorkStep(item.id, moved.revision, StepKind.ASSIGNED, datetime.now(UTC), viewer.person_id)
        tx.work.save(moved, step)
