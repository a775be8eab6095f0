"""A joined seat with its window, on a server that others work with too, for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import open_services
from app.domain.organisation import Person
from app.persistence.database import SqlDatabase, open_database
from app.persistence.seat.opening import open_seat_database
from app.services.registry import Services
from app.settings import Settings
from tests.integration.joined_seat import with_empty_copy
from tests.integration.live_town import LiveTown
from ui.main_window import MainWindow
from ui.shared.tasks import Tasks

PROMISED_MS = 2_000
"""What another seat changed is on screen by then."""


@dataclass
class LiveSeat:
    """The window of somebody who hears what others change."""

    qtbot: QtBot
    window: MainWindow
    tasks: Tasks
    services: Services

    def shows(self, happened: Callable[[], bool]) -> None:
        """It is on screen within what is promised."""
        self.qtbot.waitUntil(happened, timeout=PROMISED_MS)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=30_000)


def services_of(town: LiveTown, folder: Path, person: Person) -> Services:
    """What somebody does at another seat."""
    return open_services(town.database, folder, Settings(language="en", person_id=person.id)).services


@contextmanager
def live_seat(qtbot: QtBot, town: LiveTown, folder: Path, person: Person, empty_file: Path) -> Iterator[LiveSeat]:
    """The window of this person, from the moment it listens and shows what there is."""
    server = open_database(town.place.render_as_string(hide_password=False))
    with seat_on(qtbot, server, folder, person, empty_file) as seat:
        yield seat


@contextmanager
def seat_on(qtbot: QtBot, server: SqlDatabase, folder: Path, person: Person, empty_file: Path) -> Iterator[LiveSeat]:
    """As `live_seat`, on any server."""
    settings, tasks = Settings(language="en", person_id=person.id), Tasks()
    database = open_seat_database(server, with_empty_copy(folder, empty_file))
    opened = open_services(database, folder, settings)
    opened.services.follow_server()
    opened.services.keeper.bring_up_to_date()
    window = MainWindow(tasks)
    window.resize(1440, 900)
    window.show()
    window.start(opened, settings)
    seat = LiveSeat(qtbot, window, tasks, opened.services)
    with qtbot.waitSignal(window.live.server_is_back, timeout=30_000):
        window.activateWindow()
    seat.settle()
    yield seat
    seat.settle()
    window.close()
    tasks.finish()
    opened.services.index.close()
    database.close()
    window.deleteLater()
