"""The work queue and the history of a customer when PostgreSQL guards every row, with many contacts and with few.

The same questions are asked by a superuser, whom no policy holds up, in the same run: what the policies cost. One
contact in twenty is shielded.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import UUID

from sqlalchemy import make_url, text
from sqlalchemy.orm import Session

from app.domain.organisation import Person
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_database, open_server
from app.persistence.logins import SqlLoginStore
from app.persistence.server.initialising import initialise
from app.services.work_ports import QueueQuery, QueueView, Viewer
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.figures_growth import make
from tests.benchmarks.processes import in_new_process
from tests.integration.postgresql_server import running_server, server_programs
from tests.many_seats import make_database, plain_address

FEW, MANY = 30_000, 300_000
LIMIT_MS = 100.0
TIMES = 100
_WARM_UP = 5
_ROLES = {"kcc": Role.AGENT, "belastingen": Role.HANDLER}
_SHIELDED = "contact_id IN (SELECT id FROM contact WHERE shielded)"
_OF_SHIELDED = f"hand_off_id IN (SELECT h.id FROM hand_off h JOIN subject s ON s.id = h.subject_id WHERE s.{_SHIELDED})"

Times = dict[str, list[float]]
"""Milliseconds, by what was asked and who asked it."""


def measure() -> list[Figure]:
    """Thirty thousand and three hundred thousand contacts."""
    return figures_at((FEW, MANY))


def figures_at(sizes: Sequence[int]) -> list[Figure]:
    """A server of its own, with a database of each size; ratios are to the first size."""
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory(dir="/tmp") as server_folder,  # where the account of the server may come
        running_server(programs, Path(server_folder)) as admin,
    ):
        urls = {size: make_database(admin, f"with_{size}") for size in sizes}
        for size, url in urls.items():
            place = Path(folder) / str(size)
            place.mkdir()
            in_new_process(make, place, url, size)
            prepare(url)
        return figures_of(urls)


def prepare(url: str) -> None:
    """Rights, shielded contacts, and logins for an agent and a handler; once for each database."""
    initialise(plain_address(url).replace("://", "://postgres@"))
    with closing(open_database(url)) as database, database.session(writing=True) as session:
        _shield(session)
        people = _people(session)
        for person in people:
            if not person.login:
                login = f"{person.unit_id}_{make_url(url).database}"
                wanted = Person(person.id, person.name, person.unit_id, "", (_ROLES[person.unit_id],), login)
                SqlLoginStore(session).put(wanted, None)


def figures_of(urls: dict[int, str]) -> list[Figure]:
    """Ask all of them in turn, so that a busy moment of the machine is shared."""
    with ExitStack() as opened:
        asked = {size: _questions(url, opened) for size, url in urls.items()}
        times: dict[int, Times] = {size: {what: [] for what in each} for size, each in asked.items()}
        for number in range(-_WARM_UP, TIMES):
            for size, questions in asked.items():
                for what, ask in questions.items():
                    took = milliseconds(ask)
                    if number >= 0:
                        times[size][what].append(took)
    return list(_told(times))


def _told(times: dict[int, Times]) -> Iterator[Figure]:
    smallest = min(times)
    first = {what: figure(f"{smallest:,}: {what}", "ms", values) for what, values in times[smallest].items()}
    for size, of_size in times.items():
        for what, values in of_size.items():
            limit = None if "without policies" in what else LIMIT_MS
            before = None if size == smallest else first[what]
            yield figure(f"{size:,}: {what}", "ms", values, before, limit)


def _questions(url: str, opened: ExitStack) -> dict[str, Callable[[], object]]:
    free = opened.enter_context(closing(open_database(url)))
    with free.session(writing=False) as session:
        people = _people(session)
        customers = _ids(session, "SELECT customer_id FROM contact WHERE customer_id IS NOT NULL")
    found: dict[str, Callable[[], object]] = {}
    for person in people:
        login = f"{person.unit_id}_{make_url(url).database}"
        guarded = opened.enter_context(closing(open_server(plain_address(url), login)))
        viewer = Viewer(person.id, (person.unit_id,), is_at_desk=person.unit_id == "kcc")
        for database, how in ((guarded, ""), (free, ", without policies")):
            who = f"{_ROLES[person.unit_id]}{how}"
            for view in QueueView:
                found[f"queue, {view}, {who}"] = partial(_queue, database, QueueQuery(view), viewer)
            each = cycle(customers)
            found[f"history of a customer, {who}"] = partial(_history, database, each)
            found[f"open work of a customer, {who}"] = partial(_open_work, database, each, viewer)
            found[f"find customers by name, {who}"] = partial(_find, database)
    return found


def _queue(database: SqlDatabase, query: QueueQuery, viewer: Viewer) -> None:
    with database.read() as tx:
        tx.work.queue(query, viewer)


def _history(database: SqlDatabase, customers: Iterator[UUID]) -> None:
    with database.read() as tx:
        tx.contacts.history_of(next(customers))


def _open_work(database: SqlDatabase, customers: Iterator[UUID], viewer: Viewer) -> None:
    with database.read() as tx:
        tx.work.of_customer(next(customers), viewer)


def _find(database: SqlDatabase) -> None:
    with database.read() as tx:
        tx.customers.find("de vries")


def _shield(session: Session) -> None:
    """One contact in twenty, with what hangs on it."""
    every_twentieth = "('x' || right(id::text, 4))::bit(16)::int % 20 = 0"
    for statement in (
        f"UPDATE contact SET shielded = true WHERE {every_twentieth}",
        f"UPDATE subject SET shielded = true, unit_id = 'sociale-dienst' WHERE {_SHIELDED}",
        f"UPDATE hand_off SET shielded = true, unit_id = 'sociale-dienst' WHERE subject_id IN"
        f" (SELECT id FROM subject WHERE {_SHIELDED})",
        f"UPDATE work_item SET shielded = true, unit_id = 'sociale-dienst' WHERE {_OF_SHIELDED}",
    ):
        session.execute(text(statement))
    for table in ("contact", "subject", "hand_off", "work_item"):
        session.execute(text(f"ANALYZE {table}"))


def _people(session: Session) -> list[Person]:
    """One of each unit that is measured, as far as login and unit."""
    one_of_each = text(
        "SELECT DISTINCT ON (unit_id) id, name, unit_id, coalesce(login, '') FROM person"
        " WHERE unit_id = ANY(:units) ORDER BY unit_id, id"
    )
    rows = session.execute(one_of_each, {"units": list(_ROLES)})
    return [Person(person_id, name, unit_id, login=login) for person_id, name, unit_id, login in rows]


def _ids(session: Session, statement: str) -> list[UUID]:
    return [row[0] for row in session.execute(text(f"{statement} ORDER BY md5(id::text) LIMIT 500"))]
