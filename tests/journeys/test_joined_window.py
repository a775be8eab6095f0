"""The window of a joined seat: signing in on the server, and going on while it is away (R6)."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import join
from app.settings import Settings, load_settings, save_settings
from tests.integration.postgresql_server import server_programs
from tests.integration.secure_server import secure_server
from tests.integration.secure_town import AGENT, PASSWORD, SecureTown, secure_town
from ui.driver import WindowDriver

AWAY = "postgresql://localhost:1/baliewijs"


@pytest.fixture(scope="module")
def town() -> Iterator[SecureTown]:
    programs = server_programs()
    if programs is None:
        missing = "no PostgreSQL server programs (initdb, pg_ctl) on this computer"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(missing)
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-window-") as folder,
        secure_server(programs, Path(folder)) as server,
        secure_town(server, "windows") as made,
    ):
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
