"""The top of the editors' page: how much waits, as chips that narrow the list, and beginning an article."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.domain.rights import Right
from app.services.sign_in_actions import CONTACTS_SEEN_BY
from resources.translations import _
from ui.editing.rows import Waiting
from ui.shared.offering import is_offered
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, Tone, fill, row
from ui.shared.widgets.flow_layout import Flow

_DOWN = 5  # chips are lower than the buttons beside them
_TONES: dict[Waiting, Tone] = {
    Waiting.REVIEW: "bad",
    Waiting.FEEDBACK: "warn",
    Waiting.GAP: "info",
    Waiting.SECOND_READ: "good",
    Waiting.OTHER: "plain",
}


def waiting_name(waiting: Waiting) -> str:
    """For what an editor must look, as a chip."""
    return {
        Waiting.REVIEW: _("To check"),
        Waiting.FEEDBACK: _("Reports from the desk"),
        Waiting.GAP: _("Searched, not found"),
        Waiting.SECOND_READ: _("Waits for second reader"),
        Waiting.OTHER: _("Other"),
    }[waiting]


class EditorBar(QWidget):
    """Everything wraps to the next line when there is no room.

    Signals:
        waiting_chosen: a Waiting, or None for everything.
        import_requested: a catalogue is to be taken in.
        new_requested, from_contact_requested: begin an article, empty or from a finished contact.
        links_requested: try every web address in the articles.
    """

    waiting_chosen = Signal(object)
    import_requested = Signal()
    new_requested = Signal()
    from_contact_requested = Signal()
    links_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Waiting | None = None
        self._chips = {waiting: self._chip(waiting) for waiting in Waiting}
        self._more = QPushButton(_("More …"))
        self._more.setMenu(self._menu())
        self._new = KeyButton(_("New article"), "Ctrl N", "primary")
        self._new.clicked.connect(self.new_requested)
        self._flow = Flow(theme().px(8))
        self._flow.show_widgets(list(self._chips.values()))
        self._flow.setContentsMargins(0, theme().px(_DOWN), 0, 0)
        line = row(self._flow, self._more, self._new)
        line.setStretch(0, 1)
        fill(self, True, (0, 0, 0, 0), 0).addLayout(line)
        self.show_counts({})

    def _chip(self, waiting: Waiting) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "facet")
        made.setProperty("tone", _TONES[waiting])
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.choose(None if self._chosen is waiting else waiting))
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, told, rights in (
            (_("New article from a contact …"), self.from_contact_requested, CONTACTS_SEEN_BY),
            (_("Import …"), self.import_requested, (Right.IMPORT_ARTICLES,)),
            (_("Try all links"), self.links_requested, (Right.EDIT_ARTICLES,)),
        ):
            action = QAction(words, menu)
            action.triggered.connect(told)
            menu.aboutToShow.connect(lambda each=action, needed=rights: each.setVisible(is_offered(self, *needed)))
            menu.addAction(action)
        return menu

    def show_counts(self, counts: Mapping[Waiting, int]) -> None:
        """How much there is under each chip."""
        for waiting, chip in self._chips.items():
            chip.setText(f"{waiting_name(waiting)} {counts.get(waiting, 0)}".replace("&", "&&"))
            chip.setVisible(bool(counts.get(waiting)) or waiting is self._chosen)
        self._flow.updateGeometry()

    def choose(self, waiting: Waiting | None) -> None:
        """Narrow the list, or with None show all of it."""
        self._chosen = waiting
        for each, chip in self._chips.items():
            chip.setChecked(each is waiting)
        self.waiting_chosen.emit(waiting)
