"""How soon seats hear what another one stored, what telling costs, and what seats then ask of the server."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from threading import Thread

from PySide6.QtTest import QTest
from sqlalchemy import Engine, create_engine, event, text

from app.bootstrap import open_services
from app.domain.ids import new_id
from app.domain.rights import Role
from app.domain.work_item import WorkItem
from app.persistence.database import SqlDatabase, open_database
from app.persistence.engines import postgresql_engines
from app.persistence.listening import ServerListening
from app.services.live_ports import Topic
from app.services.work_ports import QueueView
from app.settings import Settings
from tests.benchmarks.figures import Figure, figure
from tests.builders import a_hand_off, a_person
from tests.integration.filled_once import PRISTINE
from tests.integration.live_town import LiveTown, live_town
from tests.integration.postgresql_server import running_server, server_programs
from tests.integration.work_rows import a_step, an_item, stored
from ui.application import make_application
from ui.main_window import MainWindow
from ui.shared.tasks import Tasks

SEATS, SECONDS = 40, 10
OFTEN, SELDOM = 20.0, 0.5  # changes in a second
LIMIT_MS = 2_000.0
_ITEMS = 50
_HANDLER = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren", roles=tuple(Role))


def measure() -> list[Figure]:
    """Seats that listen, and one window that shows what it hears."""
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return []
    # not in the folder of the run: the account of the server may not be allowed to enter it
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, running_server(programs, Path(folder)) as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        _make_pristine(admin)
        with live_town(admin, "live") as town:
            with town.database.write() as tx:
                tx.organisation.put_person(_HANDLER)
            changes = _Changes(town.database)
            found = [_heard(town, changes), *_asked(town, changes, Path(folder))]
        admin.dispose()
    return found


def _make_pristine(admin: Engine) -> None:
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {PRISTINE}"))
    open_database(admin.url.set(database=PRISTINE).render_as_string(hide_password=False)).close()


class _Changes:
    """Steps with work, one after another, each in a transaction of its own."""

    def __init__(self, database: SqlDatabase) -> None:
        self._database = database
        hand_offs = [a_hand_off() for _ in range(_ITEMS)]
        self.items = {hand_off.id: an_item(hand_off) for hand_off in hand_offs}
        for hand_off in hand_offs:
            stored(database, hand_off, items=[self.items[hand_off.id]])
        self._turns = cycle(self.items)

    def make(self) -> WorkItem:
        """One step; gives the item after it."""
        item = self.items[next(self._turns)]
        moved = self.items[item.id] = replace(item, revision=item.revision + 1)
        with self._database.write() as tx:
            tx.work.save(moved, a_step(moved))
        return moved

    def make_some(self, a_second: float, done: Callable[[WorkItem], None] = lambda _item: None) -> int:
        """Go on for a while at this pace; gives how many were made."""
        count = int(SECONDS * a_second)
        begun = time.monotonic()
        for number in range(count):
            time.sleep(max(0.0, begun + number / a_second - time.monotonic()))
            done(self.make())
        return count


# hearing


class _Seat:
    """Knows when it heard of each item."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, float]] = []
        self.is_connected = False

    def changed(self, topic: Topic, ids: frozenset[str]) -> None:
        now = time.monotonic()
        if topic is Topic.WORK:
            self.heard += [(each, now) for each in ids]

    def connected(self) -> None:
        self.is_connected = True

    def lost(self) -> None:
        self.is_connected = False


def _heard(town: LiveTown, changes: _Changes) -> Figure:
    """From the moment that a step was stored until each seat was told."""
    seats = [_Seat() for _ in range(SEATS)]
    stored_at: list[tuple[str, float]] = []
    with ExitStack() as lines:
        for seat in seats:
            line = ServerListening(town.database)
            line.start(seat)
            lines.callback(line.stop)
        while not all(seat.is_connected for seat in seats):
            time.sleep(0.05)
        changes.make_some(OFTEN, lambda item: stored_at.append((str(item.id), time.monotonic())))
        time.sleep(1)
    waits = [1000 * _wait(seat, item_id, at) for seat in seats for item_id, at in stored_at]
    words = f"{SEATS} seats hear {OFTEN:.0f} changes a second: from stored to told"
    return figure(words, "ms", waits, limit=LIMIT_MS, note="told at most once in 300 ms")


def _wait(seat: _Seat, item_id: str, at: float) -> float:
    """Seconds; a seat may hear of it before the writer knows that it is stored."""
    return max(0.0, min(heard for each, heard in seat.heard if each == item_id and heard > at - 0.1) - at)


# asking


def _asked(town: LiveTown, changes: _Changes, folder: Path) -> list[Figure]:
    """Statements that one seat sends because of one change."""
    make_application()
    found = []
    with _window(town, folder) as (window, statements):
        for page, words in (("work", "looks at the queue"), ("contact", "looks at a contact")):
            window.show_page(page)
            window.work_desk.presenter.choose_view(QueueView.TEAMS)
            for pace in (OFTEN, SELDOM):
                QTest.qWait(6_000)
                before = len(statements)
                made: list[int] = []
                writer = Thread(target=lambda pace=pace, made=made: made.append(changes.make_some(pace)))
                writer.start()
                while writer.is_alive():
                    QTest.qWait(50)
                QTest.qWait(2_000)
                share = (len(statements) - before) / made[0]
                what = f"statements of a seat that {words}, for each of {pace:g} changes a second"
                found.append(figure(what, "", [share]))
    return found


@contextmanager
def _window(town: LiveTown, folder: Path) -> Iterator[tuple[MainWindow, list[str]]]:
    """A window with a database of its own, and all statements that it sends."""
    engines, statements = postgresql_engines(town.place), []
    event.listen(engines.writer, "before_cursor_execute", lambda *told: statements.append(told[2]))
    settings, tasks = Settings(language="en", person_id=_HANDLER.id), Tasks()
    with closing(SqlDatabase(engines)) as database:
        opened = open_services(database, folder / "seat", settings)
        opened.services.keeper.bring_up_to_date()
        window = MainWindow(tasks)
        window.show()
        window.start(replace(opened, listening=ServerListening(database)), settings)
        yield window, statements
        window.close()
        tasks.finish()
        opened.services.index.close()
