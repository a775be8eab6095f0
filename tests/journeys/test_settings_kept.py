"""Settings are brought to disk behind the window, and what is typed stays when the window is made anew with them."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import WorldError
from app.error_sentences import sentence
from app.settings import Settings, load_settings, save_settings
from tests.journeys.on_screen import says
from ui import main
from ui.driver import WindowDriver


def use(driver: WindowDriver, *percents: int) -> None:
    """One after the other, faster than anybody can."""
    for percent in percents:
        driver.shell.change_settings(replace(driver.shell.settings, text_percent=percent))


def test_the_last_settings_are_kept_and_the_window_never_waits_for_it(
    driver: WindowDriver, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_by: list[threading.Thread] = []

    def save(folder: Path, settings: Settings) -> None:
        saved_by.append(threading.current_thread())
        save_settings(folder, settings)

    monkeypatch.setattr(main, "save_settings", save)
    use(driver, 115, 130, 150)
    driver.settle()
    assert load_settings(data).text_percent == 150
    driver.stop()
    assert saved_by and threading.main_thread() not in saved_by
    assert (load_settings(data).text_percent, load_settings(data).window) == (150, driver.shell.settings.window)


def test_what_is_typed_stays_when_settings_change_at_once(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("F5")
    driver.type("Nog een notitie")
    use(driver, 115, 100)
    driver.settle()
    assert driver.current.note == "Nog een notitie"


def test_settings_that_cannot_be_kept_are_used_and_it_is_told(driver: WindowDriver, data: Path) -> None:
    (data / "settings.json").unlink()
    (data / "settings.json").mkdir()
    use(driver, 115)
    driver.settle()
    assert driver.shell.settings.text_percent == 115
    assert says(driver.window, sentence(WorldError("data-folder-unusable")))
