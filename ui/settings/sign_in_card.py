"""Signing in on the settings page: when the screen locks, another person, another password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.settings import LOCK_MINUTES
from resources.translations import _, plural
from ui.shared.widgets.basics import KeyButton, box, fill, label, row
from ui.shared.widgets.fields import ListField


class SignInCard(QFrame):
    """Without passwords it only tells how to begin with them.

    Signals:
        minutes_chosen: after how many minutes without a key or a movement the screen locks.
        lock_requested: lock the screen now.
        sign_out_requested: another person is going to work here.
        own_password_requested: who works here wants another password.
    """

    minutes_chosen = Signal(int)
    lock_requested = Signal()
    sign_out_requested = Signal()
    own_password_requested = Signal()

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        fill(self, True, (12, 10, 12, 10), 12)
        box(self).addWidget(label(_("Signing in"), "heading"))
        words = _("Nobody signs in yet. Give an administrator a password under “People and teams” to begin.")
        self._nobody, self._offered = label(words, "muted", wrap=True), QWidget()
        fill(self._offered, True, (0, 0, 0, 0), 12)
        box(self).addWidget(self._nobody)
        box(self).addWidget(self._offered)
        self._build(minutes)
        self.offer(False)

    def offer(self, signs_in: bool) -> None:
        """Whether people sign in."""
        self._nobody.setVisible(not signs_in)
        self._offered.setVisible(signs_in)

    def _build(self, minutes: int) -> None:
        names = [(str(each), plural("{count} minute", "{count} minutes", each)) for each in LOCK_MINUTES]
        wait = ListField(_("Lock the screen when nothing happens for"), names)
        wait.set_value(str(minutes))
        wait.changed.connect(lambda text: self.minutes_chosen.emit(int(text)))
        self.lock, self.leave = KeyButton(_("Lock the screen"), "Ctrl Q"), KeyButton(_("Sign out"))
        self.own = KeyButton(_("Change my password …"))
        self.lock.clicked.connect(self.lock_requested)
        self.leave.clicked.connect(self.sign_out_requested)
        self.own.clicked.connect(self.own_password_requested)
        box(self._offered).addWidget(wait)
        box(self._offered).addLayout(row(self.lock, self.leave, None))
        box(self._offered).addLayout(row(self.own, None))
