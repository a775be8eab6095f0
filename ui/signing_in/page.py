"""The page where somebody signs in, or unlocks the screen."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, card, fill, label
from ui.shared.widgets.fields import ListField, TextField
from ui.signing_in.cover import Cover
from ui.signing_in.presenter import Asking, Form

_WIDTH = 420


class SignInPage(Cover):
    """Lies over the window. Enter goes on.

    Signals:
        submitted: id of the person or login, password, and whether this computer keeps it.
        somebody_else_requested: another person takes over.
        back_requested: who works here goes on after all.
    """

    submitted = Signal(str, str, bool)
    somebody_else_requested = Signal()
    back_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._form = Form(Asking.GO_ON)
        self.title, self._about = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.person, self.login = ListField(_("Your name"), []), TextField(_("Login"), maximum=63)
        self.password = TextField(_("Password"))
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.edit.installEventFilter(self)
        self.caps_lock = label(_("Caps Lock is on."), "muted", wrap=True)
        self.keep = QCheckBox(_("Keep the password on this computer"))
        self.go_on = KeyButton("", "↵", "primary")
        self.other, self.back = KeyButton(_("Somebody else …")), KeyButton(_("Back"))
        self._build()

    def _build(self) -> None:
        fill(self, True, (0, 0, 0, 0), 0)
        middle = boxed("page", margins=(20, 20, 20, 20))
        made = card("card", gap=12)
        made.setMaximumWidth(theme().px(_WIDTH))
        fields = (self.person, self.login, self.password, self.caps_lock, self.keep)
        for part in (self.title, self._about, *fields, self.go_on, self.other, self.back):
            box(made).addWidget(part)
        row = boxed("clear", vertical=False)  # an alignment would give texts of two lines the height of one
        box(row).addStretch(1)
        box(row).addWidget(made, _WIDTH)
        box(row).addStretch(1)
        box(middle).addStretch(1)
        box(middle).addWidget(row)
        box(middle).addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        box(self).addWidget(scroll)
        self.card = made
        self.go_on.clicked.connect(self._submit)
        for field in (self.login, self.password):
            field.edit.returnPressed.connect(self._submit)
        self.other.clicked.connect(self.somebody_else_requested)
        self.back.clicked.connect(self.back_requested)
        made.hide()  # until it is known what is asked

    # show

    def show_form(self, form: Form) -> None:
        """Ask this; nothing is typed yet."""
        self._form = form
        self.card.show()
        signs_in = form.asking is Asking.SIGN_IN
        self.title.setText(_("Sign in") if signs_in else _("This screen is locked"))
        about = _("Everything you typed is kept.") if signs_in else _("{name} works here. Everything typed is kept.")
        self._about.setText(about.format(name=form.worker))
        self._about.setVisible(not signs_in)
        self.person.set_choices([(str(person.id), person.name) for person in form.people])
        self.login.set_value(form.login)
        self.password.set_value("")
        for field in (self.login, self.password):
            field.show_error("")
        self.go_on.setText(self._words())
        self.go_on.setAccessibleName(self._words())
        for part, is_there in (
            (self.person, signs_in and bool(form.people)),
            (self.login, signs_in and not form.people),
            (self.password, form.asking is not Asking.GO_ON),
            (self.caps_lock, False),
            (self.keep, form.may_keep),
            (self.other, bool(form.worker)),
            (self.back, form.has_way_back),
        ):
            part.setVisible(is_there)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self) -> str:
        words = {Asking.SIGN_IN: _("Sign in"), Asking.UNLOCK: _("Unlock"), Asking.GO_ON: _("Go on working")}
        return words[self._form.asking]

    def show_refused(self, error: BaliewijsError) -> None:
        """It did not work; the password is typed anew."""
        self.card.show()
        self.password.set_value("")
        field = self.login if self.password.isHidden() and not self.login.isHidden() else self.password
        if field.isHidden():
            self._about.setText(sentence(error))
        field.show_error(self._words_about(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_about(self, error: BaliewijsError) -> str:
        """Without the server only who is known here can sign in."""
        if error.key == "database-away" and not self.login.isHidden():
            return _("The server cannot be reached. Now only who signed in here in the last two weeks can do so.")
        return sentence(error)

    def show_busy(self, busy: bool) -> None:
        """Whether the answer is awaited; nothing can be typed then."""
        for field in (self.login, self.password):
            field.edit.setReadOnly(busy)
        for part in (self.person, self.keep, self.other, self.back):
            part.setEnabled(not busy)
        self.go_on.setText(_("One moment …") if busy else self._words())

    def first_field(self) -> QWidget:
        """Where typing begins: the password, when who it is stands there already."""
        if self.card.isHidden():
            return self
        if self._form.asking is Asking.GO_ON:
            return self.go_on
        if self._form.asking is Asking.SIGN_IN and not self._form.people and not self.login.value():
            return self.login.edit
        return self.password.edit

    # tell

    def _submit(self) -> None:
        name = self.person.value() if self._form.people else self.login.value().strip()
        self.submitted.emit(name, self.password.value(), self.keep.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter tells whether Caps Lock is on: it is large without Shift, or small with it."""
        if watched is self.password.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if letter.isalpha() and letter.upper() != letter.lower():
                self.caps_lock.setVisible(letter.isupper() != shift)
        return super().eventFilter(watched, event)
