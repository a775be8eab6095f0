"""Does the main job in the real window, offscreen, and leaves a picture of each step, the receipts and a summary."""

import os
import tempfile
from contextlib import closing
from pathlib import Path

from app.clock import SystemClock
from app.domain.errors import WorldError
from app.domain.receipt import ReceiptForm
from app.settings import Settings
from resources.translations import _, plural


def demonstrate(out: Path, catalogue: Path | None) -> int:
    """Run the demonstration into `out`; gives the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("file-not-written") from error
    with tempfile.TemporaryDirectory(prefix="baliewijs-demo-") as folder:
        _set_up(Path(folder))
        return _Demonstration(Path(folder), out, catalogue).run()


def _set_up(data: Path) -> None:
    """The demo municipality without its year: nobody looks at figures here."""
    from app.bootstrap import open_store, start_demo

    with closing(open_store(data)) as database:
        start_demo(database, data, Settings(), with_year=False)


class _Demonstration:
    """One agent's morning: a direct answer with a receipt, and a hand-off with a promise."""

    def __init__(self, data: Path, out: Path, catalogue: Path | None) -> None:
        from ui.driver import WindowDriver

        self._out = out
        self._catalogue = catalogue
        self._driver = WindowDriver(data)
        self._lines: list[str] = []
        self._step = 0

    def run(self) -> int:
        """Every step in order."""
        driver = self._driver
        driver.start()
        if self._catalogue is not None:
            self._take_in(self._catalogue)
        direct = self._answer_directly()
        handed_off = self._hand_off()
        self._write_receipts(direct, handed_off)
        for keys in ("Alt+4", "Ctrl+K"):
            driver.press(keys)
        driver.type(handed_off)
        for keys in ("Escape", "Return"):
            driver.press(keys)
        self._picture(_("The promise stands in the work list"))
        driver.stop()
        self._write_summary()
        return 0

    def _take_in(self, catalogue: Path) -> None:
        report = self._driver.import_catalogue(catalogue)
        self._tell(_("Import of {file}").format(file=catalogue.name))
        self._lines.extend(f"   {line}" for line in report)
        self._picture(_("A catalogue was taken in"))
        self._driver.close_sheets()
        self._driver.show_page("contact")

    def _answer_directly(self) -> str:
        driver = self._driver
        driver.press("F2")
        driver.type("paspoort aanvragen")
        self._picture(_("The question is typed; articles appear while typing"))
        driver.press("Return")
        self._picture(_("The article is open"))
        driver.press("F8")
        driver.press("F5")
        driver.type("Klant komt vrijdag langs met oude pas en pasfoto.")
        self._picture(_("Answered directly, with a note"))
        driver.press("F10")
        self._picture(_("The receipt before finishing"))
        driver.press("Escape")
        return self._finish(_("Direct answer"))

    def _hand_off(self) -> str:
        driver = self._driver
        driver.press("F2")
        driver.type("bezwaar parkeerboete")
        driver.press("Return")
        driver.press("F4")
        driver.fill_customer(last_name="Vermeer", initials="A.", phone="06 12345678")
        self._picture(_("The customer is made"))
        driver.close_sheets()
        driver.press("F9")
        self._picture(_("The hand-off: unit, promise and questions are there already"))
        driver.fill_hand_off("Klant wil bezwaar maken: er is betaald, maar met een verkeerd kenteken.")
        self._picture(_("The hand-off is complete"))
        driver.press("Ctrl+Return")
        self._picture(_("Handed off, with a promise"))
        return self._finish(_("Hand-off"))

    def _finish(self, name: str) -> str:
        number = self._driver.finish()
        self._picture(_("The contact is stored"))
        self._tell(f"{name}: {number}")
        return number

    def _write_receipts(self, *numbers: str) -> None:
        for number in numbers:
            for form in ReceiptForm:
                suffix = "txt" if form is ReceiptForm.TEXT else "pdf"
                file = self._out / f"receipt-{number}-{form.value}.{suffix}"
                file.write_bytes(self._driver.stored_receipt(number, form))
        self._tell(plural("{count} receipt written", "{count} receipts written", len(numbers) * len(ReceiptForm)))

    def _picture(self, words: str) -> None:
        self._step += 1
        name = f"{self._step:02d}.png"
        self._driver.settle()
        self._driver.save_picture(self._out / name)
        self._tell(f"{name}  {words}")

    def _tell(self, line: str) -> None:
        self._lines.append(line)
        print(line)

    def _write_summary(self) -> None:
        title = _("Baliewijs, demonstration of {day}").format(day=SystemClock().today().isoformat())
        (self._out / "summary.txt").write_text("\n".join([title, "", *self._lines, ""]), encoding="utf-8")
