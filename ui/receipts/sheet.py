"""The receipt as it will be: look, print, save, and finish the contact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.domain.receipt import ReceiptForm
from app.domain.rights import Right
from resources.translations import _
from ui.shared.offering import is_offered, needs
from ui.shared.pdf_pages import render_pages
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, clear, label
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.sheet import Sheet

_WIDTHS = {ReceiptForm.A5: 460, ReceiptForm.A4: 560, ReceiptForm.ROLL: 300}


class ReceiptSheet(Sheet):
    """Shows a receipt in one of its forms. It is printed and saved by who registers contacts.

    Signals:
        form_changed: a ReceiptForm to show.
        print_requested, save_requested, finish_requested: for the form shown.
    """

    form_changed = Signal(object)
    print_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, window: QWidget, kicker: str, form: ReceiptForm, finishes: bool) -> None:
        super().__init__(window, _("Receipt"), kicker, width=760)
        names = {
            ReceiptForm.A5: "A5",
            ReceiptForm.A4: "A4",
            ReceiptForm.ROLL: _("Roll 80 mm"),
            ReceiptForm.TEXT: _("Text"),
        }
        self._form = ChoiceField(_("Form"), [(each.value, names[each]) for each in ReceiptForm])
        self._form.set_value(form.value)
        self._form.changed.connect(lambda value: self.form_changed.emit(ReceiptForm(value)))
        self._pages = boxed("clear", gap=10)
        self._pages.setMinimumHeight(theme().px(360))
        frame = QScrollArea()
        frame.setWidgetResizable(True)
        frame.setWidget(self._pages)
        frame.setMinimumHeight(theme().px(400))
        frame.setAccessibleName(_("Preview of the receipt"))
        box(self.body).addWidget(self._form)
        box(self.body).addWidget(frame, 1)
        save = KeyButton(_("Finish and save as PDF …") if finishes else _("Save as PDF …"))
        save.clicked.connect(lambda: self.save_requested.emit(self.form))
        needs(save, Right.REGISTER_CONTACTS)
        send = KeyButton(_("Finish and print") if finishes else _("Print …"), "Ctrl ↵", "primary")
        send.clicked.connect(self._print)
        needs(send, Right.REGISTER_CONTACTS)
        back = KeyButton(_("Back"), "Esc")
        back.clicked.connect(self.close_sheet)
        self.set_buttons(back, None, save, send)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._print)

    def _print(self) -> None:
        if is_offered(self, Right.REGISTER_CONTACTS):
            self.print_requested.emit(self.form)

    @property
    def form(self) -> ReceiptForm:
        """The form shown."""
        return ReceiptForm(self._form.value())

    def show_receipt(self, data: bytes, form: ReceiptForm) -> None:
        """Show the drawn receipt."""
        clear(box(self._pages))
        if form is ReceiptForm.TEXT:
            box(self._pages).addWidget(_text_page(data.decode()))
        else:
            width = theme().px(_WIDTHS[form])
            for image in render_pages(data, width * 2):
                box(self._pages).addWidget(_picture(image))
        box(self._pages).addStretch(1)


def _picture(image: QImage) -> QLabel:
    shown = QLabel()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(2)
    shown.setPixmap(picture)
    shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    shown.setAccessibleName(_("Page of the receipt"))
    return shown


def _text_page(text: str) -> QLabel:
    shown = label(text)
    font = QFont("Source Code Pro")
    font.setPixelSize(theme().px(13))
    shown.setFont(font)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return shown
