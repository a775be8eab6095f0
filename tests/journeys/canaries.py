"""Works the real program with words that occur nowhere else; used as `python -m tests.journeys.canaries DATA PART`.

Part `begin` types and ends with a kill; part `finish` finishes what came back. Each prints, as JSON, all titles of
windows and names of print jobs that there were.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication

import ui.main
from app.domain.errors import BaliewijsError
from resources.translations import _
from tests.journeys.on_screen import field_named, tab_to
from ui.contacts.customer_sheet import CustomerSheet
from ui.driver import WindowDriver
from ui.shared.widgets.sheet import Sheet

NAME, PHONE, EMAIL = "Kanariegeel", "06 12937465", "kwikstaart@voorbeeld.nl"
NOTE, QUESTION, SEARCHED, BSN = "Putterzang", "Sijsjeslied", "vinkenslag", "123456782"
CANARIES = (NAME, PHONE, "12937465", "kwikstaart", NOTE, QUESTION, SEARCHED, BSN)

_LOOK_MS = 5
_BROKEN = 3


class Session:
    """One run of the program, from its start to its end."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.driver = WindowDriver(data)
        self._titles: set[str] = set()
        self._jobs: list[str] = []
        self._look = QTimer(interval=_LOOK_MS)
        self._look.timeout.connect(self._note_titles)
        self._look.start()

    def run(self, part: Callable[["Session"], None]) -> int:
        """Start as the command line does, and do the part in the window that opens."""
        shell = self.driver.shell
        ui.main.Shell = lambda _data, _demo: shell  # type: ignore[assignment, misc]
        shell.index_ready.connect(lambda: QTimer.singleShot(0, lambda: self._do(part)))
        return ui.main.run_window(self.data, demo=True)

    def _do(self, part: Callable[["Session"], None]) -> None:
        try:
            part(self)
        except Exception:  # the program's own last resort writes down no text
            traceback.print_exc()
            QApplication.exit(_BROKEN)

    def tell(self) -> None:
        """Print what was seen."""
        self._note_titles()
        print(json.dumps({"titles": sorted(self._titles), "jobs": self._jobs}), flush=True)

    def _note_titles(self) -> None:
        windows = {window.title() for window in QGuiApplication.allWindows()}
        widgets = {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
        self._titles |= windows | widgets | {sheet.accessibleName() for sheet in self._sheets()}

    def _sheets(self) -> list[Sheet]:
        return self.driver.window.findChildren(Sheet) if self.driver.is_open else []

    def print_to(self, file: Path) -> None:
        """Answer the system's question for a printer; the name of the job is noted."""
        dialogs: list[QPrintDialog] = []
        self.driver.wait_until(lambda: bool(dialogs.extend(self.driver.window.findChildren(QPrintDialog)) or dialogs))
        printer = dialogs[0].printer()
        printer.setOutputFileName(str(file))
        dialogs[0].done(QPrintDialog.DialogCode.Accepted)
        self.driver.wait_until(file.exists)
        self._jobs.append(printer.docName())


def begin(session: Session) -> None:
    """Type everywhere, let something go wrong twice, and be killed."""
    driver = session.driver
    driver.press("F2")
    driver.type(SEARCHED)
    driver.press("Ctrl+K")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    fill_customer(driver)
    driver.press("F5")
    driver.type(f"{NOTE} {BSN}")
    driver.press("F9")
    driver.type(QUESTION)
    go_wrong(driver)
    driver.wait_until(lambda: driver.shell.services.journal.drafts() == [driver.current])
    session.tell()
    os.kill(os.getpid(), signal.SIGKILL)


def fill_customer(driver: WindowDriver) -> None:
    """Name, telephone and e-mail in the dialog of F4."""
    driver.press("F4")
    sheet = driver.sheet()
    assert isinstance(sheet, CustomerSheet)
    for name, text in (("last_name", NAME), ("phone", PHONE), ("email", EMAIL)):
        tab_to(driver, sheet.form.field(name))
        driver.type(text)
    driver.press("Escape")


def go_wrong(driver: WindowDriver) -> None:
    """Errors that carry what was typed: one in a lane, one in the window's own thread."""

    def fail() -> None:
        raise ValueError(f"{NAME} {NOTE} {BSN}")

    def ignore(_error: BaliewijsError) -> None:
        """The error is in the log."""

    driver.shell.tasks.run(fail, ignore, ignore)
    QTimer.singleShot(0, fail)
    driver.settle()


def finish(session: Session) -> None:
    """Complete the hand-off, look at the receipt, finish and print it."""
    driver = session.driver
    driver.settle()
    for name, keys in (("Aanslagnummer", "77.1"), ("Kenteken", "KX-482-P")):
        tab_to(driver, field_named(driver.sheet(), name))
        driver.type(keys)
    for name in ("Is de boete al betaald?", _("How does the customer want the answer?")):
        tab_to(driver, field_named(driver.sheet(), name))
        driver.press("Space")
    driver.press("Ctrl+Return")
    driver.press("F10")
    driver.press("Ctrl+Return")
    session.print_to(session.data.parent / "printed.pdf")
    driver.settle()
    driver.press("Ctrl+PgDown")
    session.tell()
    driver.window.close()


if __name__ == "__main__":
    parts = {"begin": begin, "finish": finish}
    sys.exit(Session(Path(sys.argv[1])).run(parts[sys.argv[2]]))
