"""Typing a new password twice, because nobody sees what is typed."""

from PySide6.QtWidgets import QLineEdit

from app.domain.errors import DomainError
from resources.translations import _
from ui.shared.widgets.fields import TextField


def hidden_field(name: str, hint: str = "") -> TextField:
    """A field of which nobody can read what is typed."""
    made = TextField(name, hint=hint)
    made.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def new_password_fields(hint: str) -> dict[str, TextField]:
    """For the new password, and for the same once more."""
    return {
        "password": hidden_field(_("New password, at least 12 characters"), hint),
        "again": hidden_field(_("The same password again")),
    }


def typed_twice(password: str, again: str) -> str:
    """The password; DomainError `passwords-differ`."""
    if password != again:
        raise DomainError("passwords-differ", field="again")
    return password
