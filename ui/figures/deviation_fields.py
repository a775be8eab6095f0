"""What is filled in about a deviation; what its step does not ask stands there to be read."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.figures.norms import Deviation, DeviationState
from app.domain.organisation import Person
from app.formatting import long_date
from resources.translations import _
from ui.figures.deviations_presenter import Typed
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import AreaField, Field, ListField

_PLANNING = (DeviationState.OPEN, DeviationState.PLANNED)
_TELLING = (DeviationState.PLANNED, DeviationState.DONE)


class DeviationFields(QWidget):
    """Owner, cause, action and day while it is planned; the result from then on.

    Attributes:
        due: the field of the day.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, deviation: Deviation, typed: Typed | None, people: Sequence[Person]) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 10)
        self._owner = ListField(_("Who does something about it"), _choices(deviation, people), required=True)
        self._cause = AreaField(_("What is the cause?"), required=True, lines=2)
        self._action = AreaField(_("What will be done?"), required=True, lines=2)
        self.due = DayField(_("Done by"))
        self.due.is_required = True
        self.due.rename(_("Done by"))
        self._result = AreaField(_result_name(deviation), deviation.state is DeviationState.DONE, lines=2)
        days, plan = boxed("clear", vertical=False, gap=10), boxed("clear", gap=10)
        for beside in (self._owner, self.due):
            box(days).addWidget(beside, 1, Qt.AlignmentFlag.AlignTop)
        for part in (self._cause, self._action, days):
            box(plan).addWidget(part)
        is_other = typed is not None and typed != Typed.of(deviation)
        told = [_said(name, words) for name, words in _told(deviation, people, is_other)]
        for each in (*told, plan, self._result):
            box(self).addWidget(each)
        plan.setVisible(deviation.state in _PLANNING)
        self._result.setVisible(deviation.state in _TELLING)
        self._show(typed or Typed.of(deviation))
        for field in (self._owner, self._cause, self._action, self.due, self._result):
            field.changed.connect(lambda _value: self.changed.emit())

    def _show(self, typed: Typed) -> None:
        self._owner.set_value(str(typed.owner_id or ""))
        self._cause.set_value(typed.cause)
        self._action.set_value(typed.action)
        self.due.set_value(typed.due_on)
        self._result.set_value(typed.result)

    @property
    def first(self) -> Field:
        """Where the keyboard begins."""
        return self._cause if self._result.isHidden() else self._result

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        owner = self._owner.value()
        return Typed(
            UUID(owner) if owner else None,
            self._cause.value(),
            self._action.value(),
            self.due.value(),
            self._result.value(),
        )

    def show_error(self, name: str, words: str) -> Field | None:
        """Say what is wrong at a field, and nowhere else; gives the field, None when no field has that name."""
        fields: dict[str, Field] = {
            "owner": self._owner,
            "cause": self._cause,
            "action": self._action,
            "due": self.due,
            "result": self._result,
        }
        for each in fields.values():
            each.show_error("")
        field = fields.get(name)
        if field is not None:
            field.show_error(words)
        return field


def _choices(deviation: Deviation, people: Sequence[Person]) -> list[tuple[str, str]]:
    known = [(str(person.id), person.name) for person in people]
    if deviation.owner_id and deviation.owner_id not in {person.id for person in people}:
        known.append((str(deviation.owner_id), _("someone who left")))
    return [("", _("Choose a person …")), *known]


def _result_name(deviation: Deviation) -> str:
    is_checking = deviation.state is DeviationState.DONE
    return _("Did it help?") if is_checking else _("What was done (may be empty)")


def _told(deviation: Deviation, people: Sequence[Person], is_other: bool) -> list[tuple[str, str]]:
    """What is known and not asked now; with `is_other` all of it, because something else stands in the fields."""
    names = {person.id: person.name for person in people}
    owner = names.get(deviation.owner_id, _("someone who left")) if deviation.owner_id else ""
    told = [
        (_("Who does something about it"), owner),
        (_("Cause"), deviation.cause),
        (_("Action"), deviation.action),
        (_("Done by"), long_date(deviation.due_on) if deviation.due_on else ""),
        (_("What was told about it"), deviation.result),
    ]
    shown = told[-1:] if deviation.state in _PLANNING and not is_other else told
    return [(name, words) for name, words in shown if words]


def _said(name: str, words: str) -> QWidget:
    made = boxed("clear", gap=2)
    box(made).addWidget(label(name, "label"))
    box(made).addWidget(label(words, wrap=True))
    made.setAccessibleName(f"{name}: {words}")
    return made
