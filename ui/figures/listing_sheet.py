"""The contacts behind a number."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.contact_words import channel_name, outcome_name
from app.domain.contact_number import format_number
from app.figure_words import count_text
from app.formatting import clock_time, short_date
from app.services.figure_ports import ListedContact
from resources.translations import _, plural
from ui.figures.number_table import NumberColumn, NumberModel, NumberTable
from ui.figures.wishes import NEEDED, ShowReceipt
from ui.shared.offering import needs
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet

_WIDTH, _SUBJECT = 1160, 3


class ListingSheet(Sheet):
    """Newest first; pressing a number opens the receipt of that contact.

    Attributes:
        table: the contacts.
        banner: tells what went wrong.

    Signals:
        contact_chosen: number of the contact.
        more_requested: the next contacts are wanted.
    """

    contact_chosen = Signal(str)
    more_requested = Signal()

    def __init__(self, window: QWidget, title: str, about: str, units: Mapping[str, str]) -> None:
        super().__init__(window, title, about, _WIDTH)
        self.banner = Banner()
        self._count = label(_("The contacts are being read …"), "strong", wrap=True)
        hint = label(_("Press a number to see what the customer was told."), "muted", wrap=True)
        self._hint = needs(hint, *NEEDED[ShowReceipt])
        self._model = NumberModel[ListedContact](_columns(units))
        self.table = NumberTable(self._model, title, _SUBJECT)
        self.table.wished.connect(lambda wish: self.contact_chosen.emit(wish.number))
        for part in (self.banner, self._count, self._hint, self.table):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._more = QPushButton(_("Show more"))
        self._more.setAutoDefault(True)
        self._more.clicked.connect(self.more_requested)
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(self._more, None, close)
        for each in (self._more, self.table, self._hint):
            each.hide()

    def show_lines(self, lines: Sequence[ListedContact], total: int) -> None:
        """Replace the rows; there are `total` in all."""
        is_first = self._model.rowCount() == 0
        self._model.replace_rows(lines)
        self._count.setText(_counted(len(lines), total))
        for each in (self.table, self._hint):
            each.setVisible(bool(lines))
        self._more.setVisible(len(lines) < total)
        if is_first and lines:
            self.table.setFocus()


def _counted(shown: int, total: int) -> str:
    if not total:
        return _("There are no contacts behind this number that you may see.")
    if shown < total:
        return _("The newest {count} of {total}.").format(count=count_text(shown), total=count_text(total))
    return plural("{count} line.", "{count} lines.", total)


def _columns(units: Mapping[str, str]) -> Sequence[NumberColumn[ListedContact]]:
    texts: tuple[tuple[str, Callable[[ListedContact], str]], ...] = (
        (_("When"), lambda line: f"{short_date(line.started_at)} {clock_time(line.started_at)}"),
        (_("Channel"), lambda line: channel_name(line.channel)),
        (_("Subject"), lambda line: line.title or _("a shielded question")),
        (_("Outcome"), lambda line: outcome_name(line.outcome) if line.outcome else "—"),
        (_("Team"), lambda line: units.get(line.unit_id, line.unit_id)),
    )
    number = NumberColumn[ListedContact](
        _("Contact number"), lambda line: format_number(line.number), lambda line: ShowReceipt(line.number)
    )
    return (number, *(NumberColumn(heading, text) for heading, text in texts))
