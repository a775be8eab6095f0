"""The list of what the server does not have yet, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from app.domain.outbox import SaveState
from app.formatting import clock_time, short_date
from app.services.outbox_saving import SendRound, WaitingSave
from resources.translations import _
from ui.outbox.words import reason_words, state_word, status_words
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet
from ui.shared.widgets.table_model import TextTableModel

_WIDTH, _ROW, _HEIGHT, _EDGES = 960, 30, 260, 12


class SavesModel(TextTableModel[WaitingSave]):
    """Number, time, state and reason."""

    def __init__(self) -> None:
        super().__init__((_("Contact number"), _("When"), _("State"), _("Why")))

    def texts(self, row: WaitingSave) -> Sequence[str]:
        """What stands in each column."""
        return (row.number, f"{short_date(row.at)} {clock_time(row.at)}", state_word(row), reason_words(row))


class OutboxSheet(Sheet):
    """Oldest first. The buttons are for the chosen line.

    Attributes:
        banner: tells what went wrong.
        table: the lines.

    Signals:
        send_requested: everything that waits is to be sent now.
        retry_requested, reopen_requested, told: id of the chosen save.
    """

    send_requested = Signal()
    retry_requested = Signal(object)
    reopen_requested = Signal(object)
    told = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("What the server does not have yet"), "", _WIDTH)
        self.banner = Banner()
        self._state = label("", "strong", wrap=True)
        self._model = SavesModel()
        self.table = _table(self._model)
        self.table.selectionModel().selectionChanged.connect(self._show_what_is_possible)
        self._reason = label("", wrap=True)
        safe = _("All of it is kept on this computer, encrypted. Closing the window loses nothing.")
        self._safe = label(safe, "muted", wrap=True)
        for part in (self.banner, self._state, self.table, self._reason, self._safe):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._retry = self._button(_("Try again"), self._ask_retry)
        self._reopen = self._button(_("Open as contact"), self._ask_reopen)
        self._told = self._button(_("The customer knows"), self._tell)
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(self._retry, self._reopen, self._told, None, close)
        self._show_what_is_possible()

    def show_state(self, state: SendRound) -> None:
        """Replace the lines; the chosen one stays chosen while it is there."""
        before = self._chosen
        self._state.setText(status_words(state))
        self._model.replace_rows(state.lines)
        ids = [line.id for line in state.lines]
        if ids:
            self.table.selectRow(ids.index(before.id) if before is not None and before.id in ids else 0)
        self.table.setFixedHeight(theme().px(min(_HEIGHT, (len(ids) + 1) * _ROW + _EDGES)))
        for part in (self.table, self._reason, self._safe):
            part.setVisible(bool(ids))
        self._show_what_is_possible()

    @property
    def _chosen(self) -> WaitingSave | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.row(rows[0].row()) if rows else None

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(True)
        made.clicked.connect(act)
        return made

    def _ask_retry(self) -> None:
        line = self._chosen
        if line is not None and line.state is SaveState.REFUSED:
            self.retry_requested.emit(line.id)
        else:
            self.send_requested.emit()

    def _ask_reopen(self) -> None:
        if self._chosen is not None:
            self.reopen_requested.emit(self._chosen.id)

    def _tell(self) -> None:
        if self._chosen is not None:
            self.told.emit(self._chosen.id)

    def _show_what_is_possible(self) -> None:
        line = self._chosen
        self._reason.setText(reason_words(line) if line else "")
        QTimer.singleShot(0, self._reason, lambda: self._scroll.ensureWidgetVisible(self._reason))
        self._retry.setEnabled(line is not None and line.state is not SaveState.TO_TELL)
        self._reopen.setVisible(line is not None and line.can_be_opened)
        self._told.setVisible(line is not None and line.state is SaveState.TO_TELL)


def _table(model: SavesModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(_("What the server does not have yet"))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
