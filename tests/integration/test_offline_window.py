"""The real window while the server goes away and comes back."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import open_services
from app.domain.draft import ContactDraft
from app.persistence.seat.opening import open_seat_database
from app.services.registry import Opened
from app.settings import Settings
from tests.builders import a_person, a_seat
from tests.integration.joined_seat import (
    JoinedTown,
    an_ended_draft,
    finish,
    joined_town,
    put_article,
    with_empty_copy,
)
from ui.contacts.customer_sheet import CustomerSheet
from ui.main_window import MainWindow
from ui.outbox.sheet import OutboxSheet
from ui.shared.tasks import Lane, Tasks

SENT, ONE_WAITS = "Server: everything sent", "Server away: 1 waits, you can go on working"
_WAIT_MS = 30_000


class Workplace:
    """A window at a joined seat."""

    def __init__(self, qtbot: QtBot, town: JoinedTown) -> None:
        self.qtbot, self.town, self.tasks = qtbot, town, Tasks()
        database = open_seat_database(town.reach, with_empty_copy(town.folder / "window", town.empty_file))
        settings = Settings(seat_id=a_seat().id, person_id=a_person().id, language="en")
        self.opened: Opened = open_services(database, town.folder / "window", settings)
        self.services = self.opened.services
        self.window = MainWindow(self.tasks)
        self.window.show()
        self.window.start(self.opened, settings)
        assert self.window.desk is not None
        self.desk = self.window.desk
        self.desk.contacts.restore(self.opened.restored)

    def says(self, words: str) -> None:
        """The status bar comes to say this about the server."""
        self.qtbot.waitUntil(lambda: self.window.status.saves_text == words, timeout=_WAIT_MS)

    def finish(self) -> ContactDraft:
        """A contact that is ready is finished with the key for it; gives it as it was."""
        draft = an_ended_draft(self.services, ended_at=None)
        self.desk.contacts.reopen(draft)
        self.desk.finish()
        self.qtbot.waitUntil(lambda: draft.id not in {each.id for each in self.desk.contacts.drafts}, timeout=_WAIT_MS)
        return draft

    def close(self) -> None:
        """Close the window and let go of everything."""
        self.window.close()
        self.tasks.finish()
        self.services.index.close()
        self.services.database.close()
        self.window.deleteLater()


@pytest.fixture
def town(postgresql_url: str, tmp_path: Path, sqlite_template: Path) -> Iterator[JoinedTown]:
    with joined_town(postgresql_url, tmp_path, sqlite_template) as town:
        yield town


@pytest.fixture
def sit_down(qtbot: QtBot, town: JoinedTown) -> Iterator[Callable[[], Workplace]]:
    places: list[Workplace] = []

    def sit_down() -> Workplace:
        places.append(Workplace(qtbot, town))
        return places[-1]

    yield sit_down
    for place in places:
        place.close()


def pressed(sheet: OutboxSheet, words: str) -> None:
    """Press the button that says this."""
    (button,) = (each for each in sheet.findChildren(QPushButton) if each.text() == words)
    assert button.isEnabled() and not button.isHidden()
    button.click()


def test_R6_what_waits_is_told_and_goes_by_itself_when_the_server_is_back(
    town: JoinedTown, sit_down: Callable[[], Workplace]
) -> None:
    place = sit_down()
    place.says(SENT)
    town.line.go_away()
    draft = place.finish()
    assert place.desk.screen is not None and place.window.contact_page.banner.text.startswith("Contact ")
    place.says(ONE_WAITS)
    assert town.stored() == []
    town.line.come_back()
    place.says(SENT)
    assert [contact.id for contact in town.stored()] == [draft.id]


def test_R2_closing_the_window_while_something_waits_loses_nothing(
    town: JoinedTown, sit_down: Callable[[], Workplace]
) -> None:
    place = sit_down()
    town.line.go_away()
    draft = place.finish()
    place.says(ONE_WAITS)
    place.window.close()
    place.tasks.finish()
    town.line.come_back()
    sit_down().says(SENT)
    assert [contact.id for contact in town.stored()] == [draft.id]


def test_a_refused_contact_is_shown_and_comes_back_as_a_running_contact(
    town: JoinedTown, sit_down: Callable[[], Workplace]
) -> None:
    place = sit_down()
    town.line.go_away()
    refused = finish(place.services).contact
    assert place.services.joined is not None
    place.services.joined.outbox.refuse(refused.id, "save-refused")
    town.line.come_back()
    place.window.outbox.server_is_back()
    place.says("1 refused")
    place.qtbot.waitUntil(lambda: "refused 1 contact" in place.window.notice.text)
    place.window.outbox.open()
    (sheet,) = place.window.findChildren(OutboxSheet)
    pressed(sheet, "Open as contact")
    place.qtbot.waitUntil(lambda: refused.id in {draft.id for draft in place.desk.contacts.drafts})
    place.says(SENT)
    assert [line.state for line in place.services.waiting_saves()] == []
    place.qtbot.waitUntil(lambda: not place.window.notice.text)


@pytest.fixture
def silence() -> Iterator[Callable[[], object]]:
    """A question to a server that says nothing, for as long as the test lasts."""
    over = threading.Event()
    yield lambda: over.wait(_WAIT_MS / 1000)
    over.set()


def nothing(_result: object) -> None:
    """Nobody looks at what came of it."""


def test_R6_reading_and_finishing_do_not_wait_behind_a_question_to_a_silent_server(
    town: JoinedTown, sit_down: Callable[[], Workplace], silence: Callable[[], object]
) -> None:
    article_id = put_article(town)
    place = sit_down()
    place.says(SENT)
    place.services.follow_server()
    place.tasks.run(silence, nothing, nothing, Lane.STORE)
    place.desk.open_article(article_id)
    place.qtbot.waitUntil(lambda: place.desk.knowledge.article is not None)
    place.finish()
    place.qtbot.waitUntil(lambda: place.window.contact_page.banner.text.startswith("Contact "))


def test_R6_an_emptied_search_box_asks_the_server_without_holding_up_searching(
    town: JoinedTown, sit_down: Callable[[], Workplace], silence: Callable[[], object]
) -> None:
    put_article(town, title="Paspoort")
    place = sit_down()
    place.says(SENT)
    place.services.follow_server()
    place.tasks.run(silence, nothing, nothing, Lane.STORE)
    place.window.contact_page.search.setText("")
    place.window.contact_page.search.setText("paspoort")
    place.qtbot.waitUntil(lambda: place.window.contact_page.found.text().startswith("1 found"))


def test_the_customer_form_says_that_nobody_can_be_looked_up(
    town: JoinedTown, sit_down: Callable[[], Workplace]
) -> None:
    place = sit_down()
    place.says(SENT)
    town.line.go_away()
    place.desk.new_contact()
    place.desk.open_customer()
    (sheet,) = place.window.findChildren(CustomerSheet)
    sheet.search_changed.emit("Jansen")
    labels = sheet.findChildren(QLabel)
    place.qtbot.waitUntil(lambda: any("server is away" in label.text() for label in labels), timeout=_WAIT_MS)
    assert place.window.contact_page.banner.text == ""
