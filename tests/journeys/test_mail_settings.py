"""A mail server is filled in on the settings page, tried, and used for what waits."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.settings import SmtpSecurity
from tests.mail_server import HOST, Inbox, mail_server
from ui.driver import WindowDriver
from ui.main_window import MainWindow
from ui.settings.mail_card import MailCard


def window_of(driver: WindowDriver) -> MainWindow:
    assert driver.shell.window is not None
    return driver.shell.window


def card_of(driver: WindowDriver) -> MailCard:
    card = window_of(driver).findChild(MailCard)
    assert card is not None
    return card


def fill_in(driver: WindowDriver, inbox: Inbox, qtbot: QtBot) -> None:
    """What an administrator does; the window is made again with it."""
    window, card = window_of(driver), card_of(driver)
    card.host.edit.setText(HOST)
    card.port.edit.setText(str(inbox.port))
    card.security.set_value(SmtpSecurity.NONE)
    card.sent_by.edit.setText("Gemeente Waterrade <kcc@waterrade.example>")
    card.keep_button.click()
    qtbot.waitUntil(lambda: window_of(driver) is not window)


def test_what_is_kept_works_at_once(driver: WindowDriver, qtbot: QtBot) -> None:
    with mail_server(Inbox()) as inbox:
        fill_in(driver, inbox, qtbot)
        card_of(driver).to.edit.setText("beheer@waterrade.example")
        card_of(driver).test_button.click()
        qtbot.waitUntil(lambda: "250 queued" in card_of(driver).state)
    assert ["beheer@waterrade.example"] in inbox.receivers  # beside reminders of the demo


def test_what_waited_for_a_mail_server_goes_out(driver: WindowDriver, qtbot: QtBot) -> None:
    services, now = driver.shell.services, datetime.now(UTC)
    message = MailMessage(new_id(), "one", MailKind.ANSWER, "klant@example.nl", "Antwoord", "Tekst", None, now)
    with services.database.write() as tx:
        tx.mail.put(message)
    with mail_server(Inbox()) as inbox:
        fill_in(driver, inbox, qtbot)
        window_of(driver).mail.send()
        qtbot.waitUntil(lambda: bool(card_of(driver).state))
    assert ["klant@example.nl"] in inbox.receivers
