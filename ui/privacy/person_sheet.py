"""What is stored about one person: to see, to hand out, to put right and to erase."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from app.contact_words import channel_name, customer_line
from app.domain.contact import Channel
from app.domain.contact_number import format_number
from app.domain.customer import Customer
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.person_actions import PersonContact, PersonView
from resources.translations import _
from ui.privacy.words import contact_texts, seen_words
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.customer_form import CustomerForm
from ui.shared.widgets.entry_sheet import EntrySheet
from ui.shared.widgets.fields import AreaField, TextField
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.row_list import RowList
from ui.shared.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Contact:
    contact: PersonContact

    @property
    def id(self) -> str:
        return self.contact.number


class PersonSheet(Sheet):
    """The name stands in the body, never in a title.

    Signals:
        export_requested, correction_requested, erasing_requested: of the person shown.
    """

    export_requested = Signal()
    correction_requested = Signal()
    erasing_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("One person"), _("Check first who it is"), width=980)
        self.view: PersonView | None = None
        self.banner = Banner()
        self.who = label("", "big", wrap=True)
        headings = (_("Day"), _("Number"), _("Channel"), _("Subjects"), _("Kept until"), _("Open"))
        self.contacts = RowList[_Contact](_("Contacts"), headings, lambda each: _texts(each.contact))
        self.seen = QPlainTextEdit()
        self.seen.setReadOnly(True)
        self.seen.setTabChangesFocus(True)
        self.seen.setAccessibleName(_("Who saw or changed it"))
        self.seen.setMinimumHeight(theme().px(110))
        self.report = FileReport("", _("Statement of disposal"))
        for part in (
            *(self.banner, self.who, label(_("Contacts"), "heading"), self.contacts.table),
            *(label(_("Who saw or changed it"), "heading"), self.seen, self.report),
        ):
            box(self.body).addWidget(part)
        self._build_buttons()

    def _build_buttons(self) -> None:
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        names = (_("Erase …"), _("Put right …"), _("Save everything …"))
        self.erase, self.correct, self.export = map(QPushButton, names)
        self.erase.clicked.connect(self.erasing_requested)
        self.correct.clicked.connect(self.correction_requested)
        self.export.clicked.connect(self.export_requested)
        self.set_buttons(close, None, self.erase, self.correct, self.export)
        self.offer(False)  # until it is known what there is

    def show_view(self, view: PersonView) -> None:
        """Show what there is; while something is open the person cannot be erased."""
        self.view = view
        customer = view.customer
        self.who.setText(f"{customer.name or _('Name unknown')}\n{customer_line(customer)}")
        self.contacts.show_rows([_Contact(each) for each in view.contacts])
        self.seen.setPlainText("\n".join(map(seen_words, view.seen)) or _("Nobody, as far as is logged."))
        self.offer(True)
        self.erase.setEnabled(not view.is_open)
        if view.is_open:
            self.banner.tell(_("Something is open: this person can be erased when it is closed."), "info")

    def offer(self, is_possible: bool) -> None:
        """Whether anything can be done with the person at this moment."""
        for button in (self.erase, self.correct, self.export):
            button.setEnabled(is_possible)

    def show_progress(self, percent: int) -> None:
        """The person is being erased."""
        self.offer(False)
        self.report.show_progress(_("Erasing … {percent} %").format(percent=percent), percent)

    def show_erased(self, proof: str) -> None:
        """The person is gone: only the proof is left on the screen."""
        self.who.setText(_("Erased."))
        self.contacts.show_rows([])
        self.seen.setPlainText("")
        self.report.show_state("")
        self.report.show_lines(proof.splitlines())


class CorrectSheet(Sheet):
    """Puts the register right; nothing is stored before Keep.

    Signals:
        kept: the Customer as filled in.
    """

    kept = Signal(object)

    def __init__(self, window: QWidget, customer: Customer) -> None:
        super().__init__(window, _("Put right"), width=760)
        self._typed = customer
        self.form, self.banner = CustomerForm(), Banner()
        self.form.show_customer(customer)
        self.form.changed.connect(self._type)
        for part in (self.banner, self.form):
            box(self.body).addWidget(part)
        cancel, keep = KeyButton(_("Not now"), "Esc"), KeyButton(_("Keep"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        keep.clicked.connect(self._keep)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._keep)
        self.set_buttons(cancel, None, keep)

    def show_refused(self, error: BaliewijsError) -> None:
        """Say why it was not stored; what was typed stays."""
        self.banner.tell(sentence(error), "bad")

    def _type(self, customer: Customer) -> None:
        self._typed = customer

    def _keep(self) -> None:
        self.kept.emit(self._typed)


class EraseSheet(EntrySheet):
    """A word is typed over, so that nobody erases by one key too many."""

    def __init__(self, window: QWidget) -> None:
        reason = AreaField(_("Why? It stands in the statement. Leave names out."), required=True, lines=2)
        word = TextField(_("Type {word} to erase this person for good").format(word=_erase()), required=True)
        super().__init__(window, _("Erase one person"), {"reason": reason, "word": word})

    def value(self) -> str:
        """The reason as typed."""
        return self.fields["reason"].value()

    def is_confirmed(self) -> bool:
        """Whether the word is right; a wrong one is pointed out."""
        is_right = self.fields["word"].value().strip().casefold() == _erase().casefold()
        self.fields["word"].show_error("" if is_right else _("Type the word exactly: what is erased is gone."))
        return is_right


def _erase() -> str:
    return _("ERASE")


def _texts(contact: PersonContact) -> tuple[str, ...]:
    channel = channel_name(Channel(contact.channel))
    return tuple(contact_texts(contact, format_number(contact.number), channel))
