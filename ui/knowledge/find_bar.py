"""The slim bar over an article in which the agent types what to look for in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from resources.translations import _
from ui.knowledge.match_steps import MatchSteps
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, icon_button

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until it is opened; closing gives the keyboard back to where it was.

    Signals:
        typed: the words to find, or "".
        step_requested: 1 for the next match, -1 for the one before.
        close_requested: the button that closes.
    """

    typed = Signal(str)
    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, False, (24, 6, 12, 6), 8)
        self._focus_before: QWidget | None = None
        self.field = _FindField()
        self.field.textChanged.connect(self.typed)
        self.field.step_requested.connect(self.step_requested)
        self.steps = MatchSteps()
        self.steps.step_requested.connect(self.step_requested)
        close = icon_button("x", _("Close (Esc)"))
        close.clicked.connect(self.close_requested)
        box(self).addWidget(self.field, 1)
        box(self).addWidget(self.steps)
        box(self).addWidget(close)
        self.hide()

    def open_bar(self) -> None:
        """Show and take the keyboard; what was typed before can be typed over."""
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Go away; the keyboard goes back when it was here."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        before, self._focus_before = self._focus_before, None
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _FindField(QLineEdit):
    """Enter goes to the next match, Shift+Enter to the one before."""

    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Find in this article"))
        self.setAccessibleName(_("Find in this article"))
        self.setMaxLength(200)
        self.setMinimumWidth(theme().px(90))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps; everything else is typed."""
        if event.key() in _ENTER:
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
