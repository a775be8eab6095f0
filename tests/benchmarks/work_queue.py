"""How long the work queue takes, on both databases, with many closed hand-offs and with few."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
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
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        few = _figures(f"{kind}, {FEW:,}", url_of(Path(folder), "few"), FEW, None)
        return few + _figures(f"{kind}, {MANY:,}", url_of(Path(folder), "many"), MANY, few)


def _new_database(url: str, name: str) -> str:
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return admin.url.set(database=name).render_as_string()


def _figures(label: str, url: str, count: int, before: list[Figure] | None) -> list[Figure]:
    with _filled(url, count) as database:
        times = _times(database)
    against: Sequence[Figure | None] = before or [None] * len(times)
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


def _times(database: SqlDatabase) -> dict[str, list[float]]:
    """Each in its turn, so that a busy moment of the machine is shared by all."""
    works: dict[str, Callable[[Viewer], object]] = {
        what: lambda viewer, query=query: _queue(database, query, viewer)  # type: ignore[misc]
        for what, query in _QUERIES.items()
    }
    items = cycle(_open_items(database))
    works["open one"] = lambda viewer: _open(database, next(items), viewer)
    works["open work of a customer"] = lambda viewer: _of_customer(database, next(items), viewer)
    works["a step"] = lambda viewer: _step(database, next(items), viewer)
    viewers = [Viewer(person.id, (person.unit_id,)) for person in HANDLERS]
    times: dict[str, list[float]] = {what: [] for what in works}
    for number in range(TIMES + 5):
        for what, work in works.items():
            times[what].append(milliseconds(lambda: work(viewers[number % len(viewers)])))  # noqa: B023 - called at once
    return {what: values[5:] for what, values in times.items()}


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
