"""Recording a mark that a customer gave later: the number of the contact, and the mark."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.contact_number import format_number
from app.domain.errors import BaliewijsError, DomainError
from app.domain.figures.surveys import MARKS
from app.error_sentences import sentence
from app.services.survey_actions import Survey
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import Field, ListField, TextField
from ui.shared.widgets.sheet import Sheet


class MarkSheet(Sheet):
    """Stays open after a mark: answers come in numbers. What is wrong stands at its field.

    Attributes:
        fields: the number and the mark, by the name that an error has.

    Signals:
        kept: the number as typed, and the mark.
    """

    kept = Signal(str, int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Record a mark"), width=520)
        self.banner = Banner()
        number = TextField(_("Number of the contact"), required=True, hint="M4TD9-1CZ7K", maximum=20)
        marks = [("", "–"), *((str(mark), str(mark)) for mark in MARKS)]
        self.fields: dict[str, Field] = {"number": number, "mark": ListField(_("Mark"), marks, required=True)}
        told = label(_("Customers answer by e-mail with their number and a mark from 1 to 10."), "muted", wrap=True)
        for part in (self.banner, told, *self.fields.values()):
            box(self.body).addWidget(part)
        close, keep = KeyButton(_("Close"), "Esc"), KeyButton(_("Keep"), "Ctrl ↵", "primary")
        close.clicked.connect(self.close_sheet)
        keep.clicked.connect(self._keep)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._keep)
        self.set_buttons(close, None, keep)

    def _keep(self) -> None:
        mark = self.fields["mark"].value()
        if mark:
            self.kept.emit(self.fields["number"].value(), int(mark))
        else:
            self.show_refused(DomainError("mark-wrong", field="mark"))

    def show_kept(self, survey: Survey) -> None:
        """It was stored: room for the next one."""
        self._point_out(None)
        for field in self.fields.values():
            field.set_value("")
        words = _("Mark {mark} of contact {number} is kept.")
        self.banner.tell(words.format(mark=survey.mark, number=format_number(survey.number)), "good")
        self.go_to(self.fields["number"])

    def show_refused(self, error: BaliewijsError) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        self._point_out(error)

    def _point_out(self, error: BaliewijsError | None) -> None:
        name = error.field if isinstance(error, DomainError) else ""
        for key, field in self.fields.items():
            field.show_error(sentence(error) if error and key == name else "")
        self.banner.hide()
        if name in self.fields:
            self.go_to(self.fields[name])
        elif error is not None:
            self.banner.tell(sentence(error), "bad")
