"""Something opaque over the whole window: what is behind it cannot be seen, reached or typed in, and goes on."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.shared.tab_order import step_round

_KEYS = (
    *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod),
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Drop),
)

_ON_TOP = (QEvent.Type.Show, QEvent.Type.ZOrderChange)


class Cover(QWidget):
    """Lies above its window, also above sheets that open later, until it is lifted.

    Signals:
        lifted: the window can be used again.
    """

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._focus_before = QApplication.focusWidget()
        self._hidden: list[QWidget] = []

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self

    def open_cover(self) -> None:
        """Cover everything, and take the keyboard; other windows of the programme go out of sight."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        windows = (each for each in QApplication.topLevelWidgets() if each is not self._window)
        self._hidden = [each for each in windows if each.isVisible()]
        for each in self._hidden:
            each.hide()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        _application().installEventFilter(self)
        _application().focusChanged.connect(self._keep_keyboard)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Show the window as it was, with the keyboard where it was."""
        _application().removeEventFilter(self)
        _application().focusChanged.disconnect(self._keep_keyboard)
        self.hide()
        for each in self._hidden:
            if isValid(each):
                each.show()
        before = self._focus_before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lifted.emit()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the cover."""
        return step_round(self, forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay on top and as large as the window, and keep keys and clicks from what is behind."""
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif kind == QEvent.Type.Shortcut:
            return isinstance(watched, QShortcut) and not self._holds(watched.parent())
        elif isinstance(watched, QWidget) and watched is not self:
            if kind in _ON_TOP and watched.parent() is self._window:
                self.raise_()
            elif kind in _KEYS and watched.window() is self._window:
                return watched is not self._window and not self._holds(watched)
        return False

    def _holds(self, found: QObject | None) -> bool:
        return isinstance(found, QWidget) and (found is self or self.isAncestorOf(found))

    def _keep_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A sheet that opens or closes behind would take it."""
        if new is not None and new.window() is self._window and not self._holds(new):
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)


def _application() -> QApplication:
    application = QCoreApplication.instance()
    assert isinstance(application, QApplication)
    return application
