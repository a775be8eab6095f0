"""For whom a message is: everybody, or the teams that are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.flow_layout import Flow

_ALL, _SOME = "all", "some"


class TeamsField(QWidget):
    """The teams stand in sight only when not everybody is meant.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, teams: Sequence[tuple[str, str]]) -> None:
        """`teams` are unit ids and names."""
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 6)
        self._who = ChoiceField(_("For whom?"), [(_ALL, _("All teams")), (_SOME, _("Some teams"))])
        self._who.changed.connect(lambda _value: self._choose())
        self._teams = {unit_id: _button(name) for unit_id, name in teams}
        for button in self._teams.values():
            button.toggled.connect(lambda _on: self._choose())
        self._flow = Flow(theme().px(6))
        self._flow.show_widgets(list(self._teams.values()))
        box(self).addWidget(self._who)
        box(self).addWidget(self._flow)
        self.setFocusProxy(self._who)

    @property
    def unit_ids(self) -> tuple[str, ...]:
        """The chosen units, () for everybody."""
        if self._who.value() != _SOME:
            return ()
        return tuple(unit_id for unit_id, button in self._teams.items() if button.isChecked())

    @property
    def is_complete(self) -> bool:
        """Whether it is clear for whom it is; what is missing is said."""
        is_missing = self._who.value() == _SOME and not self.unit_ids
        self._who.show_error(_("Choose at least one team.") if is_missing else "")
        return not is_missing

    def show_units(self, unit_ids: Sequence[str]) -> None:
        """Show these as chosen."""
        self._who.set_value(_SOME if unit_ids else _ALL)
        for unit_id, button in self._teams.items():
            button.blockSignals(True)
            button.setChecked(unit_id in unit_ids)
            button.blockSignals(False)
        self._flow.setVisible(bool(unit_ids))

    def _choose(self) -> None:
        self._flow.setVisible(self._who.value() == _SOME)
        if self._who.error:
            self._who.show_error("" if self.unit_ids or self._who.value() == _ALL else self._who.error)
        self.changed.emit()


def _button(name: str) -> QPushButton:
    made = QPushButton(name.replace("&", "&&"))
    made.setProperty("role", "choice")
    made.setCheckable(True)
    return made
