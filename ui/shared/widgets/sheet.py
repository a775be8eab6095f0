"""A dialog inside the window: the work behind it stays in sight, dimmed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from resources.translations import _
from ui.shared.tab_order import step_round
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, icon_button, label, row


class Sheet(QWidget):
    """Covers its window; a card in the middle holds title, body and buttons.

    Signals:
        closed: the sheet has gone, however that happened.
    """

    closed = Signal()

    def __init__(self, window: QWidget, title: str, kicker: str = "", width: int = 860) -> None:
        super().__init__(window)
        self._wanted_width = width
        self._focus_before = QApplication.focusWidget()
        self._card = QFrame(self)
        self._card.setProperty("role", "sheet")
        self._card.setAccessibleName(title)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._header(title, kicker))
        self.body = boxed("page", margins=(20, 16, 20, 16), gap=10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        column.addWidget(self._scroll, 1)
        footer = boxed("bottom", vertical=False, margins=(20, 10, 20, 10), gap=8)
        self._buttons = box(footer)
        self._in_footer: list[QWidget] = []
        column.addWidget(footer)
        window.installEventFilter(self)
        self.body.installEventFilter(self)

    def _header(self, title: str, kicker: str) -> QWidget:
        top = boxed("top", margins=(20, 12, 12, 12), gap=0)
        if kicker:
            box(top).addWidget(label(kicker, "muted"))
        self.title = label(title, "title", wrap=True)
        close = icon_button("x", _("Close (Esc)"))
        close.clicked.connect(self.close_sheet)
        line = row(self.title, close)
        line.setStretch(0, 1)
        box(top).addLayout(line)
        return top

    def set_buttons(self, *buttons: QWidget | None) -> None:
        """Put buttons at the bottom, the one that goes on last; None is the space between left and right."""
        for button in buttons:
            if button is None:
                self._buttons.addStretch(1)
            else:
                self._in_footer.append(button)
                self._buttons.addWidget(button)

    def on_key(self, keys: Sequence[str], action: Callable[[], object]) -> None:
        """Any of `keys` does `action` while the sheet is open."""
        for each in keys:
            shortcut = QShortcut(QKeySequence(each), self)
            shortcut.activated.connect(lambda: action())

    def open_sheet(self) -> None:
        """Show over the whole window and take the keyboard."""
        self._fit()
        self._rest_keys_of_window(True)
        self.show()
        self.raise_()
        target = self.body.focusWidget() or self._first_field()
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    def go_to(self, field: QWidget) -> None:
        """Put the keyboard in a field, and scroll to it as soon as everything has its place."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field))

    def _first_field(self) -> QWidget:
        return self._next_field(self.body, forward=True) or self

    def _next_field(self, start: QWidget, forward: bool) -> QWidget | None:
        """The next widget of the sheet that takes the keyboard; round and round."""
        field = _neighbour(start, forward)
        while field is not None and field is not start:
            accepts = bool(field.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if accepts and self.isAncestorOf(field) and field.isVisible() and field.isEnabled():
                return field
            field = _neighbour(field, forward)
        return None

    def close_sheet(self) -> None:
        """Go away and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        self._rest_keys_of_window(False)
        if self._focus_before is not None and isValid(self._focus_before) and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def _rest_keys_of_window(self, rest: bool) -> None:
        """While a sheet is open the keys of the window, and of sheets behind it, do nothing."""
        window = self.parentWidget()
        assert window is not None
        behind = [sheet for sheet in window.findChildren(Sheet) if sheet is not self and sheet.isVisible()]
        in_front = None if rest else behind[-1] if behind else window
        for owner in (window, *behind):
            for shortcut in owner.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
                shortcut.setEnabled(owner is in_front)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key reaches the window behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the sheet, and goes as it is read."""
        if step_round(self._card, forward):
            return True
        current = QApplication.focusWidget()
        start = current if current is not None and self.isAncestorOf(current) else self.body
        target = self._next_field(start, forward)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(target)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and the body's height."""
        followed = QEvent.Type.LayoutRequest if watched is self.body else QEvent.Type.Resize
        if event.type() == followed and not self.isHidden():
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is behind."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(8, 20, 26, 140))

    def _place_buttons(self, room: int) -> None:
        """Below each other when large text leaves no room for them side by side."""
        needed = sum(button.sizeHint().width() + self._buttons.spacing() for button in self._in_footer)
        fits = needed <= room
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.BottomToTop
        if self._buttons.direction() is not direction:
            self._buttons.setDirection(direction)

    def _fit(self) -> None:
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        edge = theme().px(24)
        width = min(theme().px(self._wanted_width), window.width() - edge)
        body = self.body.layout()
        inner = body.heightForWidth(width - 2) if body is not None and body.hasHeightForWidth() else -1
        wanted = max(inner, self.body.sizeHint().height()) + 4
        self._place_buttons(width - 2 * edge)
        chrome = self._card.sizeHint().height() - self._scroll.sizeHint().height()
        height = min(wanted + chrome, window.height() - edge)
        self._card.setGeometry(QRect((window.width() - width) // 2, (window.height() - height) // 3, width, height))


def _neighbour(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
