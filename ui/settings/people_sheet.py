"""People with their unit and e-mail address, and units with their mailbox: two lists in one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.organisation import Person, Unit
from app.domain.rights import Right
from app.services.people_actions import Organisation
from resources.translations import _
from ui.shared.offering import needs
from ui.shared.widgets.basics import KeyButton, box, label, row
from ui.shared.widgets.row_list import RowList
from ui.shared.widgets.sheet import Sheet


class PeopleSheet(Sheet):
    """Enter on a row changes it. People are never taken away: contacts of before name them.

    Signals:
        person_requested: the Person to change, or None for a new one.
        unit_requested: the Unit whose mailbox changes.
    """

    person_requested = Signal(object)
    unit_requested = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("People and teams"), width=760)
        self._names: dict[str, str] = {}
        self.people = RowList[Person](_("People"), (_("Name"), _("Unit"), _("E-mail")), self._texts_of_person)
        self.units = RowList[Unit](_("Units"), (_("Unit"), _("Mailbox")), lambda unit: (unit.name, unit.mailbox))
        add, change, mailbox = (
            KeyButton(words) for words in (_("New person …"), _("Change person …"), _("Change mailbox …"))
        )
        for button, right in (
            (add, Right.MANAGE_PEOPLE),
            (change, Right.MANAGE_PEOPLE),
            (mailbox, Right.MANAGE_ORGANISATION),
        ):
            needs(button, right)
        add.clicked.connect(lambda: self.person_requested.emit(None))
        self.people.on_request(change, self.person_requested.emit)
        self.units.on_request(mailbox, self.unit_requested.emit)
        column = box(self.body)
        for part in (label(_("People"), "heading"), self.people.table):
            column.addWidget(part)
        column.addLayout(row(add, change, None))
        for part in (label(_("Units"), "heading"), self.units.table):
            column.addWidget(part)
        column.addLayout(row(mailbox, None))
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(close, None)

    def show_organisation(self, organisation: Organisation) -> None:
        """Replace both lists; who or what was chosen stays so."""
        units = organisation.municipality.units
        self._names = {unit.id: unit.name for unit in units}
        self.people.show_rows(organisation.people)
        self.units.show_rows(units)

    def _texts_of_person(self, person: Person) -> Sequence[str]:
        unit = self._names.get(person.unit_id, "")
        leads = _("team leader") if person.is_team_leader else ""
        return (person.name, " · ".join(part for part in (unit, leads) if part), person.email)
