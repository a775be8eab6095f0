"""One disposal: look through the list, put off, approve, see it done, and keep the proof."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.contact_number import format_number
from app.domain.disposal import Disposal, DisposalLine, DisposalState, ItemState
from app.services.privacy_actions import LISTED, DisposalView
from resources.translations import _
from ui.privacy.words import line_texts, state_name, to_erase_words
from ui.shared.widgets.basics import KeyButton, box, label, row
from ui.shared.widgets.entry_sheet import EntrySheet
from ui.shared.widgets.fields import AreaField, TextField
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.row_list import RowList
from ui.shared.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Line:
    line: DisposalLine

    @property
    def id(self) -> UUID:
        return self.line.contact_id


class DisposalSheet(Sheet):
    """Tells days, numbers and kinds, never who asked.

    Signals:
        page_requested: show the list from this place on.
        put_off_requested, put_on_requested: the id of a contact.
        approval_requested, withdrawal_requested, erasing_requested, proof_requested: of the disposal shown.
    """

    page_requested = Signal(int)
    put_off_requested = Signal(object)
    put_on_requested = Signal(object)
    approval_requested = Signal()
    withdrawal_requested = Signal()
    erasing_requested = Signal()
    proof_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Disposal"), _("What is erased is gone for good"), width=980)
        self.view: DisposalView | None = None
        self.offset = 0
        headings = (_("Ended"), _("Number"), _("Kind"), _("What becomes of it"))
        self.lines = RowList[_Line](_("Contacts on the list"), headings, lambda each: _texts(each.line))
        self.state = label("", "", wrap=True)
        self.report = FileReport("", _("Statement of disposal"))
        for part in (self.state, self.lines.table):
            box(self.body).addWidget(part)
        self._build_steps()
        box(self.body).addWidget(self.report)
        self._build_buttons()
        for button in (*self._steps, self.erase, self.proof, self.back, self.further):
            button.hide()  # until it is known how far it is

    def _build_steps(self) -> None:
        names = (_("Put off …"), _("Erase after all"), _("Earlier contacts"), _("Later contacts"))
        self.put_off, self.put_on, self.back, self.further = map(QPushButton, names)
        self.lines.on_request(self.put_off, lambda each: self.put_off_requested.emit(each.id))
        self.put_on.clicked.connect(self._put_on)
        self.back.clicked.connect(lambda: self.page_requested.emit(self.offset - LISTED))
        self.further.clicked.connect(lambda: self.page_requested.emit(self.offset + LISTED))
        box(self.body).addLayout(row(self.put_off, self.put_on, None, self.back, self.further))

    def _build_buttons(self) -> None:
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self.withdraw, self.erase = KeyButton(_("Throw the list away")), KeyButton(_("Go on erasing"))
        self.proof, self.approve = KeyButton(_("Save statement …")), KeyButton(_("Approve …"))
        self.approve.setProperty("role", "primary")
        self.withdraw.clicked.connect(self.withdrawal_requested)
        self.erase.clicked.connect(self.erasing_requested)
        self.proof.clicked.connect(self.proof_requested)
        self.approve.clicked.connect(self.approval_requested)
        self.set_buttons(close, None, self.withdraw, self.proof, self.erase, self.approve)
        self._steps = (self.put_off, self.put_on, self.withdraw, self.approve)

    def _put_on(self) -> None:
        if (chosen := self.lines.chosen()) is not None:
            self.put_on_requested.emit(chosen.id)

    # show

    def show_view(self, view: DisposalView, offset: int = 0) -> None:
        """Show the disposal as it is, with a page of its list."""
        self.view, self.offset = view, offset
        self.lines.show_rows([_Line(line) for line in view.lines])
        self.state.setText(_state_words(view))
        is_proposed = view.disposal.state is DisposalState.PROPOSED
        for button in self._steps:
            button.setVisible(is_proposed)
        self.approve.setEnabled(view.to_erase > 0)
        self.erase.setVisible(view.disposal.is_running)
        self.proof.setVisible(view.disposal.state is DisposalState.DONE)
        self.back.setVisible(offset > 0)
        self.further.setVisible(offset + LISTED < view.total)

    def show_progress(self, percent: int) -> None:
        """It is being erased."""
        self.erase.hide()
        self.report.show_progress(_("Erasing … {percent} %").format(percent=percent), percent)

    def show_proof(self, text: str) -> None:
        """What was done, for the archive."""
        self.report.show_state("")
        self.report.show_lines(text.splitlines())

    def show_note(self, text: str) -> None:
        """What came of it, or why it did not go."""
        self.report.show_state(text)
        if self.view is not None:
            self.erase.setVisible(self.view.disposal.is_running)


class PutOffSheet(EntrySheet):
    """Why a contact is not erased this time."""

    def __init__(self, window: QWidget) -> None:
        reason = AreaField(_("Why must it stay? Leave names out."), required=True, lines=2)
        super().__init__(window, _("Put off"), {"reason": reason})

    def value(self) -> str:
        """The reason as typed."""
        return self.fields["reason"].value()


class ApproveSheet(EntrySheet):
    """The number is typed over, so that nobody approves by one key too many."""

    def __init__(self, window: QWidget, count: int) -> None:
        self._count = count
        number = TextField(_("Type how many contacts will be erased: {count}").format(count=count), required=True)
        reason = AreaField(_("Why now? It stands in the statement. Leave names out."), required=True, lines=2)
        super().__init__(window, _("Approve disposal"), {"reason": reason, "number": number})

    def value(self) -> str:
        """The reason as typed."""
        return self.fields["reason"].value()

    def is_confirmed(self) -> bool:
        """Whether the number is right; a wrong one is pointed out."""
        is_right = self.fields["number"].value().strip() == str(self._count)
        self.fields["number"].show_error("" if is_right else _("Type the number exactly: what is erased is gone."))
        return is_right


def _texts(line: DisposalLine) -> tuple[str, ...]:
    return tuple(line_texts(line, format_number(line.number)))


def _state_words(view: DisposalView) -> str:
    disposal: Disposal = view.disposal
    told = [state_name(disposal.state).capitalize() + "."]
    if disposal.is_open:
        told.append(to_erase_words(view.to_erase, view.total))
    if put_off := view.counts.get(ItemState.PUT_OFF, 0):
        told.append(_("Put off: {count}.").format(count=put_off))
    if disposal.reason:
        told.append(_("Reason: {reason}").format(reason=disposal.reason))
    return " ".join(told)
