"""Putting a call through: what to tell the colleague, and whether they were reached."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.organisation import Unit
from app.services.transfer_story import TransferStory
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, card, label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.reason_field import ReasonField
from ui.shared.widgets.sheet import Sheet


class TransferSheet(Sheet):
    """The story so far, to read out; then reached or not.

    Attributes:
        reason: why it is not answered directly.

    Signals:
        reached, not_reached: id of the unit.
        hand_off_requested: id of the unit that did not answer; the story becomes its hand-off.
    """

    reached = Signal(str)
    not_reached = Signal(str)
    hand_off_requested = Signal(str)

    def __init__(self, window: QWidget, title: str, unit: Unit, units: tuple[Unit, ...], story: TransferStory) -> None:
        super().__init__(window, title, _("Put through"), width=600)
        self._unit = ListField(_("To"), [(known.id, known.name) for known in units])
        self._unit.set_value(unit.id)
        self.reason = ReasonField()
        for part in (self._unit, _telling(story), self.reason):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self.set_buttons(*self._endings())

    def _endings(self) -> tuple[QWidget | None, ...]:
        hand_off = KeyButton(_("Not reached: hand off"), "F9")
        hand_off.clicked.connect(lambda: self._end(self.hand_off_requested))
        missed = KeyButton(_("Not reached: customer calls again"))
        missed.clicked.connect(lambda: self._end(self.not_reached))
        reached = KeyButton(_("Reached"), "Ctrl ↵", "primary")
        reached.clicked.connect(lambda: self._end(self.reached))
        self.on_key(("F9",), lambda: self._end(self.hand_off_requested))
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), lambda: self._end(self.reached))
        return (hand_off, None, missed, reached)

    def _end(self, signal: object) -> None:
        unit_id = self._unit.value()
        self.close_sheet()
        signal.emit(unit_id)  # type: ignore[attr-defined]


def _telling(story: TransferStory) -> QFrame:
    """The story as one card, a name above each part that is there."""
    made = card()
    box(made).addWidget(label(_("Tell your colleague"), "heading"))
    for name, words in (
        (_("Customer"), story.customer),
        (_("Question"), story.question),
        (_("Already asked"), "\n".join(story.answers)),
        (_("Already tried"), "\n".join(story.tried)),
    ):
        if words:
            box(made).addWidget(label(name, "label"))
            box(made).addWidget(label(words, "", wrap=True))
    return made
