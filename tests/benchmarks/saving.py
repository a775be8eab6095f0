"""How long storing a contact takes on the embedded database, each commit safe on disk before it counts."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.domain.draft import ContactDraft
from app.services.registry import Services
from tests.benchmarks.bulk_rows import copy_contacts
from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.drafts import direct_answer, three_subjects
from tests.benchmarks.figures import Figure, figure, milliseconds

STORED = 50_000
TIMES = 150
LIMIT_MS = 50
_CONTACTS: tuple[tuple[str, Callable[[Services], ContactDraft]], ...] = (
    ("1 subject", direct_answer),
    ("3 subjects, customer, hand-off", three_subjects),
)


def measure() -> list[Figure]:
    """In an empty database, and with many contacts stored."""
    folder = data_folder("saving", articles=0)
    commit = figure("one row to SQLite, safe on disk", "ms", _bare_commits(folder / "bare.db"))
    empty = [
        figure(f"store contact, {name}", "ms", _finishing(folder, make), commit, LIMIT_MS) for name, make in _CONTACTS
    ]
    copy_contacts(folder / "baliewijs.db", STORED // _stored(folder))
    many = f"{_stored(folder)} stored before"
    full = [
        figure(f"store contact, {name}, {many}", "ms", _finishing(folder, make), before, LIMIT_MS)
        for (name, make), before in zip(_CONTACTS, empty, strict=True)
    ]
    return [commit, *empty, *full]


def _finishing(folder: Path, make: Callable[[Services], ContactDraft]) -> list[float]:
    services = services_on(folder)
    times = []
    for _ in range(TIMES):
        draft = replace(make(services), ended_at=services.clock.now())
        times.append(milliseconds(lambda draft=draft: services.finish(draft)))  # type: ignore[misc]
    services.index.close()
    services.database.close()
    return times[5:]


def _bare_commits(file: Path) -> list[float]:
    """What the disk alone costs."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE t (x)")
        return [milliseconds(lambda: database.execute("INSERT INTO t VALUES (1)")) for _ in range(TIMES)]


def _stored(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "baliewijs.db")) as database:
        return int(database.execute("SELECT count(*) FROM contact").fetchone()[0])
