"""What was disposed of and what is to be: a list of disposals, each of which opens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.disposal import Disposal
from resources.translations import _
from ui.privacy.words import disposal_texts
from ui.shared.widgets.basics import KeyButton, box, fill, label, row
from ui.shared.widgets.row_list import RowList


class DisposalPart(QWidget):
    """Enter on a row opens it.

    Signals:
        list_requested: find what is kept long enough.
        opened: the Disposal to show.
    """

    list_requested = Signal()
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        words = _(
            "A list holds the oldest contacts whose term is over and of which nothing is open. Look through it, put off"
            " what must stay, and approve the rest: then names, questions, notes, messages and receipts are erased for"
            " good. Figures stay the same."
        )
        headings = (_("Day"), _("Ground"), _("How far"), _("Contacts erased"))
        self.disposals = RowList[Disposal](_("Disposals"), headings, disposal_texts)
        self.none = label(_("Nothing was disposed of yet."), "muted", wrap=True)
        self.make, self.open = KeyButton(_("Make a list")), KeyButton(_("Open …"))
        self.make.clicked.connect(self.list_requested)
        self.disposals.on_request(self.open, self.opened.emit)
        for part in (label(words, "muted", wrap=True), self.none, self.disposals.table):
            box(self).addWidget(part)
        box(self).addLayout(row(self.make, self.open, None))
        box(self).addStretch(1)
        self.show_disposals([])

    def show_disposals(self, disposals: Sequence[Disposal]) -> None:
        """Replace the list; what was chosen stays so."""
        self.disposals.show_rows(disposals)
        self.none.setVisible(not disposals)
        self.disposals.table.setVisible(bool(disposals))
        self.open.setEnabled(bool(disposals))
