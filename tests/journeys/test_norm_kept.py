"""What a team leader typed for a norm is there again after the programme stopped."""

from collections.abc import Callable

from app.domain.figures.definitions import FigureKey
from resources.translations import _
from tests.journeys.on_screen import field_named, press_button, says
from ui.driver import WindowDriver
from ui.figures.charter_words import bound_label
from ui.figures.norm_sheet import NormSheet


def test_a_norm_that_was_not_stored_comes_back_and_goes_when_it_is(open_window: Callable[[], WindowDriver]) -> None:
    first = open_window()
    first.show_page("figures")
    first.window.figures_desk.screen().page.show_part("charter")
    press_button(first, _("New norm"))
    bound = field_named(first.sheet(), bound_label(FigureKey.DIRECT))
    bound.setFocus()
    first.type("8")
    journal = first.shell.services.journal
    first.wait_until(lambda: [each.of("bound") for each in journal.figure_texts()] == ["8"])
    first.stop()
    driver = open_window()
    driver.show_page("figures")
    page = driver.window.figures_desk.screen().page
    assert says(page.banner, _("What you typed came back; it is not stored yet."))
    press_button(driver, _("Write on"))
    driver.wait_until(lambda: bool(driver.window.findChildren(NormSheet)))
    sheet = driver.sheet()
    assert field_named(sheet, bound_label(FigureKey.DIRECT)).value() == "8"
    field_named(sheet, _("Channel")).set_value("telephone")
    driver.press("Ctrl+Return")
    driver.wait_until(lambda: driver.shell.services.journal.figure_texts() == [])
    assert any(norm.bound == 8.0 for norm in driver.shell.services.norms())
