"""The mail server on the settings page, and sending in the background."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.domain.mail import MailProof
from app.services.mail_outbox import SendReport
from app.services.registry import Services
from app.settings import Settings, SmtpSecurity
from tests.unit.test_mail_smtp import NOW
from ui.mail_sender import MailSender, report_lines
from ui.settings.mail_card import MailCard
from ui.shared.tasks import Tasks
from ui.shared.widgets.banner import Banner

KEPT = Settings(smtp_host="mail.testdam.example", mail_sender="kcc@testdam.example", smtp_user="kcc")


class Outbox:
    """Mail actions that remember what was asked."""

    sends_mail = True

    def __init__(self) -> None:
        self.report = SendReport(sent=0, failed=0, waiting=0)
        self.passwords: list[tuple[str, str, str]] = []
        self.tested: list[str] = []
        self.away = False

    def send_mail(self) -> SendReport:
        return self.report

    def send_test_mail(self, to: str) -> MailProof:
        if self.away:
            raise WorldError("mail-server-away")
        self.tested.append(to)
        return MailProof("<1@testdam.example>", NOW, "250 queued")

    def keep_mail_password(self, host: str, user: str, password: str) -> None:
        if self.away:
            raise WorldError("key-store-away")
        self.passwords.append((host, user, password))


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    yield window
    delete(window)


class Made:
    """A card, its sender, and what they did."""

    def __init__(self, window: QMainWindow, tasks: Tasks) -> None:
        self.card, self.notice, self.outbox = MailCard(KEPT), Banner(), Outbox()
        self.notice.setParent(window)
        window.setCentralWidget(self.card)
        self.sender = MailSender(self.card, self.notice, cast(Services, cast(Any, self.outbox)), tasks, window)
        self.kept: list[Settings] = []
        self.sender.settings_kept.connect(self.kept.append)
        window.show()


@pytest.fixture
def made(window: QMainWindow, tasks: Tasks, qtbot: QtBot) -> Made:
    return Made(window, tasks)


def test_what_is_filled_in_counts_after_keep(made: Made) -> None:
    made.card.host.edit.setText(" smtp.testdam.example ")
    made.card.port.edit.setText("465")
    made.card.security.set_value(SmtpSecurity.TLS)
    assert made.kept == []
    made.card.keep_button.click()
    (kept,) = made.kept
    assert (kept.smtp_host, kept.smtp_port, kept.smtp_security) == ("smtp.testdam.example", 465, SmtpSecurity.TLS)


@pytest.mark.parametrize("port", ["", "0", "65536", "smtp", "²"])
def test_a_port_that_cannot_be_is_pointed_out_and_nothing_is_kept(made: Made, port: str) -> None:
    made.card.port.edit.setText(port)
    made.card.keep_button.click()
    assert made.card.port.error
    assert made.kept == []


@pytest.mark.parametrize("sender", ["", "Testdam", "kcc@"])
def test_a_mail_server_needs_a_sender(made: Made, sender: str) -> None:
    made.card.sent_by.edit.setText(sender)
    made.card.keep_button.click()
    assert made.card.sent_by.error
    assert made.kept == []


def test_a_password_goes_to_the_key_store_before_the_rest_is_kept(made: Made, qtbot: QtBot) -> None:
    made.card.password.edit.setText("geheim")
    made.card.keep_button.click()
    qtbot.waitUntil(lambda: bool(made.kept))
    assert made.outbox.passwords == [("mail.testdam.example", "kcc", "geheim")]
    assert "geheim" not in repr(made.kept)


def test_without_a_key_store_nothing_is_kept_and_it_is_said(made: Made, qtbot: QtBot) -> None:
    made.outbox.away = True
    made.card.password.edit.setText("geheim")
    made.card.keep_button.click()
    qtbot.waitUntil(lambda: "key store" in made.card.state)
    assert made.kept == []


def test_a_test_message_tells_what_the_server_answered(made: Made, qtbot: QtBot) -> None:
    made.card.to.edit.setText("beheer@testdam.example")
    made.card.test_button.click()
    qtbot.waitUntil(lambda: "250 queued" in made.card.state)
    assert made.outbox.tested == ["beheer@testdam.example"]


def test_a_test_message_that_fails_tells_why(made: Made, qtbot: QtBot) -> None:
    made.outbox.away = True
    made.card.to.edit.setText("beheer@testdam.example")
    made.card.test_button.click()
    qtbot.waitUntil(lambda: "does not answer" in made.card.state)


def test_a_test_message_needs_an_address(made: Made) -> None:
    made.card.to.edit.setText("beheer")
    made.card.test_button.click()
    assert made.card.to.error
    assert made.card.state == ""


def test_a_message_that_was_given_up_is_told_by_its_number(made: Made, qtbot: QtBot) -> None:
    made.outbox.report = SendReport(0, 1, 0, given_up=("Answer to your question (M4TD9-1CZ7K)",))
    made.sender.send()
    qtbot.waitUntil(lambda: "M4TD9-1CZ7K" in made.notice.text)


def test_the_state_tells_what_waits_and_why() -> None:
    assert report_lines(SendReport(3, 0, 0)) == ["Everything was sent."]
    assert report_lines(SendReport(0, 2, 1, "mail-server-away")) == [
        "1 message waits.",
        "The mail server does not answer. Messages wait until it does.",
        "2 messages could not be sent.",
    ]
