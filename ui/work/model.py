"""The rows of open hand-offs."""

from datetime import date

from app.domain.contact_number import format_number
from app.formatting import short_date
from app.services.ports import OpenHandOff
from resources.translations import _
from ui.shared.widgets.table_model import TextTableModel


class HandOffModel(TextTableModel[OpenHandOff]):
    """Promise, subject, customer, unit and number of each hand-off."""

    def __init__(self) -> None:
        super().__init__((_("At the latest"), _("Subject"), _("Customer"), _("Unit"), _("Number")))
        self._units: dict[str, str] = {}
        self._today = date.min

    def show_rows(self, rows: list[OpenHandOff], units: dict[str, str], today: date) -> None:
        """Replace all rows; `units` gives names by id."""
        self._units, self._today = units, today
        self.replace_rows(rows)

    def texts(self, row: OpenHandOff) -> tuple[str, ...]:
        """What stands in each column; what is shielded stays so."""
        shielded = _("shielded")
        masked = row.hand_off.shielded
        return (
            due_words(row.hand_off.promise.promised_on, self._today),
            shielded if masked else row.title,
            shielded if masked else row.customer or _("anonymous"),
            self._units.get(row.hand_off.unit_id, row.hand_off.unit_id),
            format_number(row.contact_number),
        )


def due_words(promised_on: date, today: date) -> str:
    """The promise as a word where it is near; a sign marks what is late or due."""
    days = (promised_on - today).days
    if days < 0:
        return _("! {day} (late)").format(day=short_date(promised_on))
    if days == 0:
        return _("! today")
    return _("tomorrow") if days == 1 else short_date(promised_on)
