"""The search box: typing searches, arrows walk through the results, Enter opens one."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from resources.translations import _
from ui.shared.icons import pixmap
from ui.shared.theme import theme
from ui.shared.widgets.basics import label


class SearchBox(QLineEdit):
    """A line that keeps the keyboard while the result list moves.

    Signals:
        moved: rows to move, -1 or 1.
        entered: open the marked row.
    """

    moved = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText(_("What does the customer ask?"))
        self.setAccessibleName(_("Search the knowledge base"))
        self.setClearButtonEnabled(False)
        self.setMaxLength(400)
        self._mark = QLabel(self)
        self._mark.setPixmap(pixmap("search", theme().colours.accent_text, theme().px(17), self.devicePixelRatioF()))
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key = label("Ctrl K", "key")
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(theme().px(24), 0, theme().px(52), 0)
        self.setMinimumHeight(theme().px(38))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Enter are for the results."""
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter belongs to the window, not to the line."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.modifiers():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return False
            return super().event(event)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        self._key.adjustSize()
        self._mark.adjustSize()
        self._mark.move(theme().px(12), (self.height() - self._mark.height()) // 2)
        self._key.move(self.width() - self._key.width() - theme().px(12), (self.height() - self._key.height()) // 2)

    def sizeHint(self) -> QSize:
        """Wide enough for a question."""
        return QSize(theme().px(460), theme().px(40))
