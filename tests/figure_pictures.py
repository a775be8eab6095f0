"""Pictures of the figures; `tests.screenshots` puts them in its albums."""

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea

from tests.journeys.on_screen import tab_to
from ui.driver import WindowDriver
from ui.figures.period_page import PeriodPage

Picture = Callable[[str], None]
"""Takes a picture with this name."""

_MOST_DOWN = 6


def picture_figures(driver: WindowDriver, picture: Picture) -> None:
    """Every part, the way down a period, and the sheets behind a number."""
    driver.show_page("figures")
    picture("figures-period")
    page = driver.window.findChild(PeriodPage)
    assert page is not None
    _picture_below(driver, picture, page)
    driver.press("Ctrl+L")
    picture("figures-tables")
    driver.press("Ctrl+L")
    page.overview.focus_first()
    driver.press("Return")
    picture("figures-definition")
    driver.press("Return")
    picture("figures-contacts")
    driver.close_sheets()
    tab_to(driver, page.overview.charts[0].chart)
    driver.press("End")
    picture("figures-marked")
    driver.press("Return")
    picture("figures-one-day")
    driver.press("Escape")
    _picture_parts(driver, picture)


def _picture_below(driver: WindowDriver, picture: Picture, page: PeriodPage) -> None:
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    for number in range(2, _MOST_DOWN + 1):
        bar.setValue(bar.value() + bar.pageStep())
        picture(f"figures-period-{number}")
    bar.setValue(0)


def _picture_parts(driver: WindowDriver, picture: Picture) -> None:
    screen = driver.window.figures_desk.screen()
    for part in ("today", "me", "charter", "deviations"):
        screen.page.show_part(part)
        picture(f"figures-{part}")
    screen.page.show_part("period")
