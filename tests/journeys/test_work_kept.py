"""Promise R1 on the work page: what a handler types is there again, whatever happened to the window."""

import signal
from collections.abc import Callable
from pathlib import Path

from resources.translations import _
from tests.journeys.on_screen import press_button, says
from tests.journeys.programs import environment, run
from tests.journeys.stored import open_work
from ui.driver import WindowDriver
from ui.work.step_sheet import StepSheet

OpenWindow = Callable[[], WindowDriver]
ANSWER = "De boete vervalt; u krijgt het geld terug."
NOTE = "Klant belde vanochtend ook al."


def hand_off(driver: WindowDriver) -> None:
    """A question goes to the back office."""
    driver.press("F2")
    driver.press("F4")
    driver.fill_customer(phone="06 12344417")
    driver.close_sheets()
    driver.press("Ctrl+K")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F9")
    driver.fill_hand_off("Waarom kreeg ik een boete?")
    driver.press("Ctrl+Return")
    driver.finish()


def type_answer(driver: WindowDriver) -> None:
    """In the only item there is."""
    driver.press("Alt+4")
    driver.press("Return")
    driver.press("Ctrl+L")
    driver.type(ANSWER)


def answer_of(driver: WindowDriver) -> str:
    return driver.window.work_page.answer.field.value()


def test_R1_a_killed_window_brings_the_answer_and_the_open_sheet_back(
    open_window: OpenWindow, data: Path, tmp_path: Path
) -> None:
    first = open_window()
    hand_off(first)
    first.stop()
    killed = run("tests.journeys.answerer", str(data), ANSWER, NOTE, env=environment(tmp_path / "home"))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = open_window()
    again.show_page("work")
    press_button(again, _("Show"))
    assert answer_of(again) == ANSWER
    press_button(again, _("Go on"))
    sheet = again.sheet()
    assert isinstance(sheet, StepSheet)
    assert sheet.value().text == NOTE


def test_R1_a_closed_window_brings_the_answer_back_and_it_can_be_sent(open_window: OpenWindow) -> None:
    first = open_window()
    hand_off(first)
    type_answer(first)
    first.stop()
    second = open_window()
    second.show_page("work")
    press_button(second, _("Show"))
    assert answer_of(second) == ANSWER
    second.press("F8")
    assert (open_work(second), second.shell.services.journal.work_texts()) == ((), [])


def test_R1_a_window_that_is_made_again_keeps_the_answer_and_does_not_tell(driver: WindowDriver) -> None:
    hand_off(driver)
    type_answer(driver)
    window = driver.window
    driver.press("Ctrl+D")
    assert driver.window is not window
    assert answer_of(driver) == ANSWER
    assert not says(driver.window.work_page, _("Show"))
    assert [step.text for text in driver.shell.services.journal.work_texts() for step in text.steps] == [ANSWER]
