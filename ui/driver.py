"""Works the real window with key presses, for the demonstration, the pictures and the journeys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.domain.contact_number import format_number, parse_number
from app.domain.draft import ContactDraft
from app.domain.receipt import ReceiptForm
from app.settings import Settings, save_settings
from ui.application import make_application
from ui.contacts.customer_sheet import CustomerSheet
from ui.handoffs.sheet import HandOffSheet
from ui.knowledge.import_sheet import ImportSheet
from ui.main import Shell
from ui.main_window import MainWindow
from ui.shared.widgets.sheet import Sheet

_WAIT_MS = 30_000
_LOOK_MS = 10
_KEY_MS = 1  # between two letters the window gets its turn


class DriverTimeout(Exception):
    """What was waited for did not happen."""


class WindowDriver:
    """An agent's hands: keys, and waiting for what they cause."""

    def __init__(self, data: Path, settings: Settings | None = None, size: tuple[int, int] = (1440, 900)) -> None:
        self._app = make_application()
        if settings is not None:
            save_settings(data, settings)
        self._size = size
        self.presses = 0
        self.shell = Shell(data, demo=True)

    @property
    def window(self) -> MainWindow:
        """The window in front."""
        assert self.shell.window is not None
        return self.shell.window

    @property
    def is_open(self) -> bool:
        """Whether there is a window."""
        return self.shell.window is not None

    @property
    def current(self) -> ContactDraft:
        """The contact in front."""
        assert self.window.desk is not None
        draft = self.window.desk.contacts.current
        assert draft is not None
        return draft

    def start(self) -> None:
        """Open the window and wait until work can begin."""
        done: list[bool] = []
        self.shell.index_ready.connect(lambda: done.append(True))
        self.shell.start()
        self.wait_until(lambda: bool(done))
        self.window.resize(*self._size)
        self.window.activateWindow()
        self.settle()

    def stop(self) -> None:
        """Close the window and let go of it; also of the keys, which a widget that one of them closed still holds."""
        self.settle()
        QTest.keyRelease(self.window, Qt.Key.Key_Control)
        self.window.close()
        self.shell.stop()
        self.window.deleteLater()
        self.shell.window = None
        self._give_way()

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Let the window work until something is so.

        Raises:
            DriverTimeout: not within half a minute.
        """
        if happened():
            return
        loop = QEventLoop()
        late: list[bool] = []
        look, limit = QTimer(interval=_LOOK_MS), QTimer(interval=_WAIT_MS, singleShot=True)
        look.timeout.connect(lambda: loop.quit() if happened() else None)
        limit.timeout.connect(lambda: late.append(True))
        limit.timeout.connect(loop.quit)
        look.start()
        limit.start()
        loop.exec()
        look.stop()
        limit.stop()
        if late:
            raise DriverTimeout

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._give_way()
        self.wait_until(lambda: self.shell.tasks.is_idle)
        self._give_way()

    @staticmethod
    def _give_way() -> None:
        """Let the window work for a moment, finish what that began, and let go of what is no longer needed.

        `QTest.qWait` would keep an error of one slot and raise it in the next one that runs.
        """
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_MS, loop.quit)
        loop.exec()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def press(self, keys: str) -> None:
        """Press one key or combination, as `QKeySequence` spells it."""
        self.presses += 1
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
        self.settle()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        QTest.keyClicks(self._target(), text, Qt.KeyboardModifier.NoModifier, _KEY_MS)
        self.settle()

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def show_page(self, key: str) -> None:
        """Choose a page."""
        self.window.show_page(key)
        self.settle()

    def sheet(self) -> Sheet:
        """The dialog in front."""
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def close_sheets(self) -> None:
        """Close what is in front of the page."""
        for sheet in self.window.findChildren(Sheet):
            if sheet.isVisible():
                sheet.close_sheet()
        self.settle()

    def fill_customer(self, **values: str) -> None:
        """Type a customer's fields in the open dialog."""
        sheet = self.sheet()
        assert isinstance(sheet, CustomerSheet)
        for name, value in values.items():
            sheet.form.field(name).setFocus()
            self.type(value)

    def fill_hand_off(self, question: str) -> None:
        """Type the question, answer what is required, and choose to be called."""
        sheet = self.sheet()
        assert isinstance(sheet, HandOffSheet)
        area = sheet.findChild(QPlainTextEdit)
        assert area is not None
        area.setFocus()
        area.selectAll()
        self.type(question)
        for field in sheet.required_fields():
            editor = field.editor
            if isinstance(editor, QLineEdit) and not editor.text():
                editor.setFocus()
                self.type("KX-482-P" if "plate" in field.objectName() else "2026.4471.0083")
            elif not isinstance(editor, (QLineEdit, QPlainTextEdit)) and not field.value():
                first = editor.findChild(QPushButton)
                assert first is not None
                QTest.keyClick(first, Qt.Key.Key_Space)
                self.settle()

    def finish(self) -> str:
        """Finish the contact in front; gives its number as people write it."""
        current = self.current
        self.press("F12")
        self.wait_until(lambda: self.window.desk is not None and current.id not in self._running())
        return format_number(current.number)

    def _running(self) -> set[object]:
        assert self.window.desk is not None
        return {draft.id for draft in self.window.desk.contacts.drafts}

    def stored_receipt(self, number: str, form: ReceiptForm) -> bytes:
        """The receipt of a stored contact."""
        return self.shell.services.stored_receipt(parse_number(number), form)

    def preview_catalogue(self, file: Path) -> ImportSheet:
        """Look in the dialog what a catalogue would change."""
        self.show_page("knowledge")
        sheet = self.window.open_import()
        sheet.choose(file)
        self.settle()
        return sheet

    def import_catalogue(self, file: Path) -> list[str]:
        """Take a catalogue in through the dialog; gives the lines of the report."""
        sheet = self.preview_catalogue(file)
        sheet.start()
        self.settle()
        return sheet.report_lines()

    def show_knowledge(self, part: str) -> None:
        """Choose a part of the knowledge base: "articles", "learned" or "searches"."""
        self.show_page("knowledge")
        self.window.knowledge_page.show_part(part)
        self.settle()

    def learn_from(self, *files: Path) -> list[str]:
        """Learn words from catalogues through the dialog; gives the lines of the report."""
        self.show_knowledge("learned")
        sheet = self.window.editors_desk.open_learning()
        sheet.choose(files)
        self.settle()
        lines = sheet.report_lines()
        self.close_sheets()
        return lines

    def save_picture(self, file: Path) -> None:
        """What the window shows, as PNG."""
        self.window.grab().save(str(file))
