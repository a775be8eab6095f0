"""An agent who types on and on in the real window, until the process is killed.

Used as `python -m tests.journeys.typist DATA DIARY SEED`. What came back at the start is printed as one line of JSON.
Before every key the diary gets a line: the time, and what stands on the screen at that moment.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.journeys.texts import Texts, texts_of
from ui.contacts.customer_sheet import CustomerSheet
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet
from ui.shared.widgets.fields import Field
from ui.shared.widgets.sheet import Sheet

_PAUSE_MS = 12
_QUESTIONS = ("paspoort kwijt", "grofvuil aanbieden", "bezwaar parkeerboete", "hondenbelasting", "bezwaar parkeerboete")
_WORDS = ("klant", "vraagt", "of", "het", "vandaag", "nog", "kan", "omdat", "hij", "morgen", "op", "reis", "gaat")
_MANY = 5


class Typist:
    """Chooses what to do next and does it key by key."""

    def __init__(self, driver: WindowDriver, diary: Path, seed: int) -> None:
        self._driver = driver
        self._page = driver.window.contact_page
        self._random = random.Random(seed)
        self._diary = diary.open("a", encoding="utf-8")
        self._seen = {draft.number: texts_of(draft) for draft in self._drafts()}

    def _drafts(self) -> list[Any]:
        desk = self._driver.window.desk
        assert desk is not None
        return list(desk.contacts.drafts)

    def report(self) -> dict[str, Any]:
        """What came back: in the window, and as the window keeps it."""
        drafts = self._drafts()
        return {
            "drafts": {draft.number: msgspec.to_builtins(texts_of(draft)) for draft in drafts},
            "front": self._driver.current.number if drafts else "",
            "screen": msgspec.to_builtins(self._on_screen()) if drafts else None,
            "banner": self._page.banner.text,
        }

    def work(self) -> None:
        """Type until killed."""
        if isinstance(self._sheet(), HandOffSheet):
            self._go_on_with_hand_off()
        while True:
            self._choose()()

    def _choose(self) -> Callable[[], None]:
        drafts = self._drafts()
        if not drafts:
            return self._begin
        ways = [self._begin, self._note, self._note, self._note_in_the_middle, self._customer, self._switch]
        if self._driver.current.desk.query.startswith("bezwaar"):
            ways += [self._hand_off, self._hand_off]
        return self._finish if len(drafts) > _MANY else self._random.choice([*ways, self._finish, self._finish])

    # what an agent does

    def _begin(self) -> None:
        self._key("F2")
        self._type(self._random.choice(_QUESTIONS))
        self._driver.settle()
        self._key("Return")

    def _note(self) -> None:
        self._key("F5")
        self._key("Ctrl+End")
        self._type(self._sentence())

    def _note_in_the_middle(self) -> None:
        self._key("F5")
        for _step in range(self._random.randint(1, 4)):
            self._key("Left")
        self._type(self._sentence())

    def _customer(self) -> None:
        self._key("F4")
        self._key("Return")
        self._key("End")
        self._type(self._random.choice(_WORDS))
        self._key("Escape")

    def _switch(self) -> None:
        self._key(f"Ctrl+{self._random.randint(1, len(self._drafts()))}")

    def _hand_off(self) -> None:
        before = self._seen[self._driver.current.number]
        self._key("F9", question=before.question or before.note)
        self._go_on_with_hand_off()

    def _go_on_with_hand_off(self) -> None:
        self._key("Ctrl+End")
        self._type(self._sentence())
        if self._assessment() is not None:
            self._key("Tab")
            self._key("End")
            self._type(str(self._random.randint(1000, 9999)))
        self._key("Escape")

    def _finish(self) -> None:
        number = self._driver.current.number
        self._key("F8")
        self._write(finishing=number)
        self._driver.finish()
        self._write(confirmed=number)
        self._seen.pop(number)

    def _sentence(self) -> str:
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(2, 5))) + " "

    # keys and what is written down

    def _type(self, text: str) -> None:
        for letter in text:
            self._note_down(self._with_letter(letter))
            QTest.keyClicks(self._focused(), letter)
            QTest.qWait(_PAUSE_MS)

    def _key(self, keys: str, **soon: Any) -> None:
        """One key that changes no text; or `soon`, when what it asks for has come."""
        self._note_down({}, soon)
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())
        self._note_down({}, soon)
        self._driver.settle()
        self._note_down({})

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._driver.window

    def _note_down(self, then: dict[str, Any], soon: dict[str, Any] | None = None) -> None:
        if not self._drafts():
            return
        number = self._driver.current.number
        self._seen[number] = self._on_screen()
        self._write(contact=number, texts=msgspec.to_builtins(self._seen[number]), then=then, soon=soon or {})

    def _write(self, **line: Any) -> None:
        self._diary.write(json.dumps({"at": time.monotonic(), **line}) + "\n")
        self._diary.flush()

    # what stands on the screen

    def _sheet(self) -> Sheet | None:
        return next((sheet for sheet in self._driver.window.findChildren(Sheet) if sheet.isVisible()), None)

    def _assessment(self) -> Field | None:
        """The answer that is typed in a hand-off, where its article asks for it."""
        sheet = self._sheet()
        assert isinstance(sheet, HandOffSheet)
        second = sheet.required_fields()[1]
        return second if second.editor.accessibleName().startswith("Aanslagnummer") else None

    def _on_screen(self) -> Texts:
        """The texts of the contact in front; those of a dialog that is closed are as they were last."""
        known = self._seen.get(self._driver.current.number, Texts())
        sheet, focused, changes = self._sheet(), self._focused(), dict[str, Any]()
        if isinstance(sheet, CustomerSheet):
            changes["last_name"] = sheet.form.field("last_name").value()
        elif isinstance(sheet, HandOffSheet):
            assessment = self._assessment()
            answer = assessment.value() if assessment else known.answer
            changes.update(question=sheet.required_fields()[0].value(), answer=answer)
        if focused is self._page.search:
            changes.update(focus="search", cursor=self._page.search.cursorPosition())
        elif focused is self._page.panel.note:
            changes.update(focus="note", cursor=self._page.panel.note.textCursor().position())
        query, note = self._page.search.text(), self._page.panel.note.toPlainText()
        return msgspec.structs.replace(known, query=query, note=note, **changes)

    def _with_letter(self, letter: str) -> dict[str, Any]:
        """What the next letter changes."""
        focused, sheet, texts = self._focused(), self._sheet(), self._on_screen()
        if sheet is None:
            text = texts.query if texts.focus == "search" else texts.note
            place = "query" if texts.focus == "search" else "note"
            return {place: text[: texts.cursor] + letter + text[texts.cursor :], "cursor": texts.cursor + 1}
        if isinstance(focused, QPlainTextEdit):
            return {"question": texts.question + letter}
        assert isinstance(focused, QLineEdit)
        place = "last_name" if isinstance(sheet, CustomerSheet) else "answer"
        return {place: getattr(texts, place) + letter}


def main(data: Path, diary: Path, seed: int) -> None:
    """Open the window, tell what came back, and type."""
    driver = WindowDriver(data)
    driver.start()
    typist = Typist(driver, diary, seed)
    print(json.dumps(typist.report()), flush=True)
    typist.work()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
