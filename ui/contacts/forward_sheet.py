"""Forwarding a message to another body: to whom, and that the customer knows (Awb 2:3)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.contact_words import outcome_name
from app.domain.contact import Channel, Outcome
from app.domain.organisation import OutsideBody
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, card, label
from ui.shared.widgets.reason_field import ReasonField
from ui.shared.widgets.sheet import Sheet
from ui.shared.widgets.suggest_field import SuggestField

_SPOKEN = (Channel.COUNTER, Channel.TELEPHONE)


class ForwardSheet(Sheet):
    """Asks for the body; one button says that it was forwarded and that the customer knows.

    Attributes:
        reason: why it is not answered directly.

    Signals:
        forwarded: name of the body.
    """

    forwarded = Signal(str)

    def __init__(self, window: QWidget, title: str, bodies: Sequence[OutsideBody], channel: Channel) -> None:
        super().__init__(window, outcome_name(Outcome.FORWARDED), title, width=560)
        self._bodies = {body.name.casefold(): body for body in bodies}
        names = [body.name for body in bodies]
        self._body = SuggestField(_("To which body?"), names, required=True, hint=_("for example: UWV"))
        self._body.changed.connect(self._show_body)
        self._telling = card()
        self._reach = label("", "", wrap=True)
        box(self._telling).addWidget(label(_("Tell the customer"), "label"))
        box(self._telling).addWidget(self._reach)
        self._telling.hide()
        self.reason = ReasonField()
        for part in (self._body, self._telling, label(_duty(channel), "muted", wrap=True), self.reason):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        done = KeyButton(_("Forwarded, and the customer knows"), "Ctrl ↵", "primary")
        done.clicked.connect(self._done)
        self.set_buttons(None, done)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._done)

    def _show_body(self, name: str) -> None:
        """How the customer reaches a body that is known."""
        body = self._bodies.get(name.strip().casefold())
        reach = " · ".join(part for part in (body.phone, body.website) if part) if body else ""
        self._reach.setText(reach)
        self._telling.setVisible(bool(reach))
        self._body.show_error("")

    def _done(self) -> None:
        name = self._body.value().strip()
        if not name:
            self._body.show_error(_("Fill this in: it stands on the receipt."))
            return
        known = self._bodies.get(name.casefold())
        self.close_sheet()
        self.forwarded.emit(known.name if known else name)


def _duty(channel: Channel) -> str:
    """The law is about writings: what somebody says is no message that must be sent on."""
    if channel in _SPOKEN:
        return _("Tell the customer where to go, and pass on what they handed in.")
    return _("Forward the message today and tell the customer that you did (Awb 2:3).")
