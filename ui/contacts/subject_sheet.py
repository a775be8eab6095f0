"""Describing a subject: its name, the customer's own question, and what kind of message it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.contact_words import message_kind_name
from app.domain.contact import MAX_QUESTION, MessageKind
from app.domain.draft import SubjectDraft
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import AreaField, ChoiceField, TextField
from ui.shared.widgets.sheet import Sheet


class SubjectSheet(Sheet):
    """Edits the current subject; every change counts at once.

    Signals:
        changed: title, own question, MessageKind.
    """

    changed = Signal(str, str, object)

    def __init__(self, window: QWidget, subject: SubjectDraft) -> None:
        super().__init__(window, subject.title or _("Subject"), _("Describe this subject"), width=620)
        self._title = TextField(_("Subject"), required=True)
        self._title.set_value(subject.title)
        self._question = AreaField(_("The customer's own question"), lines=3)
        self._question.set_value(subject.own_question)
        self._left = label("", "muted")
        kinds = [(kind.value, message_kind_name(kind)) for kind in MessageKind]
        self._kind = ChoiceField(_("Kind of message"), kinds)
        self._kind.set_value(subject.kind.value)
        for field in (self._title, self._question, self._kind):
            field.changed.connect(self._typed)
        for part in (self._title, self._question, self._left, self._kind):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        done = KeyButton(_("Done"), "Ctrl ↵", "primary")
        done.clicked.connect(self.close_sheet)
        self.set_buttons(None, done)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.close_sheet)
        self._show_left()
        self._first = self._question if subject.title else self._title

    def open_sheet(self) -> None:
        """Begin at what is missing."""
        super().open_sheet()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._show_left()
        self.changed.emit(self._title.value(), self._question.value(), MessageKind(self._kind.value()))

    def _show_left(self) -> None:
        left = MAX_QUESTION - len(self._question.value())
        self._left.setText(_("{count} characters left").format(count=left))
        too_long = _("The customer's question may have {maximum} characters.").format(maximum=MAX_QUESTION)
        self._question.show_error(too_long if left < 0 else "")
