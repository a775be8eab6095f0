"""News in the real window: written by one, shown to others, and read by name."""

from collections.abc import Callable

from resources.translations import _
from tests.journeys.on_screen import field_named, press_button, says, tab_to
from ui.driver import WindowDriver
from ui.news.write_sheet import WriteSheet

TITLE = "Kassa 2 is dicht"


def writing(driver: WindowDriver) -> WriteSheet:
    sheet = driver.sheet()
    assert isinstance(sheet, WriteSheet)
    return sheet


def publish(driver: WindowDriver, title: str = TITLE) -> None:
    driver.show_page("news")
    driver.press("Ctrl+N")
    driver.type(title)
    tab_to(driver, writing(driver).text_field)
    driver.type("Gebruik kassa 1.")
    driver.press("Ctrl+Return")


def rows(driver: WindowDriver) -> list[str]:
    listed = driver.window.news_page.list
    return [listed.item(place).text().split("\n")[0] for place in range(listed.count())]


def test_what_is_published_is_shown_and_its_writer_has_read_it(driver: WindowDriver) -> None:
    publish(driver)
    reader = driver.window.news_page.reader
    assert TITLE in rows(driver)
    assert says(reader, TITLE) and says(reader, driver.shell.services.agent.name)
    (stored,) = [each for each in driver.shell.services.bulletins() if each.title == TITLE]
    assert (stored.text, stored.is_read) == ("Gebruik kassa 1.", True)


def test_what_is_missing_is_said_and_what_is_typed_stays(driver: WindowDriver) -> None:
    publish(driver, title="")
    sheet = writing(driver)
    assert sheet.title_field.error
    assert sheet.text_field.markdown() == "Gebruik kassa 1."
    driver.press("Escape")
    assert sheet.isVisible()


def test_reading_takes_it_off_the_count_and_a_change_can_be_read_again(driver: WindowDriver) -> None:
    driver.show_page("news")
    page, services = driver.window.news_page, driver.shell.services
    before = [each.is_read for each in services.bulletins()]
    page.list.setFocus()
    driver.press("Home")
    assert sum(each.is_read for each in services.bulletins()) == sum(before) + 1
    driver.press("Alt+W")
    tab_to(driver, field_named(writing(driver), _("Title")))
    driver.press("End")
    driver.type(" (nieuw)")
    press_button(driver, _("Everybody must read it again"))
    driver.press("Ctrl+Return")
    first, *_rest = services.bulletins()
    assert first.title.endswith(" (nieuw)")
    assert len([each for each in services.all_bulletins() if each.title in first.title]) == 2


def test_what_is_ended_goes_from_today_and_stays_among_all(driver: WindowDriver) -> None:
    publish(driver)
    driver.press("Alt+B")
    driver.press("Ctrl+Return")
    assert TITLE not in rows(driver)
    driver.press("Ctrl+T")
    assert TITLE in rows(driver)


def test_what_is_typed_comes_back_after_the_window_was_closed_and_goes_when_it_is_stored(
    open_window: Callable[[], WindowDriver],
) -> None:
    first = open_window()
    first.show_page("news")
    first.press("Ctrl+N")
    first.type(TITLE)
    tab_to(first, writing(first).text_field)
    first.type("Gebruik kas")
    journal = first.shell.services.journal
    first.wait_until(lambda: [each.written.text for each in journal.bulletin_texts()] == ["Gebruik kas"])
    first.stop()
    driver = open_window()
    driver.show_page("news")
    assert says(driver.window.news_page, _("A message that you wrote came back."))
    press_button(driver, _("Write on"))
    assert writing(driver).text_field.markdown() == "Gebruik kas"
    tab_to(driver, writing(driver).text_field)
    driver.press("Ctrl+End")
    driver.type("sa 1.")
    driver.press("Ctrl+Return")
    (stored,) = [each for each in driver.shell.services.bulletins() if each.title == TITLE]
    assert (stored.text, driver.shell.services.journal.bulletin_texts()) == ("Gebruik kassa 1.", [])


def test_a_change_that_was_typed_waits_at_its_message_until_it_is_thrown_away(
    open_window: Callable[[], WindowDriver],
) -> None:
    first = open_window()
    publish(first)
    first.press("Alt+W")
    first.type(" nu")
    typed = writing(first).typed
    first.stop()
    driver = open_window()
    driver.show_page("news")
    driver.window.news_page.list.setCurrentRow(rows(driver).index(TITLE))
    driver.settle()
    driver.press("Alt+W")
    assert writing(driver).typed == typed
    for _press in range(2):
        driver.press("Escape")
    assert driver.shell.services.journal.bulletin_texts() == []
    assert not says(driver.window.news_page, _("A message that you wrote came back."))
