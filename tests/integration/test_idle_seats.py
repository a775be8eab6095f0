"""What a joined seat asks of the server while nobody does anything: little, and nothing by the second."""

import heapq
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from app.persistence.database import open_server
from tests.integration.live_seat import LiveSeat, seat_on
from tests.integration.rights_town import BAKKER, LEEUW, SMIT, YILMAZ, RightsTown, rights_town
from tests.integration.test_publishing_day import due, versions
from ui.application import make_application
from ui.main_window import MainWindow
from ui.shared.paced import Paced

MINUTES = 30


def _at_contacts(window: MainWindow) -> None:
    window.show_page("contact")


def _at_the_queue(window: MainWindow) -> None:
    window.show_page("work")


def _at_the_list_of_editors(window: MainWindow) -> None:
    window.show_page("knowledge")
    window.knowledge_page.show_part("editing")


def _at_figures_of_today(window: MainWindow) -> None:
    window.show_page("figures")
    window.figures_desk.screen().page.show_part("today")


def _at_figures_of_a_period(window: MainWindow) -> None:
    window.show_page("figures")
    window.figures_desk.screen().page.show_part("period")


LOOKING = {
    "an agent at contacts": (BAKKER, _at_contacts, 2.5),
    "a handler at the queue": (YILMAZ, _at_the_queue, 4.5),
    "an editor at the list of editors": (SMIT, _at_the_list_of_editors, 11),
    "a team leader at the figures of today": (LEEUW, _at_figures_of_today, 25),
    "a team leader at the figures of a period": (LEEUW, _at_figures_of_a_period, 32),
}
"""Who looks at what, and how many statements a minute are little enough: see docs/live.md."""

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "idle_seats", tmp_path_factory.mktemp("town")) as town:
        yield town


@contextmanager
def statements() -> Iterator[list[str]]:
    """Everything that this process sends to servers meanwhile."""
    sent: list[str] = []

    def note(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if connection.dialect.name == "postgresql":
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def goes_on(timer: QTimer) -> bool:
    """Not one that only waits for what was wanted just now."""
    return timer.interval() >= 1_000 and not isinstance(timer.parent(), Paced)


def let_time_go_by(seat: LiveSeat) -> None:
    """Every timer of the window goes off as often as it would, one after another, without waiting for it."""
    numbers = count()
    timers = [timer for timer in seat.window.findChildren(QTimer) if timer.isActive() and goes_on(timer)]
    row = [(timer.interval(), next(numbers), timer) for timer in timers]
    heapq.heapify(row)
    while row[0][0] <= MINUTES * 60_000:
        at, _number, timer = heapq.heappop(row)
        timer.timeout.emit()
        if not seat.tasks.is_idle:
            seat.settle()
        heapq.heappush(row, (at + timer.interval(), next(numbers), timer))


@pytest.mark.parametrize("looking", LOOKING)
def test_R6_a_seat_where_nobody_does_anything_asks_little(
    qtbot: QtBot, town: RightsTown, tmp_path: Path, sqlite_template: Path, looking: str
) -> None:
    person, go, limit = LOOKING[looking]
    with seat_on(qtbot, open_server(town.address, person.login), tmp_path, person, sqlite_template) as seat:
        go(seat.window)
        seat.settle()
        with statements() as sent:
            let_time_go_by(seat)
    print(f"{looking}: {len(sent) / MINUTES:.1f} statements a minute")
    assert len(sent) / MINUTES <= limit


def test_the_window_of_an_agent_publishes_what_is_due_when_it_has_the_server(
    qtbot: QtBot, town: RightsTown, tmp_path: Path, sqlite_template: Path
) -> None:
    article_id = due(town)
    with seat_on(qtbot, open_server(town.address, BAKKER.login), tmp_path, BAKKER, sqlite_template) as seat:
        seat.shows(lambda: versions(town, article_id) == 1)
        seat.shows(lambda: article_id in [line.id for line in seat.services.articles()])
