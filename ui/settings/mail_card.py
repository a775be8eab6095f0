"""The mail server on the settings page: filled in whole, kept at once, and tried."""

from dataclasses import replace
from email.utils import parseaddr

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from app.domain.customer_checks import check_email
from app.domain.errors import DomainError
from app.error_sentences import sentence
from app.settings import Settings, SmtpSecurity
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, fill, label, row
from ui.shared.widgets.fields import ChoiceField, TextField

_PORTS = range(1, 65536)


class MailCard(QFrame):
    """Half a mail server is of no use, so what is typed counts after Keep.

    Signals:
        kept: the Settings as filled in, and a new password or "".
        test_requested: the address for a test message.
    """

    kept = Signal(object, str)
    test_requested = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._settings = settings
        self.host = TextField(_("Mail server"), hint="mail.gemeente.example")
        self.port = TextField(_("Port"), maximum=5)
        self.security = ChoiceField(
            _("Security"),
            [
                (SmtpSecurity.STARTTLS.value, "STARTTLS"),
                (SmtpSecurity.TLS.value, "TLS"),
                (SmtpSecurity.NONE.value, _("None")),
            ],
        )
        self.sent_by = TextField(_("Sender"), hint="kcc@gemeente.example")
        self.user = TextField(_("User name"), hint=_("Empty when the mail server asks for none"))
        self.password = TextField(_("New password"), hint=_("Empty to leave it as it is"))
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.to = TextField(_("Send a test message to"))
        self._state = label("", "muted", wrap=True)
        self._build()
        self._show(settings)

    def _build(self) -> None:
        fill(self, True, (12, 10, 12, 10), 12)
        box(self).addWidget(label(_("E-mail"), "heading"))
        for field in (self.host, self.port, self.security, self.sent_by, self.user, self.password):
            box(self).addWidget(field)
        self.keep_button, self.test_button = KeyButton(_("Keep")), KeyButton(_("Send a test message"))
        self.keep_button.clicked.connect(self._keep)
        self.test_button.clicked.connect(self._test)
        box(self).addLayout(row(self.keep_button, None))
        box(self).addWidget(self.to)
        box(self).addLayout(row(self.test_button, None))
        box(self).addWidget(self._state)
        self._state.hide()

    def _show(self, settings: Settings) -> None:
        self.host.set_value(settings.smtp_host)
        self.port.set_value(str(settings.smtp_port))
        self.security.set_value(settings.smtp_security.value)
        self.sent_by.set_value(settings.mail_sender)
        self.user.set_value(settings.smtp_user)
        self.test_button.setEnabled(bool(settings.smtp_host))

    # show

    def show_state(self, text: str) -> None:
        """How sending goes, or why it does not."""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._state.setAccessibleName(text)

    @property
    def state(self) -> str:
        """What is said about sending."""
        return self._state.text()

    # tell

    def _keep(self) -> None:
        port = self.port.value().strip()
        is_port = port.isascii() and port.isdecimal() and int(port) in _PORTS
        self.port.show_error("" if is_port else _("A port is a number from 1 to 65535."))
        is_sender = not self.host.value().strip() or _is_address(self.sent_by, parseaddr(self.sent_by.value())[1])
        if not (is_port and is_sender):
            return
        filled_in = replace(
            self._settings,
            smtp_host=self.host.value().strip(),
            smtp_port=int(port),
            smtp_security=SmtpSecurity(self.security.value()),
            smtp_user=self.user.value().strip(),
            mail_sender=self.sent_by.value().strip(),
        )
        self.kept.emit(filled_in, self.password.value())

    def _test(self) -> None:
        to = self.to.value().strip()
        if _is_address(self.to, to):
            self.test_requested.emit(to)


def _is_address(field: TextField, address: str) -> bool:
    """Whether it is one; what is wrong stands at the field."""
    problem = DomainError("email-wrong")
    try:
        is_right = bool(check_email(address))
    except DomainError:
        is_right = False
    field.show_error("" if is_right else sentence(problem))
    return is_right
