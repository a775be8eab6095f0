"""Two contacts in the real window, step by step, as an agent works: each step is one key, or a few letters."""

from collections.abc import Callable, Iterator

from ui.driver import WindowDriver

Step = tuple[str, Callable[[], object]]


def journey_steps(driver: WindowDriver) -> Iterator[Step]:
    """What is done in words, and the doing of it."""
    yield "new contact", lambda: driver.press("F2")
    yield from _typing(driver, "the question", "bezwaar parkeerboete")
    yield "open an article", lambda: driver.press("Return")
    yield "open the customer dialog", lambda: driver.press("F4")
    yield from _typing(driver, "in the customer dialog", "vermeer")
    yield "fill the customer", lambda: driver.fill_customer(last_name="Vermeer", initials="A.", phone="06 12345678")
    yield "close the customer dialog", driver.close_sheets
    yield "open the hand-off dialog", lambda: driver.press("F9")
    yield "fill the hand-off", lambda: driver.fill_hand_off("Er is betaald, maar met een verkeerd kenteken.")
    yield "send the hand-off", lambda: driver.press("Ctrl+Return")
    yield "to the note", lambda: driver.press("F5")
    yield from _typing(driver, "the note", "Belt vrijdag terug.")
    yield "second contact", lambda: driver.press("F2")
    yield from _typing(driver, "the second question", "paspoort aanvragen")
    yield "open the second article", lambda: driver.press("Return")
    yield "answered directly", lambda: driver.press("F8")
    yield "papers and fees", lambda: driver.press("F11")
    yield "close papers and fees", driver.close_sheets
    yield "see the receipt", lambda: driver.press("F10")
    yield "close the receipt", driver.close_sheets
    yield "to the first contact", lambda: driver.press("Ctrl+1")
    yield "to the second contact", lambda: driver.press("Ctrl+2")
    yield "finish the second contact", driver.finish
    yield "finish the first contact", driver.finish
    for page in ("work", "knowledge", "news", "settings", "contact"):
        yield f"page {page}", lambda page=page: driver.show_page(page)  # type: ignore[misc]


def _typing(driver: WindowDriver, where: str, text: str) -> Iterator[Step]:
    for letter in text:
        yield f"type {where}", lambda letter=letter: driver.type(letter)  # type: ignore[misc]
