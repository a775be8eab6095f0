"""Putting a call through: what to tell the colleague, and whether they were reached."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.organisation import Unit
from resources.translations import _
from ui.shared.widgets.basics import box, card, label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.sheet import Sheet


class TransferSheet(Sheet):
    """The story so far, to read out; then reached or not.

    Signals:
        reached, not_reached: id of the unit.
        hand_off_requested: not reached, so it becomes a hand-off.
    """

    reached = Signal(str)
    not_reached = Signal(str)
    hand_off_requested = Signal()

    def __init__(self, window: QWidget, title: str, unit: Unit, units: tuple[Unit, ...], story: str) -> None:
        super().__init__(window, title, _("Put through"), width=600)
        self._unit = ListField(_("To"), [(known.id, known.name) for known in units])
        self._unit.set_value(unit.id)
        telling = card()
        box(telling).addWidget(label(_("Tell your colleague"), "label"))
        box(telling).addWidget(label(story, "", wrap=True))
        for part in (self._unit, telling):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self.set_buttons(*self._endings())

    def _endings(self) -> tuple[QWidget | None, ...]:
        hand_off = QPushButton(_("Not reached: hand off"))
        hand_off.clicked.connect(self._hand_off)
        missed = QPushButton(_("Not reached: customer calls again"))
        missed.clicked.connect(lambda: self._end(self.not_reached))
        reached = QPushButton(_("Reached"))
        reached.setProperty("role", "primary")
        reached.clicked.connect(lambda: self._end(self.reached))
        return (hand_off, None, missed, reached)

    def _end(self, signal: object) -> None:
        unit_id = self._unit.value()
        self.close_sheet()
        signal.emit(unit_id)  # type: ignore[attr-defined]

    def _hand_off(self) -> None:
        self.close_sheet()
        self.hand_off_requested.emit()
