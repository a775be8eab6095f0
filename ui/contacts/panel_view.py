"""The right column: customer, subjects, note, and the keys that end a contact."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QMenu, QPlainTextEdit, QWidget

from app.contact_words import customer_line, outcome_name
from app.domain.contact import MAX_NOTE, Outcome
from app.domain.draft import ContactDraft, SubjectDraft
from app.domain.drafting import is_spoken
from app.domain.not_direct import needs_reason, shown_reason
from app.formatting import money
from resources.translations import _, plural
from ui.contacts.subject_row import SubjectRow, empty_subjects
from ui.contacts.survey_line import SurveyLine
from ui.contacts.words import payment_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import (
    KeyButton,
    box,
    boxed,
    card,
    clear,
    fill,
    icon_button,
    label,
    line,
    row,
    scrolled,
    set_property,
)
from ui.shared.widgets.promises_line import PromisesLine
from ui.shared.widgets.reason_field import ReasonField

OTHER_OUTCOMES = (
    Outcome.ANSWERED_AFTER_CONSULTING,
    Outcome.FORWARDED,
    Outcome.APPOINTMENT_MADE,
    Outcome.CUSTOMER_RETURNS,
    Outcome.CONNECTION_LOST,
)


class ContactPanel(QWidget):
    """Shows one running contact.

    Signals:
        note_changed: the note as it stands.
        outcome_requested: an Outcome for the current subject.
        subject_chosen, subject_removed, subject_edited: position of the row.
        reason_chosen: id of the subject, and its NotDirectReason or None.
        other signals: the button or key of that name was used.
    """

    note_changed = Signal(str)
    outcome_requested = Signal(object)
    subject_chosen = Signal(int)
    subject_removed = Signal(int)
    subject_edit_requested = Signal()
    customer_requested = Signal()
    papers_requested = Signal()
    free_subject_requested = Signal()
    hand_off_requested = Signal()
    put_through_requested = Signal()
    receipt_requested = Signal()
    finish_requested = Signal()
    hold_requested = Signal()
    talk_end_requested = Signal()
    reason_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (0, 0, 0, 0), 0)
        self._column = column = boxed("clear", margins=(14, 12, 14, 8), gap=10)
        self._scroll = scrolled(column, self)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.promises = PromisesLine()
        for part in (self._customer_card(), self.promises, self._subjects_card(), self._extras_card()):
            box(column).addWidget(part)
        self._build_note(column)
        box(column).addStretch(1)
        box(self).addWidget(self._keys())

    # build

    def _customer_card(self) -> QWidget:
        made = card()
        find = KeyButton(_("Find customer"), "F4", "link")
        find.clicked.connect(self.customer_requested)
        box(made).addLayout(row(label(_("Customer"), "label"), None, find))
        self._customer_name = label("", "heading", wrap=True)
        self._customer_line = label("", "muted", wrap=True)
        box(made).addWidget(self._customer_name)
        box(made).addWidget(self._customer_line)
        return made

    def _subjects_card(self) -> QWidget:
        self._subjects_frame = card(gap=2)
        edit = icon_button("pencil", _("Describe this subject (Ctrl+E)"))
        edit.clicked.connect(self.subject_edit_requested)
        free = icon_button("plus", _("Subject in your own words (Ctrl+Shift+Enter)"))
        free.clicked.connect(self.free_subject_requested)
        box(self._subjects_frame).addLayout(row(label(_("Subjects in this contact"), "label"), None, edit, free, gap=2))
        self._subjects = boxed("clear", gap=0)
        self._reason = ReasonField()
        self._reason.reason_chosen.connect(self._tell_reason)
        self._reason_of: SubjectDraft | None = None
        for part in (self._subjects, self._reason):
            box(self._subjects_frame).addWidget(part)
        return self._subjects_frame

    def _extras_card(self) -> QWidget:
        self._extras = card()
        change = KeyButton(_("Change"), "F11", "link")
        change.clicked.connect(self.papers_requested)
        box(self._extras).addLayout(row(label(_("Papers and fees"), "label"), None, change))
        self._extras_text = label("", "", wrap=True)
        box(self._extras).addWidget(self._extras_text)
        return self._extras

    def _build_note(self, column: QWidget) -> None:
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(_("Note with this contact"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme().px(96))
        self.note.textChanged.connect(self._note_typed)
        name = label(_("&Note with this contact (F5)"), "label")
        name.setBuddy(self.note)
        name.setTextFormat(Qt.TextFormat.AutoText)
        self._problem = label("", "error", wrap=True)
        self._kept = label("", "muted")
        self._left = label("", "muted")
        for part in (name, self.note):
            box(column).addWidget(part)
        box(column).addLayout(row(self._kept, None, self._left))
        self._problem.hide()

    def _keys(self) -> QWidget:
        self._buttons = boxed("clear", margins=(14, 6, 14, 12), gap=6)
        grid = QGridLayout()
        grid.setSpacing(theme().px(6))
        self._direct = KeyButton(_("Answered directly"), "F8")
        self._direct.clicked.connect(lambda: self.outcome_requested.emit(Outcome.ANSWERED_DIRECTLY))
        hand_off = KeyButton(_("Hand off"), "F9")
        hand_off.clicked.connect(self.hand_off_requested)
        put_through = KeyButton(_("Put through"), "F7")
        put_through.clicked.connect(self.put_through_requested)
        receipt = KeyButton(_("Receipt"), "F10")
        receipt.clicked.connect(self.receipt_requested)
        other = KeyButton(_("Ended otherwise"), "Shift+F8")
        other.clicked.connect(self.open_outcome_menu)
        self._hold = KeyButton(_("Hold"), "F6")
        self._hold.clicked.connect(self.hold_requested)
        for position, button in enumerate((self._direct, hand_off, put_through, receipt, other, self._hold)):
            grid.addWidget(button, position // 2, position % 2)
        self._talk = KeyButton(_("Conversation ended"), "Shift+F6")
        self._talk.clicked.connect(self.talk_end_requested)
        grid.addWidget(self._talk, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._other = other
        self._finish = KeyButton(_("Finish contact"), "F12", "primary")
        self._finish.clicked.connect(self.finish_requested)
        self._finish.setMinimumHeight(theme().px(40))
        self.survey = SurveyLine()
        for part in (self._problem, self.survey):
            box(self._buttons).addWidget(part)
        box(self._buttons).addLayout(grid)
        box(self._buttons).addWidget(self._finish)
        return self._buttons

    # show

    def show_draft(self, draft: ContactDraft | None, detail_of: dict[str, str]) -> None:
        """Show the contact; `detail_of` tells by subject id where a subject went."""
        self._buttons.setEnabled(draft is not None)
        self.note.setEnabled(draft is not None)
        if draft is None:
            self._show_none()
            return
        self._show_customer(draft)
        self._show_subjects(draft, detail_of)
        self._show_extras(draft)
        if self.note.toPlainText() != draft.note:
            self.note.blockSignals(True)
            self.note.setPlainText(draft.note)
            self.note.blockSignals(False)
        self._show_left(len(draft.note))
        self._hold.setText(_("Resume") if draft.on_hold_since else _("Hold"))
        self._talk.setText(_("The customer is there again") if draft.talk_ended_at else _("Conversation ended"))
        self._talk.setAccessibleName(self._talk.text())
        self._talk.setVisible(is_spoken(draft.channel))

    def _show_none(self) -> None:
        self._customer_name.setText(_("No contact"))
        self._customer_line.setText(_("Press F2 when the customer is there."))
        clear(box(self._subjects))
        box(self._subjects).addWidget(empty_subjects())
        self._show_reason(None)
        self._extras.hide()
        self.note.blockSignals(True)
        self.note.clear()
        self.note.blockSignals(False)
        self._kept.clear()
        self._left.clear()

    def _show_customer(self, draft: ContactDraft) -> None:
        empty = draft.customer.is_empty
        self._customer_name.setText(_("Anonymous") if empty else draft.customer.name or _("Name unknown"))
        self._customer_line.setText(customer_line(draft.customer))
        self._customer_line.setVisible(bool(self._customer_line.text()))

    def _show_subjects(self, draft: ContactDraft, detail_of: dict[str, str]) -> None:
        layout = box(self._subjects)
        clear(layout)
        if not draft.subjects:
            layout.addWidget(empty_subjects())
        for position, subject in enumerate(draft.subjects):
            if position:
                layout.addWidget(line())
            layout.addWidget(self._subject_row(draft, position, subject, detail_of))
        self._show_reason(draft.current_subject)

    def _show_reason(self, subject: SubjectDraft | None) -> None:
        """Of the current subject, when it was not answered directly."""
        self._reason_of = subject
        self._reason.setVisible(subject is not None and needs_reason(subject.outcome))
        self._reason.show_reason(shown_reason(subject) if subject else None)

    def _subject_row(
        self, draft: ContactDraft, position: int, subject: SubjectDraft, detail_of: dict[str, str]
    ) -> SubjectRow:
        made = SubjectRow(subject, detail_of.get(str(subject.id), ""), position == draft.current)
        made.chosen.connect(lambda: self.subject_chosen.emit(position))
        made.removal_requested.connect(lambda: self.subject_removed.emit(position))
        return made

    def _show_extras(self, draft: ContactDraft) -> None:
        parts = []
        if draft.documents:
            parts.append(", ".join(f"{d.name} ({d.count})" for d in draft.documents))
        if draft.fees:
            total = sum(fee.total_cents for fee in draft.fees)
            count = plural("{count} fee", "{count} fees", sum(fee.quantity for fee in draft.fees))
            parts.append(f"{count} · {money(total)} · {payment_name(draft.payment)}")
        self._extras_text.setText("\n".join(parts) or _("None"))
        self._extras.show()

    def show_kept(self, text: str) -> None:
        """Say when the text was written to disk."""
        self._kept.setText(text)

    def show_problem(self, text: str, field: str = "") -> None:
        """Say at the panel what must be mended; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._problem.setAccessibleName(text)
        if text:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._problem))
        set_property(self.note, "wrong", field == "note" and bool(text))

    def show_compact(self, compact: bool) -> None:
        """On a low window the buttons scroll along with the rest."""
        home = self._column if compact else self
        if self._buttons.parentWidget() is not home:
            box(home).addWidget(self._buttons)

    def show_busy(self, busy: bool) -> None:
        """While the contact is being stored its buttons wait."""
        self._buttons.setEnabled(not busy)
        self.note.setReadOnly(busy)

    def open_outcome_menu(self) -> None:
        """Offer the outcomes without a button of their own; letters and arrows choose."""
        menu = QMenu(self)
        for outcome in OTHER_OUTCOMES:
            action = QAction(outcome_name(outcome), menu)
            action.triggered.connect(lambda _checked=False, chosen=outcome: self.outcome_requested.emit(chosen))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    # emit

    def _note_typed(self) -> None:
        text = self.note.toPlainText()
        self._show_left(len(text))
        self.note_changed.emit(text)

    def _tell_reason(self, reason: object) -> None:
        if self._reason_of is not None:
            self.reason_chosen.emit(self._reason_of.id, reason)

    def _show_left(self, length: int) -> None:
        left = MAX_NOTE - length
        self._left.setText(_("{count} characters left").format(count=left) if left < 200 else "")


def promise_words(unit: str, promised: str) -> str:
    """Where a subject went and by when it is answered."""
    return _("→ {unit} · answer by {day} at the latest").format(unit=unit, day=promised)
