"""The window of a joined seat: signing in on the server, and going on while it is away (R6)."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import join
from app.domain.contact_number import parse_number
from app.settings import Settings, load_settings, save_settings
from knowledgebase.search import SearchQuery
from tests.builders import an_article
from tests.integration.secure_town import AGENT, PASSWORD, SecureTown, place_of_its_own
from tests.journeys.stored import counted, receipt_number_of
from ui.driver import WindowDriver

AWAY = "postgresql://localhost:1/baliewijs"


@pytest.fixture(scope="module")
def town() -> Iterator[SecureTown]:
    with place_of_its_own("windows") as made:
        with closing(made.inside()) as database, database.write() as tx:
            tx.articles.put(an_article())
        yield made


@pytest.fixture
def joined(town: SecureTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a seat that joined."""
    monkeypatch.setenv("PGPASSFILE", "nowhere")
    save_settings(tmp_path, Settings(language="en", workplace_id=AGENT.id))
    join(tmp_path, town.address, AGENT.login, PASSWORD, "BAL3", take_over=False)
    return tmp_path


def opened(data: Path) -> WindowDriver:
    """As far as the page where somebody signs in."""
    driver = WindowDriver(data)
    driver.shell.start()
    driver.wait_until(lambda: driver.shell.door.is_closed)
    driver.settle()
    return driver


def sign_in(driver: WindowDriver, password: str) -> None:
    page = driver.shell.door.page
    page.login.edit.setText(AGENT.login)
    QTest.keyClicks(page.password.edit, password)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    driver.wait_until(lambda: not driver.shell.door.is_closed or bool(page.password.error))
    driver.settle()


def test_a_person_signs_in_on_the_server_and_goes_on_the_next_day_without_it(
    application: QApplication, joined: Path
) -> None:
    driver = opened(joined)
    assert driver.window.desk is None
    sign_in(driver, "niet het wachtwoord")
    assert driver.shell.door.is_closed
    sign_in(driver, PASSWORD)
    services = driver.shell.services
    assert services.agent.login == AGENT.login and services.is_on_server
    assert driver.window.desk is not None
    driver.stop()

    save_settings(joined, replace(load_settings(joined), server=AWAY))
    driver = opened(joined)
    sign_in(driver, PASSWORD)
    assert driver.shell.services.agent.id == AGENT.id
    driver.press("F2")
    assert driver.current.agent_id == AGENT.id
    driver.stop()


def test_R6_a_server_that_stops_under_the_window_gets_what_was_finished_meanwhile_without_a_click(
    application: QApplication, joined: Path, town: SecureTown
) -> None:
    driver = opened(joined)
    sign_in(driver, PASSWORD)
    driver.wait_until(lambda: driver.shell.services.search(SearchQuery("parkeervergunning")).total > 0)
    town.server.stop()
    try:
        driver.press("F2")
        driver.type("parkeervergunning")
        driver.press("Return")
        driver.press("F8")
        finished = driver.finish()
        receipt = driver.window.contact_page.banner.text
        driver.wait_until(lambda: driver.window.status.saves_text.startswith("Server away: 1 waits"))
    finally:
        town.server.start()
    driver.wait_until(lambda: driver.window.status.saves_text == "Server: everything sent")
    assert receipt_number_of(driver, parse_number(finished)) in receipt
    assert counted(driver).contacts == 1
    driver.stop()
