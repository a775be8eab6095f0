"""The small sheets of one person and of one mailbox."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.organisation import Person, Unit
from resources.translations import _
from ui.settings.password_fields import hidden_field, new_password_fields, typed_twice
from ui.settings.roles_field import RolesField
from ui.shared.widgets.basics import box
from ui.shared.widgets.entry_sheet import EntrySheet
from ui.shared.widgets.fields import Field, ListField, TextField


class PersonSheet(EntrySheet):
    """A new person, or one who changes. A `login` is asked on a server only; an empty password changes nothing."""

    def __init__(
        self,
        window: QWidget,
        person: Person,
        units: Sequence[Unit],
        on_server: bool = False,
        has_password: bool = False,
    ) -> None:
        self._person = person
        choices = [("", _("No unit: at a desk of the contact centre")), *((unit.id, unit.name) for unit in units)]
        name = TextField(_("Name, as it stands on receipts"), required=True, hint="S. Bakker", maximum=60)
        unit, email = ListField(_("Unit"), choices), TextField(_("E-mail"), hint="s.bakker@gemeente.example")
        fields: dict[str, Field] = {"name": name, "unit": unit, "email": email}
        if on_server:
            fields["login"] = TextField(_("Login on the server"), hint="s.bakker", maximum=63)
            fields["login"].set_value(person.login)
        self.roles = RolesField()
        hint = _("Empty to leave it as it is") if has_password or on_server else _("Empty for no password")
        fields |= {"roles": self.roles, **new_password_fields(hint)}
        super().__init__(window, _("Change a person") if person.name else _("A new person"), fields)
        self.without_password = QCheckBox(_("No password any more"))
        box(self.body).addWidget(self.without_password)
        self.without_password.setVisible(has_password or on_server)
        name.set_value(person.name)
        unit.set_value(person.unit_id)
        email.set_value(person.email)
        self.roles.set_value("\n".join(person.roles))

    def value(self) -> Person:
        """The person as filled in."""
        typed = {key: field.value() for key, field in self.fields.items()}
        return replace(
            self._person,
            name=typed["name"],
            unit_id=typed["unit"],
            email=typed["email"],
            roles=self.roles.roles(),
            login=typed.get("login", self._person.login),
        )

    def password(self) -> str | None:
        """A new one, "" to take it away, None to leave it; DomainError `passwords-differ`."""
        typed = typed_twice(self.fields["password"].value(), self.fields["again"].value())
        return "" if self.without_password.isChecked() else typed or None


class OwnPasswordSheet(EntrySheet):
    """Another password for who works here."""

    def __init__(self, window: QWidget) -> None:
        old = hidden_field(_("Password of now"))
        super().__init__(window, _("Change my password"), {"old": old, **new_password_fields("")})

    def old(self) -> str:
        """The password of now."""
        return self.fields["old"].value()

    def new(self) -> str:
        """The new one; DomainError `passwords-differ`."""
        return typed_twice(self.fields["password"].value(), self.fields["again"].value())


class MailboxSheet(EntrySheet):
    """Where one unit gets its mail."""

    def __init__(self, window: QWidget, unit: Unit) -> None:
        mailbox = TextField(_("Mailbox"), hint=_("Empty when the unit has no mailbox"))
        super().__init__(window, _("Mailbox of {unit}").format(unit=unit.name), {"email": mailbox})
        mailbox.set_value(unit.mailbox)

    def value(self) -> str:
        """The address as typed."""
        return self.fields["email"].value()
