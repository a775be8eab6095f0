"""The main job on the display that is there: `python -m tests.journeys.on_display DATA PICTURE` prints what happened.

The picture is of the display itself, while the receipt is in front.
"""

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from resources.translations import _
from tests.journeys.on_screen import focus_is_in
from tests.journeys.stored import contact_with, receipt_number_of
from ui.driver import WindowDriver


def main(data: Path, picture: Path) -> None:
    """Answer a question, look at the receipt, finish."""
    driver = WindowDriver(data)
    driver.start()
    driver.press("F2")
    typing_arrives = focus_is_in(driver.window.contact_page.search)
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")
    driver.press("F10")
    driver.wait_until(lambda: bool(pages(driver)))
    driver.settle()
    QGuiApplication.primaryScreen().grabWindow(0).save(str(picture))
    driver.press("Escape")
    number = driver.finish().replace("-", "")
    told = {
        "platform": QGuiApplication.platformName(),
        "typing_arrives": typing_arrives,
        "subjects": [subject.title for subject in contact_with(driver, number).subjects],
        "receipt": receipt_number_of(driver, number),
        "banner": driver.window.contact_page.banner.text,
    }
    driver.stop()
    print(json.dumps(told))


def pages(driver: WindowDriver) -> list[QLabel]:
    """The drawn pages of the receipt."""
    labels = driver.sheet().findChildren(QLabel)
    return [label for label in labels if label.accessibleName() == _("Page of the receipt")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
