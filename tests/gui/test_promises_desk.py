"""A customer asks again: promises are read and shown first, and the team is reminded once in each contact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.draft import ContactDraft
from app.domain.errors import BaliewijsError, WorldError
from app.domain.ids import new_id
from app.services.number_search import NumberFound
from app.services.registry import Restored, Services
from app.services.work_ports import QueuePage, QueueQuery, WorkRow
from tests.builders import a_customer, a_draft, a_municipality
from tests.contacts_bench import Keeper, Seat, View
from tests.gui.test_promises_line import TODAY, a_row
from ui.contact_page import ContactPage
from ui.contacts.presenter import ContactsPresenter
from ui.promises_desk import PromisesDesk
from ui.shared.tasks import Tasks
from ui.shared.widgets.promises_line import PromisesLine

CUSTOMER = a_customer()
FOUND = NumberFound("M4TD91CZ7K", datetime(2026, 11, 20, 9, tzinfo=UTC), "Parkeerboete")


class Queue(Seat):
    """One open promise of the customer and one with the number; the next try to remind may fail."""

    def __init__(self) -> None:
        super().__init__()
        self.municipality = a_municipality()
        self.mine, self.numbered = a_row(), a_row()
        self.reminded: list[UUID] = []

    def today(self) -> object:
        """The day of the rows."""
        return TODAY

    def open_work_of(self, customer_id: UUID) -> list[WorkRow]:
        """Of the customer only."""
        return [self.mine] if customer_id == CUSTOMER.id else []

    def work_queue(self, query: QueueQuery) -> QueuePage:
        """What is found beside the number is not of it; a further part of a director's question is no promise."""
        part = replace(self.numbered.item, id=new_id(), director_id=new_id())
        others = (replace(a_row(), contact_number="0000000000"), replace(self.numbered, item=part))
        return QueuePage((self.numbered, *others), 3)

    def remind(self, item_id: UUID) -> None:
        """Remember it."""
        error, self.error = self.error, None
        if error is not None:
            raise error
        self.reminded.append(item_id)


class Bench:
    """The desk on a page, with contacts in memory."""

    def __init__(self, tasks: Tasks, qtbot: QtBot) -> None:
        self.page, self.queue, self.parent = ContactPage(), Queue(), QObject()
        qtbot.addWidget(self.page)
        services = cast(Services, cast(Any, self.queue))
        self.contacts = ContactsPresenter(View(), services, tasks.run, Keeper())
        args = (self.page, services, tasks, self.contacts, self.contacts.new_contact, self.parent)
        self.desk = PromisesDesk(*args)
        self.errors: list[BaliewijsError] = []
        self.desk.failed.connect(self.errors.append)
        self._qtbot, self._tasks = qtbot, tasks

    def bring(self, draft: ContactDraft) -> None:
        """The contact comes to the front."""
        self.contacts.restore(Restored((replace(draft, is_active=True),), None, 0))
        self.desk.show_draft(self.contacts.current)
        self.settle()

    def remind(self) -> None:
        """The key is pressed, and what comes of it arrives."""
        self.desk.remind_first()
        self.settle()

    def settle(self) -> None:
        """Everything has arrived."""
        self._qtbot.waitUntil(lambda: self._tasks.is_idle)

    @property
    def panel(self) -> PromisesLine:
        return self.page.panel.promises

    @property
    def results(self) -> PromisesLine:
        return self.page.results.promises


@pytest.fixture
def bench(tasks: Tasks, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tasks, qtbot)
    yield bench
    bench.settle()


def ids(line: PromisesLine) -> list[UUID]:
    return [each.item_id for each in line.lines]


def test_the_promises_of_the_customer_in_front_are_shown(bench: Bench) -> None:
    bench.bring(a_draft(customer=CUSTOMER))
    assert ids(bench.panel) == [bench.queue.mine.item.id]
    bench.bring(a_draft())
    assert ids(bench.panel) == []


def test_a_dialog_shows_what_the_panel_shows(bench: Bench, qtbot: QtBot) -> None:
    line = PromisesLine()
    qtbot.addWidget(line)
    bench.desk.follow(line)
    bench.bring(a_draft(customer=CUSTOMER))
    assert line.lines == bench.panel.lines


def test_the_promise_with_a_number_is_shown_until_the_number_goes(bench: Bench) -> None:
    bench.desk.show_number(FOUND)
    bench.settle()
    assert ids(bench.results) == [bench.queue.numbered.item.id]
    bench.desk.show_number(None)
    assert ids(bench.results) == []


def test_the_team_is_reminded_once_in_a_contact_and_again_in_the_next(bench: Bench) -> None:
    item_id = bench.queue.mine.item.id
    bench.bring(a_draft(customer=CUSTOMER))
    bench.remind()
    bench.remind()
    assert bench.queue.reminded == [item_id]
    assert bench.panel.lines[0].is_reminded
    assert bench.contacts.current is not None and bench.contacts.current.reminded == (item_id,)
    bench.bring(a_draft(customer=CUSTOMER))
    bench.remind()
    assert bench.queue.reminded == [item_id, item_id]


def test_a_hasty_second_press_reminds_of_nothing(bench: Bench) -> None:
    bench.bring(a_draft(customer=CUSTOMER))
    bench.desk.remind_first()
    bench.remind()
    assert len(bench.queue.reminded) == 1


def test_what_was_not_stored_can_be_tried_again(bench: Bench) -> None:
    bench.bring(a_draft(customer=CUSTOMER))
    bench.queue.error = WorldError("database-away")
    bench.remind()
    assert [error.key for error in bench.errors] == ["database-away"]
    assert not bench.panel.lines[0].is_reminded
    bench.remind()
    assert len(bench.queue.reminded) == 1


def test_the_number_comes_before_the_customer_and_begins_a_contact(bench: Bench) -> None:
    bench.desk.show_number(FOUND)
    bench.settle()
    bench.remind()
    assert bench.queue.reminded == [bench.queue.numbered.item.id]
    assert bench.contacts.current is not None and bench.contacts.current.reminded


def test_without_promises_the_key_says_so(bench: Bench) -> None:
    bench.page.show()
    bench.remind()
    assert "no open promise" in bench.page.banner.text
    assert bench.contacts.current is None
