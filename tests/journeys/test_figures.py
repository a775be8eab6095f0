"""From a finished contact to the month on paper, as a team leader goes, by keys only."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from app.bootstrap import open_services, open_store
from app.clock import SystemClock
from app.contact_words import channel_name
from app.domain import drafting
from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.norms import DeviationState
from app.domain.figures.periods import PeriodKind, period_of
from app.domain.ids import new_id
from app.figure_words import figure_name, figure_text, period_name
from app.settings import load_settings
from resources.translations import _
from tests.journeys.on_screen import field_named, focus_is_in, press_button, rows_of, says, tab_to
from tests.journeys.test_direct_answer import answer_directly
from tests.journeys.test_receipt_on_paper import save_as, words_in
from ui.driver import WindowDriver
from ui.figures.charter_words import bound_label
from ui.figures.deviation_words import state_heading
from ui.figures.number_button import NumberButton
from ui.figures.number_table import NumberTable
from ui.figures.wall_tile import WallTile
from ui.figures.words import made_of
from ui.shared.widgets.fields import ListField

PARTS = 5
QUESTIONS = 30
"""From so many on a month below its norm is a deviation."""


def show_part(driver: WindowDriver, words: str) -> None:
    """Go to the figures and to one of their parts with the arrow keys."""
    while driver.window.current_page != "figures":
        driver.press("Ctrl+PgDown")
    driver.press("Escape")
    for key in (*["Left"] * PARTS, *["Right"] * PARTS):
        if focused_words() == words:
            return
        driver.press(key)
    assert focused_words() == words


def focused_words() -> str:
    """What the button says on which the keyboard is."""
    focused = QApplication.focusWidget()
    return focused.text() if isinstance(focused, QPushButton) else ""


def number_of(driver: WindowDriver, key: FigureKey) -> NumberButton:
    """The number on the card of a figure."""
    buttons = driver.window.findChildren(NumberButton)
    return next(each for each in buttons if each.isVisible() and each.accessibleName().startswith(figure_name(key)))


def table_named(driver: WindowDriver, name: str) -> NumberTable:
    """The visible table with this name."""
    return next(
        each for each in driver.window.findChildren(NumberTable) if each.isVisible() and each.accessibleName() == name
    )


def test_a_contact_that_was_just_finished_is_in_today_and_in_the_period(driver: WindowDriver) -> None:
    answer_directly(driver, "paspoort aanvragen")
    show_part(driver, _("Today"))
    spoken = [tile.accessibleName() for tile in driver.window.findChildren(WallTile)]
    assert any(words.startswith(_("Contacts today") + ": 1.") for words in spoken)
    show_part(driver, _("Period"))
    number = number_of(driver, FigureKey.DIRECT)
    assert number.text() == figure_text(FigureValue(FigureKey.DIRECT, 1, 1))


def test_the_direct_share_tells_what_it_is_made_of_and_opens_the_contact_behind_it(driver: WindowDriver) -> None:
    number = answer_directly(driver, "paspoort aanvragen")
    show_part(driver, _("Period"))
    tab_to(driver, number_of(driver, FigureKey.DIRECT))
    driver.press("Return")
    assert all(says(driver.sheet(), words) for words in made_of(FigureValue(FigureKey.DIRECT, 1, 1)))
    driver.press("Return")
    (line,) = rows_of(table_named(driver, figure_name(FigureKey.DIRECT)).model())
    assert line[0].replace("-", "") == number and "Paspoort aanvragen" in line
    assert focus_is_in(table_named(driver, figure_name(FigureKey.DIRECT)))


def store_questions_of_last_month(data: Path) -> date:
    """So many telephone calls after which the customer must come back; gives the first day of that month."""
    first = (SystemClock().today().replace(day=1) - timedelta(days=1)).replace(day=1)
    with closing(open_store(data)) as database:
        services = open_services(database, data, load_settings(data)).services
        begun = datetime.combine(first, time(12), services.clock.now().tzinfo)
        for number in range(QUESTIONS):
            draft = drafting.add_free_subject(services.new_contact(), new_id(), "Paspoort kwijt")
            draft = drafting.set_outcome(replace(draft, channel=Channel.TELEPHONE), Outcome.CUSTOMER_RETURNS)
            start = begun + timedelta(minutes=5 * number)
            services.finish(replace(draft, started_at=start, ended_at=start + timedelta(minutes=3)))
    return first


def choose(driver: WindowDriver, name: str, words: str) -> None:
    """Type in a field of the sheet in front, in place of what is there, or choose there by its first letters."""
    field = field_named(driver.sheet(), name)
    tab_to(driver, field)
    if not isinstance(field, ListField):
        driver.press("Ctrl+A")
    driver.type(words)


def step_on(driver: WindowDriver, state: DeviationState) -> None:
    """Open the deviation of calls that is so far."""
    table = table_named(driver, state_heading(state))
    tab_to(driver, table)
    driver.press("Ctrl+Home")
    while channel_name(Channel.TELEPHONE).lower() not in rows_of(table.model())[table.currentIndex().row()][0].lower():
        driver.press("Down")
    driver.press("Return")


def test_a_norm_that_was_not_met_is_planned_carried_out_and_closed(
    data: Path, open_window: Callable[[], WindowDriver]
) -> None:
    first = store_questions_of_last_month(data)
    driver = open_window()
    show_part(driver, _("Charter"))
    press_button(driver, _("New norm"))
    choose(driver, bound_label(FigureKey.DIRECT), "90")
    choose(driver, _("Holds from"), f"{first:%d-%m-%Y}")
    choose(driver, _("Channel"), channel_name(Channel.TELEPHONE)[:3])
    driver.press("Ctrl+Return")
    show_part(driver, _("Deviations"))
    step_on(driver, DeviationState.OPEN)
    choose(driver, _("What is the cause?"), "De balie was dicht.")
    choose(driver, _("What will be done?"), "De balie gaat weer open.")
    choose(driver, _("Who does something about it"), driver.shell.services.agent.name[:2])
    choose(driver, _("Done by"), f"{SystemClock().today():%d-%m-%Y}")
    driver.press("Ctrl+Return")
    step_on(driver, DeviationState.PLANNED)
    driver.press("Ctrl+Return")
    step_on(driver, DeviationState.DONE)
    choose(driver, _("Did it help?"), "Ja, de balie is open.")
    driver.press("Ctrl+Return")
    closed = [each for each in driver.shell.services.deviations(True) if each.state is DeviationState.CLOSED]
    assert [(each.bound, each.month, each.result) for each in closed] == [(90, first, "Ja, de balie is open.")]


def test_the_report_of_the_month_is_saved_and_tells_what_the_page_tells(driver: WindowDriver, tmp_path: Path) -> None:
    answer_directly(driver, "paspoort aanvragen")
    show_part(driver, _("Period"))
    shown = number_of(driver, FigureKey.DIRECT).text()
    driver.press("Ctrl+R")
    driver.press("Ctrl+Return")
    save_as(driver, tmp_path / "maand.pdf")
    words = words_in((tmp_path / "maand.pdf").read_bytes())
    assert period_name(period_of(PeriodKind.MONTH, SystemClock().today(), SystemClock().today())).split(",")[0] in words
    assert figure_name(FigureKey.DIRECT) in words and shown in words
    assert says(driver.sheet(), "maand.pdf")
    driver.press("Escape")
    assert focus_is_in(driver.window.figures_desk.place)
