"""An editor who types on and on in an article in the real window, until the process is killed.

Used as `python -m tests.journeys.writer DATA DIARY`. What came back at the start is printed as one line of JSON. Before
every letter the diary gets a line: the time, and what stands on the screen with that letter.
"""

import json
import string
import sys
import time
from itertools import cycle
from pathlib import Path

from PySide6.QtTest import QTest

from knowledgebase.article import SectionKind
from resources.translations import _
from tests.journeys.on_screen import press_button, says, tab_to
from ui.driver import WindowDriver
from ui.editing.page import EditingPage
from ui.shared.rich_text.field import RichTextField

ARTICLE = "bezoekers"
_PAUSE_MS = 12
_MOST_TABS = 60


def open_article(driver: WindowDriver) -> RichTextField:
    """The first section of the article, with the keyboard at its end; what came back is shown when that is offered."""
    driver.show_knowledge("editing")
    page = driver.window.findChild(EditingPage)
    assert page is not None
    if says(page, _("Show")):
        press_button(driver, _("Show"))
    else:
        driver.press("Ctrl+K")
        driver.type(ARTICLE)
        driver.press("Return")
        driver.press("Return")
    driver.press("Ctrl+L")
    field = page.middle.form.sections.field(SectionKind.INTRODUCTION)
    tab_to(driver, field, _MOST_TABS)
    driver.press("Ctrl+End")
    return field


def main(data: Path, diary: Path) -> None:
    """Open the article, tell what stands there, and type until killed."""
    driver = WindowDriver(data)
    driver.start()
    field = open_article(driver)
    print(json.dumps(field.markdown()), flush=True)
    with diary.open("w", encoding="utf-8") as written:
        for letter in cycle(string.ascii_lowercase):
            written.write(json.dumps([time.monotonic(), field.markdown() + letter]) + "\n")
            written.flush()
            QTest.keyClicks(field.edit, letter)
            QTest.qWait(_PAUSE_MS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
