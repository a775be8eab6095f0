"""Sends what waits in the outbox, every minute, and tells when a message cannot be delivered."""

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, WorldError
from app.domain.mail import MailProof
from app.error_sentences import sentence
from app.services.mail_outbox import SendReport
from app.services.registry import Services
from app.settings import Settings
from resources.translations import _, plural
from ui.settings.mail_card import MailCard
from ui.shared.paced import ask_seldom
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

_SEND_MS = 60_000
_SEND_LIVE_MS = 180_000


class MailSender(QObject):
    """Works for one window; the next one, after a change of settings, has its own.

    Signals:
        settings_kept: the Settings with another mail server; its password is in the key store by now.
    """

    settings_kept = Signal(object)

    def __init__(self, card: MailCard, notice: Banner, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._card, self._notice, self._services, self._tasks = card, notice, services, tasks
        card.kept.connect(self._keep)
        card.test_requested.connect(self._test)
        self._timer = QTimer(self, interval=_SEND_MS)
        self._timer.timeout.connect(self.send)
        self._timer.start()

    def rely_on_live(self) -> None:
        """Other seats send it too: ask less often."""
        ask_seldom(self._timer, _SEND_LIVE_MS)

    def send(self) -> None:
        """Send what waits now, when this person may."""
        if self._services.sends_mail:
            self._tasks.run(self._services.send_mail, self._show_report, self._show_error, Lane.MAIL, "send mail")

    def _keep(self, settings: Settings, password: str) -> None:
        if not (password and settings.smtp_user):
            self.settings_kept.emit(settings)
            return
        host, user = settings.smtp_host, settings.smtp_user
        self._tasks.run(
            lambda: self._services.keep_mail_password(host, user, password),
            lambda _kept: self._tell_kept(settings),
            self._show_error,
            Lane.MAIL,
        )

    def _tell_kept(self, settings: Settings) -> None:
        if isValid(self):
            self.settings_kept.emit(settings)

    def _test(self, to: str) -> None:
        self._card.show_state(_("A test message is on its way …"))
        self._tasks.run(
            lambda: self._services.send_test_mail(to), self._show_proof, self._show_error, Lane.MAIL, "test mail"
        )

    def _show_proof(self, proof: MailProof) -> None:
        self._show(_("The mail server took the test message: {reply}").format(reply=proof.server_reply))

    def _show_report(self, report: SendReport) -> None:
        self._show("\n".join(report_lines(report)))
        if report.given_up and isValid(self._notice):
            words = _("This e-mail could not be sent: {subjects}. Tell it in another way.")
            self._notice.tell(words.format(subjects=", ".join(report.given_up)), "warn")

    def _show_error(self, error: BaliewijsError) -> None:
        self._show(sentence(error))

    def _show(self, text: str) -> None:
        if isValid(self._card):  # the window may be made again meanwhile
            self._card.show_state(text)


def report_lines(report: SendReport) -> list[str]:
    """How sending goes: what waits and why, and what could not be delivered."""
    if not (report.waiting or report.failed):
        return [_("Everything was sent.")]
    lines = []
    if report.waiting:
        lines.append(plural("{count} message waits.", "{count} messages wait.", report.waiting))
    if report.problem:
        lines.append(sentence(WorldError(report.problem)))
    if report.failed:
        words = plural("{count} message could not be sent.", "{count} messages could not be sent.", report.failed)
        lines.append(words)
    return lines
