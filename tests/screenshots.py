"""Pictures of every screen, to look at: `python -m tests.screenshots`; they come in build/screenshots."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.contact import Payment
from app.services.set_up import choices
from app.settings import Settings, Theme, load_settings
from resources.translations import _
from tests.benchmarks.processes import in_new_process
from tests.catalogue_files import catalogue_file, record
from tests.editing_pictures import picture_agents, picture_editors, picture_news
from tests.figure_pictures import picture_figures
from tests.journeys.demo_data import make_demo_data_with_work
from tests.journeys.on_screen import field_named
from ui.contacts.words import payment_name
from ui.driver import WindowDriver
from ui.settings.wizard import FirstRunDialog

_OUT = Path(__file__).resolve().parents[1] / "build" / "screenshots"
_CUSTOMER = {
    "initials": "A.",
    "prefix": "de",
    "last_name": "Vries",
    "postcode": "7411br",
    "house_number": "12",
    "phone": "06 12344417",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks in one album."""

    folder: str
    settings: Settings
    size: tuple[int, int] = (1440, 900)


def main() -> None:
    """Make one album for each look, each in a process of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never touch the tester's own key store
    shutil.rmtree(_OUT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        make_demo_data_with_work(Path(folder, "data"))
        for look in _looks():
            data = shutil.copytree(Path(folder, "data"), Path(folder, look.folder))
            in_new_process(_make_album, data, look)
            print(_OUT / look.folder, flush=True)


def _looks() -> Iterator[Look]:
    for theme in (Theme.LIGHT, Theme.DARK):
        for language in ("nl", "en"):
            yield Look(f"{theme}-{language}", Settings(language, theme))
    yield Look("light-nl-200", Settings("nl", Theme.LIGHT, text_percent=200), (1280, 720))


def _make_album(data: Path, look: Look) -> None:
    seat = load_settings(data)
    settings = replace(look.settings, seat_id=seat.seat_id, person_id=seat.person_id)
    album = _Album(WindowDriver(data, settings, look.size), _OUT / look.folder)
    album.make(catalogue_file(data, *_records()), look.settings.language)


def _records() -> Iterator[str]:
    for title in ("Laadpaal aanvragen", "Geveltuin aanleggen", "Buurtfeest melden"):
        yield record(title, f"https://www.waterrade.example/{title.split()[0].lower()}", products=("activiteit",))
    yield record("Cycle route map", "https://www.waterrade.example/map", language="en")


class _Album:
    """One agent's morning, with a picture of every screen."""

    def __init__(self, driver: WindowDriver, out: Path) -> None:
        self._driver, self._out = driver, out
        self._count = 0
        out.mkdir(parents=True)

    def make(self, catalogue: Path, language: str) -> None:
        """All pictures, in order."""
        self._driver.start()
        self._picture("empty-start")
        self._search_and_customer()
        self._hand_off()
        self._sheets()
        self._receipt()
        self._several_contacts()
        picture_agents(self._driver, self._picture)
        self._pages(catalogue)
        picture_figures(self._driver, self._picture)
        self._driver.stop()
        self._first_run(language)

    def _search_and_customer(self) -> None:
        driver = self._driver
        driver.press("F2")
        driver.type("bezwaar parkeerboete")
        self._picture("search")
        driver.press("Return")
        self._picture("article")
        driver.press("F4")
        driver.fill_customer(**_CUSTOMER)
        self._picture("customer")
        driver.close_sheets()

    def _hand_off(self) -> None:
        driver = self._driver
        driver.press("F9")
        self._picture("hand-off-empty")
        driver.press("Ctrl+Return")
        self._picture("hand-off-errors")
        driver.fill_hand_off("Klant wil bezwaar maken: er is betaald, maar met een verkeerd kenteken.")
        self._picture("hand-off-complete")
        driver.press("Ctrl+Return")
        driver.press("F5")
        driver.type("Komt vrijdag de foto van het kaartje brengen.")
        self._picture("contact")

    def _sheets(self) -> None:
        driver = self._driver
        driver.press("F11")
        driver.type("Kopie naheffingsaanslag")
        driver.press("Return")
        field_named(driver.sheet(), _("Charge a fee")).editor.setFocus()
        driver.press("Down")
        self._choose(payment_name(Payment.CARD))
        self._picture("papers-and-fees")
        driver.close_sheets()
        for keys, name in (("Ctrl+E", "subject"), ("F7", "put-through"), ("F1", "shortcuts")):
            driver.press(keys)
            self._picture(name)
            driver.close_sheets()

    def _receipt(self) -> None:
        driver = self._driver
        driver.press("F10")
        self._picture("receipt-a5")
        for words, name in ((_("Roll 80 mm"), "receipt-roll"), (_("Text"), "receipt-text")):
            self._choose(words)
            self._picture(name)
        driver.close_sheets()

    def _several_contacts(self) -> None:
        driver = self._driver
        driver.press("F6")
        driver.press("F2")
        driver.press("F12")
        self._picture("two-contacts-one-on-hold")
        driver.press("Ctrl+1")
        driver.press("F6")
        driver.finish()
        self._picture("finished")

    def _pages(self, catalogue: Path) -> None:
        driver = self._driver
        self._work()
        for page in ("knowledge", "news", "settings"):
            driver.show_page(page)
            self._picture(page)
        picture_news(driver, self._picture)
        picture_editors(driver, self._picture)
        driver.preview_catalogue(catalogue)
        self._picture("import-preview")
        driver.close_sheets()
        self._editors(catalogue)
        picture_figures(self._driver, self._picture)

    def _work(self) -> None:
        """The queue of every view with an item open, and the sheet of a step."""
        driver = self._driver
        for number, view in enumerate(("mine", "teams", "directed", "all"), start=1):
            driver.press(f"Alt+{number}")
            driver.press("Return")
            self._picture(f"work-{view}")
        for keys, name in (("F7", "call"), ("F9", "pass-on"), ("Shift+F5", "new-promise")):
            driver.press(keys)
            self._picture(f"work-{name}")
            driver.close_sheets()

    def _editors(self, catalogue: Path) -> None:
        """The parts of the knowledge base for editors: empty, and with something learned and searched."""
        driver = self._driver
        driver.show_knowledge("learned")
        self._picture("learned-words-empty")
        driver.window.editors_desk.open_learning().choose([catalogue])
        self._picture("learning")
        driver.close_sheets()
        table = driver.window.knowledge_page.learned.rows.table
        table.setFocus()
        table.selectRow(0)
        driver.press("Del")
        self._picture("learned-words")
        driver.show_knowledge("searches")
        self._picture("searches")
        for words, name in ((_("Not found"), "searches-missed"), (_("Chosen by agents"), "searches-chosen")):
            self._press(driver.window.knowledge_page, words)
            self._picture(name)

    def _first_run(self, language: str) -> None:
        dialog = FirstRunDialog(choices(), language)
        dialog.show()
        dialog.grab().save(str(self._next("first-run")))
        dialog.close()

    def _choose(self, words: str) -> None:
        self._press(self._driver.sheet(), words)

    def _press(self, part: QWidget, words: str) -> None:
        next(button for button in part.findChildren(QPushButton) if button.text() == words).click()
        self._driver.settle()

    def _picture(self, name: str) -> None:
        self._driver.settle()
        self._driver.save_picture(self._next(name))

    def _next(self, name: str) -> Path:
        self._count += 1
        return self._out / f"{self._count:02d}-{name}.png"


if __name__ == "__main__":
    main()
