"""The small sheet of one step: a text, and where the step asks for it a unit, a person or a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import DomainError
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.formatting import long_date
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import AreaField, Field, ListField
from ui.shared.widgets.sheet import Sheet
from ui.work.actions import StepInput
from ui.work.forms import StepForm, action_name


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: units by id and name, people, days; `unit_id` is where the work is now.

    `directors` are the people who may direct it instead.
    """

    units: Sequence[tuple[str, str]]
    people: Sequence[Person]
    days: Sequence[date]
    unit_id: str
    directors: Sequence[Person]


class StepSheet(Sheet):
    """Tells every change, so that nothing typed is lost when it closes.

    Signals:
        filled: StepInput as it is now.
        sent: StepInput to do.
    """

    filled = Signal(object)
    sent = Signal(object)

    def __init__(self, window: QWidget, form: StepForm, kicker: str, choices: Choices, kept: StepInput) -> None:
        super().__init__(window, form.title, kicker, width=560)
        self.form, self._choices = form, choices
        self.banner = Banner()
        box(self.body).addWidget(self.banner)
        if form.help:
            box(self.body).addWidget(label(form.help, "muted", wrap=True))
        self._fields: dict[str, Field] = {}
        self._add_choices()
        if form.text:
            self._add("text", AreaField(form.text, form.text_required, lines=5))
        self._show(kept)
        for field in self._fields.values():
            field.changed.connect(lambda _value: self.filled.emit(self.value()))
        self._add_buttons()

    def _add(self, name: str, field: Field) -> None:
        self._fields[name] = field
        box(self.body).addWidget(field)

    def _add_choices(self) -> None:
        form = self.form
        if form.asks_unit:
            self._add("unit", ListField(_("Unit"), [("", _("Choose a unit …")), *self._choices.units], required=True))
            self._fields["unit"].changed.connect(self._offer_people)
        if form.asks_person:
            self._add("person", ListField(_("Person"), []))
            self._offer_people("" if form.asks_unit else self._choices.unit_id)
        if form.asks_director:
            directors = [(str(person.id), person.name) for person in self._choices.directors]
            self._add("director", ListField(_("Person"), [("", _("Choose a person …")), *directors], required=True))
        if form.asks_day:
            kept = [("", _("The promise stays"))] if form.asks_day == "may" else []
            days = [(day.isoformat(), long_date(day)) for day in self._choices.days]
            self._add("day", ListField(_("The customer hears by"), [*kept, *days], form.asks_day == "must"))

    def _offer_people(self, unit_id: str) -> None:
        if "person" in self._fields:
            people = [(str(person.id), person.name) for person in self._choices.people if person.unit_id == unit_id]
            field = self._fields["person"]
            assert isinstance(field, ListField)
            field.set_choices([("", _("Whoever takes it")), *people])

    def _show(self, kept: StepInput) -> None:
        self._offer_people(kept.unit_id if self.form.asks_unit else self._choices.unit_id)
        values = {
            "text": kept.text,
            "unit": kept.unit_id,
            "person": str(kept.handler_id or ""),
            "director": str(kept.handler_id or ""),
            "day": kept.promised_on.isoformat() if kept.promised_on else "",
        }
        for name, field in self._fields.items():
            field.set_value(values[name])

    def _add_buttons(self) -> None:
        cancel = KeyButton(_("Not now"), "Esc")
        cancel.clicked.connect(self.close_sheet)
        if self.form.asks_reached:
            reached = KeyButton(_("Reached"), "Ctrl+Shift ↵")
            reached.clicked.connect(lambda: self._send(is_reached=True))
            self.on_key(("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), lambda: self._send(is_reached=True))
        words = _("No answer") if self.form.asks_reached else action_name(self.form.action)
        send = KeyButton(words, "Ctrl ↵", "primary")
        send.clicked.connect(lambda: self._send())
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._send)
        self.set_buttons(cancel, None, *((reached,) if self.form.asks_reached else ()), send)

    def value(self, is_reached: bool = False) -> StepInput:
        """What is filled in."""
        texts = {name: field.value() for name, field in self._fields.items()}
        person, day = texts.get("person") or texts.get("director"), texts.get("day")
        return StepInput(
            text=texts.get("text", ""),
            unit_id=texts.get("unit", ""),
            handler_id=UUID(person) if person else None,
            promised_on=date.fromisoformat(day) if day else None,
            is_reached=is_reached,
        )

    def _send(self, is_reached: bool = False) -> None:
        """Point to what is missing, else tell."""
        missing = [field for field in self._fields.values() if field.is_required and not field.value().strip()]
        for field in self._fields.values():
            field.show_error(_("Fill this in.") if field in missing else "")
        if missing:
            missing[0].setFocus()
        else:
            self.sent.emit(self.value(is_reached))

    def show_refused(self, error: DomainError) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        field = self._fields.get({"promise": "day", "promised_on": "day"}.get(error.field, error.field))
        if field is not None:
            field.show_error(sentence(error))
            field.setFocus()
        else:
            self.banner.tell(sentence(error), "bad")
