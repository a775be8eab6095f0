"""The whole way: a question is handed off, answered by who handles it, and the customer knows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import open_store
from app.domain.contact_number import format_number, parse_number
from app.domain.errors import DomainError
from app.domain.work_item import StepKind, WorkStatus
from app.error_sentences import sentence
from app.formatting import long_date
from app.services.work_ports import QueueQuery, QueueView, WorkDetails
from app.settings import SmtpSecurity, load_settings, save_settings
from resources.translations import _
from tests.journeys.on_screen import field_named, press_button, rows_of, says, tab_to
from tests.mail_server import HOST, Inbox, mail_server
from ui.driver import WindowDriver
from ui.work.step_sheet import StepSheet
from ui.work.words import status_chip

ADDRESS, PHONE = "klant@post.example", "06 12344417"
TITLE = "Bezwaar tegen parkeerboete"
QUESTION, ANSWER = "Waarom kreeg ik een boete?", "De boete vervalt: u had betaald."
COUNTER, TAXES, PARKING = "S. Bakker", "K. Smeets", "N. Jansen"

AtDesk = Callable[[str], WindowDriver]


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A mail server that is there during the test."""
    with mail_server(Inbox()) as inbox:
        yield inbox


@pytest.fixture
def at_desk(open_window: Callable[[], WindowDriver], data: Path, inbox: Inbox) -> AtDesk:
    """The window as one person uses it; who sat there before has gone."""
    before: list[WindowDriver] = []

    def sit_down(name: str) -> WindowDriver:
        while before:
            before.pop().stop()
        sender = "Gemeente Waterrade <kcc@waterrade.example>"
        settings = replace(load_settings(data), person_id=_person_id(data, name), mail_sender=sender)
        server = replace(settings, smtp_host=HOST, smtp_port=inbox.port, smtp_security=SmtpSecurity.NONE)
        save_settings(data, server)
        before.append(open_window())
        return before[0]

    return sit_down


def _person_id(data: Path, name: str) -> object:
    database = open_store(data)
    with database.read() as tx:
        found = next(person.id for person in tx.organisation.people() if person.name == name)
    database.close()
    return found


def hand_off(driver: WindowDriver, second_unit: str = "") -> str:
    """A customer who may be written to asks at the counter; gives the number of the contact."""
    driver.press("F2")
    driver.press("F4")
    driver.fill_customer(last_name="Grutterink", phone=PHONE, email=ADDRESS)
    press_button(driver, _("May be reached by e-mail (the customer said so)"))
    driver.close_sheets()
    driver.press("Ctrl+K")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F9")
    if second_unit:
        tab_to(driver, field_named(driver.sheet(), _("Is a second unit needed?")))
        driver.type(second_unit)
    driver.fill_hand_off(QUESTION)
    driver.press("Ctrl+Return")
    return driver.finish()


def letter(driver: WindowDriver, inbox: Inbox, count: int) -> str:
    """The newest letter to the customer, once there are so many; letters go every minute, and now."""
    driver.window.mail.send()
    driver.wait_until(lambda: inbox.receivers.count([ADDRESS]) == count)
    to_customer = [letter for letter, to in zip(inbox.letters, inbox.receivers, strict=False) if to == [ADDRESS]]
    body = to_customer[-1].get_body()
    assert body is not None
    return " ".join(body.get_content().split())


def stored(driver: WindowDriver, number: str) -> WorkDetails:
    """The first part of what was handed off, as the database has it."""
    query = QueueQuery(QueueView.ALL, number, statuses=tuple(WorkStatus))
    rows = driver.shell.services.work_queue(query).rows
    first = next(row for row in rows if row.item.id == row.item.hand_off_id)
    return driver.shell.services.work_details(first.item.id)


def queue(driver: WindowDriver, keys: str) -> list[list[str]]:
    """The rows of a view of the work queue."""
    driver.press(keys)
    return rows_of(driver.window.work_page.model)


def answer(driver: WindowDriver, text: str) -> None:
    """Answer the open item, without a press of the mouse."""
    driver.press("Ctrl+L")
    driver.type(text)
    driver.press("F8")


def test_from_the_counter_to_the_answer_in_the_customers_mailbox(at_desk: AtDesk, inbox: Inbox) -> None:
    driver = at_desk(COUNTER)
    number = hand_off(driver)
    promised = long_date(stored(driver, number).row.item.promised_on)
    assert promised in letter(driver, inbox, 1)

    driver = at_desk(TAXES)
    (row,) = queue(driver, "Alt+2")
    assert row[1].startswith(f"{TITLE}, {number}")
    driver.press("N")
    call_in_vain(driver)
    (row,) = queue(driver, "Alt+1")
    assert (row[-1], stored(driver, number).row.item.attempts) == (status_chip(WorkStatus.IN_PROGRESS)[0], 1)
    driver.press("Ctrl+L")
    driver.type(ANSWER)
    press_button(driver, _("Tell it by e-mail to {address}").format(address=ADDRESS))
    driver.press("F8")
    assert ANSWER in letter(driver, inbox, 2)
    assert (queue(driver, "Alt+1"), queue(driver, "Alt+2")) == ([], [])
    kinds = [step.kind for step in stored(driver, number).steps]
    assert kinds == [StepKind.HANDED_OFF, StepKind.TAKEN, StepKind.CALLED, StepKind.ANSWERED]


def call_in_vain(driver: WindowDriver) -> None:
    """Note that nobody answered."""
    driver.press("F7")
    assert isinstance(driver.sheet(), StepSheet)
    driver.press("Ctrl+Return")


def test_who_calls_again_after_the_answer_is_told_that_it_was_given(at_desk: AtDesk) -> None:
    number = hand_off(at_desk(COUNTER))
    handler = at_desk(TAXES)
    queue(handler, "Alt+2")
    handler.press("N")
    answer(handler, ANSWER)

    driver = at_desk(COUNTER)
    driver.press("Ctrl+K")
    driver.type(number)
    results = driver.window.contact_page.results
    assert says(results, format_number(parse_number(number)))
    assert not says(results.promises, TITLE)
    assert stored(driver, number).row.item.answer == ANSWER


def test_the_director_closes_only_when_every_unit_answered(at_desk: AtDesk) -> None:
    driver = at_desk(COUNTER)
    number = hand_off(driver, "Parkeren")
    for person, text in ((TAXES, "Wij trekken de boete in."), (PARKING, "De automaat was stuk.")):
        driver = at_desk(COUNTER)
        close_as_director(driver, number)
        assert says(driver.window, sentence(DomainError("work-parts-open")))
        handler = at_desk(person)
        assert len(queue(handler, "Alt+2")) == 1
        handler.press("N")
        answer(handler, text)
    driver = at_desk(COUNTER)
    close_as_director(driver, number)
    assert queue(driver, "Alt+3") == []
    details = stored(driver, number)
    assert {details.row.item.status, *(part.item.status for part in details.parts)} == {WorkStatus.CLOSED}


def close_as_director(driver: WindowDriver, number: str) -> None:
    """Open the part that stands for the whole, and try to close it."""
    assert len(queue(driver, "Alt+3")) == 2
    first = stored(driver, number).row.item.id
    while driver.window.work_page.table.model.row(chosen_row(driver)).item.id != first:
        driver.press("Down")
    driver.press("Return")
    driver.press("F12")
    driver.type("Klant is gebeld.")
    driver.press("Ctrl+Return")


def chosen_row(driver: WindowDriver) -> int:
    """Where the keyboard is in the queue."""
    return driver.window.work_page.table.table.currentIndex().row()
