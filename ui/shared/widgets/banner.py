"""A line above the work that tells something and offers what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton

from resources.translations import _
from ui.shared.widgets.basics import Tone, chip, fill, icon_button, label, set_chip, set_property

_SHORT_MS = 12_000


class Banner(QFrame):
    """Hidden until something is to be told; the newest message replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = fill(self, False, (12, 6, 6, 6), 10)
        self._tone = chip("")
        self._text = label("", wrap=True)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        close = icon_button("x", _("Close this message"))
        close.clicked.connect(self.hide)
        layout.addWidget(self._tone)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(close)
        self._on_action: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SHORT_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(
        self, text: str, tone: Tone = "info", action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show a message; good news goes away by itself, the rest waits to be closed."""
        words = {"good": _("Done"), "bad": _("Attention"), "warn": _("Attention"), "info": _("Note")}
        set_chip(self._tone, words.get(tone, ""), tone)
        set_property(self, "role", "card-bad" if tone == "bad" else "card")
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.show()
        if tone == "good":
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def text(self) -> str:
        """The message shown, or ""."""
        return self._text.text() if self.isVisible() else ""

    def _act(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()
