"""The cards at the right of the hand-off dialog: promise, law, and who keeps the overview."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout

from app.domain.organisation import Unit
from app.domain.routing import DirectorReason
from app.formatting import long_date
from app.services.hand_offs import HandOffPlan
from resources.translations import _
from ui.handoffs.words import clock_words, director_words, promise_words, touches_words
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, clear, fill, label, set_property
from ui.shared.widgets.fields import ListField

_MARGINS = (12, 10, 12, 10)


class _Card(QFrame):
    """A rounded frame with a name above its content."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        fill(self, True, _MARGINS, 4)
        self._name = label(name, "label", wrap=True)
        box(self).addWidget(self._name)


class PromiseCard(_Card):
    """The day by which the customer hears, and how it was counted."""

    def __init__(self) -> None:
        super().__init__(_("Promise to the customer"))
        self._day, self._why = label("", "big", wrap=True), label("", "muted", wrap=True)
        box(self).addWidget(self._day)
        box(self).addWidget(self._why)

    def show_plan(self, plan: HandOffPlan) -> None:
        """Show the promise."""
        self._day.setText(long_date(plan.promise.promised_on))
        self._why.setText(promise_words(plan))


class ClocksCard(_Card):
    """What the law asks because of the kind of message; hidden when it asks nothing."""

    def __init__(self, plan: HandOffPlan) -> None:
        super().__init__(_("What the law asks"))
        for clock in plan.clocks:
            box(self).addWidget(label(clock_words(clock), "", wrap=True))
        if not plan.clocks:
            self.hide()


class DirectorCard(_Card):
    """Which further units the question touches, and who keeps the overview.

    Signals:
        unit_added, unit_removed: id of a further unit.
        sensitive_changed: whether the question is politically sensitive.
    """

    unit_added = Signal(str)
    unit_removed = Signal(str)
    sensitive_changed = Signal(bool)

    def __init__(self, plan: HandOffPlan, director: str) -> None:
        super().__init__("")
        self._director = director
        self._text = label("", "", wrap=True)
        self._others = QVBoxLayout()
        self._others.setSpacing(theme().px(4))
        choices = [("", _("Choose a unit …")), *((unit.id, unit.name) for unit in plan.units)]
        self._more = ListField(_("Is a second unit needed?"), choices)
        self._more.changed.connect(self._unit_wanted)
        self._sensitive = QCheckBox(_("Politically sensitive"))
        self._sensitive.clicked.connect(self.sensitive_changed)
        box(self).addWidget(self._text)
        box(self).addLayout(self._others)
        box(self).addWidget(self._more)
        box(self).addWidget(self._sensitive)

    def show_plan(self, plan: HandOffPlan, touched: tuple[Unit, ...], reasons: tuple[DirectorReason, ...]) -> None:
        """Say in amber who is director and why, when one is needed."""
        set_property(self, "role", "card-warn" if reasons else "card")
        self._name.setText(touches_words(touched) if reasons else "")
        self._text.setText(director_words(touched, reasons, self._director) if reasons else "")
        for part in (self._name, self._text):
            part.setVisible(bool(reasons))
        self._sensitive.setChecked(plan.draft.is_sensitive)
        clear(self._others)
        names = {unit.id: unit.name for unit in touched}
        for unit_id in plan.draft.other_unit_ids:
            remove = QPushButton(_("Remove {unit}").format(unit=names[unit_id]))
            remove.setProperty("role", "link")
            remove.clicked.connect(lambda _checked=False, gone=unit_id: self.unit_removed.emit(gone))
            self._others.addWidget(remove)

    def _unit_wanted(self, unit_id: str) -> None:
        self._more.set_value("")
        QTimer.singleShot(0, self, lambda: self.unit_added.emit(unit_id))
