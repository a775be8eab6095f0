"""What an agent typed about an article is there again after the programme stopped."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from resources.translations import _
from tests.journeys.on_screen import tab_to
from ui.driver import WindowDriver


def test_a_report_that_was_not_sent_comes_back_and_goes_when_the_editors_have_it(
    open_window: Callable[[], WindowDriver],
) -> None:
    first = open_window()
    first.press("F2")
    first.type("paspoort aanvragen")
    first.press("Return")
    first.press("Ctrl+M")
    first.type("Het tarief is")
    journal = first.shell.services.journal
    first.wait_until(lambda: [each.text for each in journal.feedback_texts()] == ["Het tarief is"])
    first.stop()
    driver = open_window()
    assert driver.window.answers.text == _("A report that you wrote came back.")
    button = next(each for each in driver.window.answers.findChildren(QPushButton) if each.text() == _("Write on"))
    tab_to(driver, button, most=120)  # the article stands there again, with all its links
    driver.press("Space")
    driver.press("Ctrl+End")
    driver.type(" oud.")
    driver.press("Ctrl+Return")
    driver.wait_until(lambda: driver.shell.services.journal.feedback_texts() == [])
    assert not driver.shell.services.unsent_feedback_texts()
