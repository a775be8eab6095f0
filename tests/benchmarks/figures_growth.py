"""How long the figures take as contacts grow, on both databases: ten years of them, few and many."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from app.bootstrap import open_services, set_up_demo
from app.clock import SystemClock
from app.domain.contact import Channel
from app.domain.figures.definitions import FigureKey
from app.domain.figures.periods import PeriodKind
from app.persistence.database import open_database
from app.services.figure_views import FigureScope
from app.services.registry import Services
from app.settings import Settings, load_settings
from tests.benchmarks.bulk_loading import size_mb
from tests.benchmarks.bulk_years import PRODUCTS, put_years
from tests.benchmarks.drafts import three_subjects
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.processes import in_new_process, memory_mb
from tests.benchmarks.synthetic_articles import synthetic_articles
from tests.integration.postgresql_server import running_server, server_programs

FEW, MANY = 30_000, 300_000
TIMES = 40
PERIOD_MS, TODAY_MS, SAVING_MS = 300.0, 100.0, 50.0
_PERIODS = {PeriodKind.MONTH: 24, PeriodKind.QUARTER: 12, PeriodKind.YEAR: 8}
"""So many of each are opened, and that of today in between: it has most days that are no part of a whole month."""
_WARM_UP = 3
"""Openings that are not counted: the first ones read the disk."""


def measure() -> list[Figure]:
    """Thirty thousand and three hundred thousand contacts."""
    return figures_at((FEW, MANY))


def figures_at(sizes: Sequence[int]) -> list[Figure]:
    """Each size on SQLite, then on PostgreSQL where its programs are; ratios are to the first size."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        figures += _growing("SQLite", sizes, Path(folder), lambda place: f"sqlite:///{place / 'baliewijs.db'}")
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return figures
    # not in the folder of the run: the account of the server may not be allowed to enter it
    with (
        tempfile.TemporaryDirectory(dir="/tmp") as server_folder,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running_server(programs, Path(server_folder)) as url,
    ):
        return figures + _growing("PostgreSQL", sizes, Path(folder), lambda place: _new_database(url, place.name))


def _growing(kind: str, sizes: Sequence[int], folder: Path, url_of: Callable[[Path], str]) -> list[Figure]:
    figures: list[Figure] = []
    smallest: dict[str, Figure] = {}
    for size in sizes:
        place = folder / f"with_{size}"
        place.mkdir()
        url = url_of(place)
        for each in _figures_of(place, url, size):
            what = each.what
            found = replace(each, what=f"{kind}, {size:,}: {what}")
            before = smallest.setdefault(what, found)
            if before is not found and before.p50:
                found = replace(found, against=before.what, ratio=found.p50 / before.p50)
            figures.append(found)
        if kind == "SQLite":
            (place / "baliewijs.db").unlink()
    return figures


def _figures_of(folder: Path, url: str, contacts: int) -> Iterator[Figure]:
    made = milliseconds(lambda: in_new_process(make, folder, url, contacts))
    print(f"{contacts:,} made in {made / 1000:.0f} s", flush=True)
    seconds, memory = in_new_process(rebuild, url)
    yield figure("count all totals", "s", [seconds])
    yield figure("memory while counting", "MB", [memory])
    yield figure("size on disk", "MB", [size_mb(url)])
    with _services(folder, url) as services:
        for what, work, limit in _works(services):
            for _ in range(_WARM_UP):
                work()
            yield figure(what, "ms", [milliseconds(work) for _ in range(TIMES)], limit=limit)


def make(folder: Path, url: str, contacts: int) -> None:
    """The demo municipality with ten years of contacts; its totals are not there yet."""
    database = open_database(url)
    set_up_demo(database, folder, Settings())
    with database.write() as tx:
        for article in synthetic_articles(PRODUCTS):
            tx.articles.put(article)
    put_years(database, url, contacts, SystemClock().today())
    database.close()


def rebuild(url: str) -> tuple[float, float]:
    """Seconds and megabytes."""
    database = open_database(url)
    with database.write() as tx:
        took = milliseconds(lambda: tx.figures.rebuild(lambda percent: None))
    database.close()
    return took / 1000, memory_mb("VmHWM")


@contextmanager
def _services(folder: Path, url: str) -> Iterator[Services]:
    database = open_database(url)
    services = open_services(database, folder, load_settings(folder)).services
    services.keeper.bring_up_to_date()
    yield services
    services.index.close()
    database.close()


def _works(services: Services) -> Iterator[tuple[str, Callable[[], object], float | None]]:
    """What is measured, by its name, and what it may take."""
    product, _title = services.product_choices(services.figure_scope(PeriodKind.MONTH, 1))[0]
    unit_id = services.municipality.units[0].id
    filters: dict[str, dict[str, Any]] = {
        "": {},
        ", one channel": {"channel": Channel.TELEPHONE},
        ", one product": {"product": product},
        ", one unit": {"unit_id": unit_id},
        ", channel, product and unit": {"channel": Channel.TELEPHONE, "product": product, "unit_id": unit_id},
    }
    for kind, most in _PERIODS.items():
        for name, narrowed in filters.items():
            turns = (back for number in range(1, most) for back in (0, number))
            scopes = cycle([services.figure_scope(kind, back, **narrowed) for back in turns])
            yield f"period, {kind.value}{name}", partial(_open, services, scopes), PERIOD_MS
    yield "today", services.today_figures, TODAY_MS
    for kind, most in _PERIODS.items():
        scopes = cycle([services.figure_scope(kind, back) for back in range(most)])
        yield f"contacts behind a number, {kind.value}", partial(_list, services, scopes), None
    yield "store a contact", partial(_store, services), SAVING_MS


def _open(services: Services, scopes: Iterator[FigureScope]) -> None:
    services.period_figures(next(scopes))


def _list(services: Services, scopes: Iterator[FigureScope]) -> None:
    services.behind(FigureKey.DIRECT, False, next(scopes))


def _store(services: Services) -> None:
    services.finish(replace(three_subjects(services), ended_at=services.clock.now()))


def _new_database(url: str, name: str) -> str:
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return admin.url.set(database=name).render_as_string()
