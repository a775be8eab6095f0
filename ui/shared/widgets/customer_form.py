"""The fields of a customer, each checked when it is left."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.customer import Customer
from app.domain.customer_checks import check_email, check_house_number, check_kvk, check_phone, check_postcode
from app.domain.errors import DomainError
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.fields import Field, ListField, TextField


class CustomerForm(QWidget):
    """Edits one customer.

    Signals:
        changed: the Customer as typed so far.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._customer: Customer | None = None
        salutations = [("", "–"), ("Mw.", _("Ms")), ("Dhr.", _("Mr"))]
        self._fields: dict[str, Field] = {
            "salutation": ListField(_("Salutation"), salutations),
            "initials": TextField(_("Initials"), maximum=20),
            "prefix": TextField(_("Prefix"), hint=_("van der"), maximum=20),
            "last_name": TextField(_("Last name")),
            "company": TextField(_("Company")),
            "kvk_number": TextField(_("KvK number"), maximum=8),
            "postcode": TextField(_("Postcode"), hint="1234 AB", maximum=8),
            "house_number": TextField(_("House number"), maximum=12),
            "street": TextField(_("Street")),
            "place": TextField(_("Place")),
            "phone": TextField(_("Telephone"), hint="06 12345678", maximum=30),
            "email": TextField(_("E-mail")),
        }
        self._consent = QCheckBox(_("May be reached by e-mail (the customer said so)"))
        self._consent.clicked.connect(self._typed)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().px(8))
        rows = (
            (("salutation", 1), ("initials", 1), ("prefix", 1), ("last_name", 3)),
            (("postcode", 2), ("house_number", 1), ("street", 3)),
            (("place", 3), ("phone", 3)),
            (("email", 3), ("company", 2), ("kvk_number", 1)),
        )
        for number, fields in enumerate(rows):
            column = 0
            for name, width in fields:
                grid.addWidget(self._fields[name], number, column, 1, width, Qt.AlignmentFlag.AlignTop)
                column += width
        grid.addWidget(self._consent, len(rows), 0, 1, 6)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        for name, field in self._fields.items():
            field.changed.connect(self._typed)
            if isinstance(field, TextField) and name in _CHECKS:
                field.edit.editingFinished.connect(lambda checked=name: self._check(checked))

    @property
    def first(self) -> Field:
        """Where typing begins."""
        return self._fields["last_name"]

    def field(self, name: str) -> Field:
        """The field of a Customer's attribute."""
        return self._fields[name]

    def show_customer(self, customer: Customer) -> None:
        """Show a customer."""
        self._customer = customer
        for name, field in self._fields.items():
            field.set_value(getattr(customer, name))
            field.show_error("")
        self._consent.setChecked(customer.email_consent)

    def _typed(self) -> None:
        assert self._customer is not None
        typed: dict[str, Any] = {name: field.value() for name, field in self._fields.items()}
        self._customer = replace(self._customer, **typed, email_consent=self._consent.isChecked())
        self._customer = replace(self._customer, phone_e164=_e164(self._customer.phone))
        self.changed.emit(self._customer)

    def _check(self, name: str) -> None:
        field = self._fields[name]
        if not field.value().strip():
            field.show_error("")
            return
        try:
            field.set_value(_CHECKS[name](field.value()))
        except DomainError as error:
            field.show_error(sentence(error))
        else:
            field.show_error("")
            self._typed()


def _typed_phone(typed: str) -> str:
    return check_phone(typed)[0]


def _e164(typed: str) -> str:
    try:
        return check_phone(typed)[1] if typed.strip() else ""
    except DomainError:
        return ""


_CHECKS: dict[str, Callable[[str], str]] = {
    "postcode": check_postcode,
    "house_number": check_house_number,
    "phone": _typed_phone,
    "email": check_email,
    "kvk_number": check_kvk,
}
