"""The small sheets of one person and of one mailbox: what is wrong stands at its field, and nothing typed is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.domain.organisation import Person, Unit
from app.domain.rights import Role
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import ChoiceField, Field, ListField, TextField
from ui.shared.widgets.sheet import Sheet


class EntrySheet(Sheet):
    """Stays open until what is typed was stored.

    Signals:
        kept: the person wants it stored; `value` of the subclass is what.
    """

    kept = Signal()

    def __init__(self, window: QWidget, title: str, fields: Mapping[str, Field]) -> None:
        super().__init__(window, title, width=520)
        self.fields = fields
        self.banner = Banner()
        for part in (self.banner, *fields.values()):
            box(self.body).addWidget(part)
        cancel, keep = KeyButton(_("Not now"), "Esc"), KeyButton(_("Keep"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        keep.clicked.connect(self.kept)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.kept.emit)
        self.set_buttons(cancel, None, keep)

    def show_refused(self, error: BaliewijsError) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        name = error.field if isinstance(error, DomainError) else ""
        for key, field in self.fields.items():
            field.show_error(sentence(error) if key == name else "")
        self.banner.hide()
        if name in self.fields:
            self.fields[name].setFocus()
        else:
            self.banner.tell(sentence(error), "bad")


class PersonSheet(EntrySheet):
    """A new person, or one who changes."""

    def __init__(self, window: QWidget, person: Person, units: Sequence[Unit]) -> None:
        self._person = person
        choices = [("", _("No unit: at a desk of the contact centre")), *((unit.id, unit.name) for unit in units)]
        name = TextField(_("Name, as it stands on receipts"), required=True, hint="S. Bakker", maximum=60)
        unit, email = ListField(_("Unit"), choices), TextField(_("E-mail"), hint="s.bakker@gemeente.example")
        leads = ChoiceField(
            _("Team leader: sees the figures of each person of the same unit"), [("no", _("No")), ("yes", _("Yes"))]
        )
        title = _("Change a person") if person.name else _("A new person")
        super().__init__(window, title, {"name": name, "unit": unit, "email": email, "leads": leads})
        name.set_value(person.name)
        unit.set_value(person.unit_id)
        email.set_value(person.email)
        leads.set_value("yes" if person.is_team_leader else "no")

    def value(self) -> Person:
        """The person as filled in."""
        typed = {key: field.value() for key, field in self.fields.items()}
        return replace(
            self._person,
            name=typed["name"],
            unit_id=typed["unit"],
            email=typed["email"],
            roles=_with_leading(self._person.roles, typed["leads"] == "yes"),
        )


def _with_leading(roles: tuple[Role, ...], leads: bool) -> tuple[Role, ...]:
    others = tuple(role for role in roles if role is not Role.TEAM_LEADER)
    return (*others, Role.TEAM_LEADER) if leads else others


class MailboxSheet(EntrySheet):
    """Where one unit gets its mail."""

    def __init__(self, window: QWidget, unit: Unit) -> None:
        mailbox = TextField(_("Mailbox"), hint=_("Empty when the unit has no mailbox"))
        super().__init__(window, _("Mailbox of {unit}").format(unit=unit.name), {"email": mailbox})
        mailbox.set_value(unit.mailbox)

    def value(self) -> str:
        """The address as typed."""
        return self.fields["email"].value()
