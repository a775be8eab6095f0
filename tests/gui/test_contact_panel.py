"""The right column of a contact: why not directly, the end of a conversation, and the mark of a customer."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import Channel, Outcome
from app.domain.draft import ContactDraft, SurveyDraft, SurveyWay
from app.domain.not_direct_reason import NotDirectReason
from tests.builders import a_customer, a_draft, a_subject_draft
from ui.contacts.panel_view import ContactPanel
from ui.shared.widgets.reason_field import ReasonField


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ContactPanel]:
    window = QMainWindow()
    window.resize(400, 800)
    panel = ContactPanel()
    window.setCentralWidget(panel)
    window.show()
    qtbot.waitExposed(window)
    yield panel
    delete(window)


def show(panel: ContactPanel, **changes: Any) -> ContactDraft:
    """A contact whose customer is asked for a mark."""
    draft = a_draft(**changes)
    panel.show_draft(draft, {})
    panel.survey.show_draft(draft)
    return draft


def reason_field(panel: ContactPanel) -> ReasonField:
    (field,) = panel.findChildren(ReasonField)
    return field


def about(outcome: Outcome | None, **changes: Any) -> dict[str, Any]:
    return {"subjects": (a_subject_draft(outcome=outcome, **changes),), "current": 0}


def button(panel: ContactPanel, words: str) -> QAbstractButton | None:
    """The visible button with these words."""
    buttons = panel.findChildren(QAbstractButton)
    return next((each for each in buttons if each.text() == words and each.isVisible()), None)


# why not directly


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [
        *((None, False), (Outcome.ANSWERED_DIRECTLY, False), (Outcome.CONNECTION_LOST, False)),
        *((Outcome.CUSTOMER_RETURNS, True), (Outcome.PUT_THROUGH_REACHED, True), (Outcome.HANDED_OFF, True)),
    ],
)
def test_why_is_asked_of_what_was_not_answered_directly(
    panel: ContactPanel, outcome: Outcome | None, asked: bool
) -> None:
    show(panel, **about(outcome))
    assert reason_field(panel).isVisible() is asked


def test_the_likely_reason_stands_ready(panel: ContactPanel) -> None:
    show(panel, **about(Outcome.CUSTOMER_RETURNS))
    assert reason_field(panel).value() == NotDirectReason.NO_ARTICLE


def test_another_reason_is_chosen_with_the_keyboard(panel: ContactPanel, qtbot: QtBot) -> None:
    draft = show(panel, **about(Outcome.CUSTOMER_RETURNS))
    with qtbot.waitSignal(panel.reason_chosen) as told:
        QTest.keyClick(reason_field(panel).combo, Qt.Key.Key_Down)
    assert told.args == [draft.subjects[0].id, NotDirectReason.ARTICLE_UNCLEAR]


def test_that_nobody_knows_can_be_chosen_too(panel: ContactPanel, qtbot: QtBot) -> None:
    show(panel, **about(Outcome.CUSTOMER_RETURNS))
    with qtbot.waitSignal(panel.reason_chosen) as told:
        QTest.keyClick(reason_field(panel).combo, Qt.Key.Key_Home)
    assert told.args is not None and told.args[1] is None


# the end of a conversation


@pytest.mark.parametrize("channel", Channel)
def test_a_conversation_can_end_only_where_there_is_one(panel: ContactPanel, channel: Channel) -> None:
    show(panel, channel=channel)
    spoken = channel in (Channel.COUNTER, Channel.TELEPHONE, Channel.CHAT)
    assert (button(panel, "Conversation ended") is not None) is spoken


def test_after_the_end_the_button_takes_it_back(panel: ContactPanel) -> None:
    draft = show(panel)
    show(panel, talk_ended_at=draft.started_at)
    again = button(panel, "The customer is there again")
    assert again is not None and again.accessibleName() == again.text()


# the mark


def test_nobody_is_asked_in_a_contact_that_was_not_drawn(panel: ContactPanel) -> None:
    show(panel)
    panel.survey.show_draft(None)
    assert not panel.survey.isVisible()


def test_a_mark_is_chosen_with_the_keyboard(panel: ContactPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.survey.chosen) as told:
        QTest.keyClick(panel.survey.mark.combo, Qt.Key.Key_8)
    assert told.args == [SurveyDraft(SurveyWay.SPOKEN, 8)]


def test_a_customer_may_give_no_mark(panel: ContactPanel, qtbot: QtBot) -> None:
    show(panel)
    with qtbot.waitSignal(panel.survey.chosen) as told:
        QTest.keyClick(panel.survey.mark.combo, Qt.Key.Key_End)
    assert told.args == [SurveyDraft(SurveyWay.SPOKEN)]


def test_what_was_chosen_is_pressed_and_pressing_it_again_takes_it_back(panel: ContactPanel, qtbot: QtBot) -> None:
    show(panel, survey=SurveyDraft(SurveyWay.NOT_ASKED))
    assert panel.survey.not_asked.isChecked() and panel.survey.mark.value() == ""
    with qtbot.waitSignal(panel.survey.chosen) as told:
        QTest.keyClick(panel.survey.not_asked, Qt.Key.Key_Space)
    assert told.args == [None]


@pytest.mark.parametrize(("consent", "offered"), [(True, True), (False, False)])
def test_mail_is_offered_only_with_consent(panel: ContactPanel, consent: bool, offered: bool) -> None:
    show(panel, customer=a_customer(email_consent=consent))
    assert panel.survey.by_mail.isVisible() is offered


def test_who_wrote_is_asked_by_mail_only(panel: ContactPanel, qtbot: QtBot) -> None:
    show(panel, channel=Channel.EMAIL, customer=a_customer())
    assert not panel.survey.mark.isVisible()
    with qtbot.waitSignal(panel.survey.chosen) as told:
        QTest.keyClick(panel.survey.by_mail, Qt.Key.Key_Space)
    assert told.args == [SurveyDraft(SurveyWay.EMAIL)]


@pytest.mark.parametrize(
    ("survey", "shown"),
    [(SurveyDraft(SurveyWay.SPOKEN, 10), "10"), (SurveyDraft(SurveyWay.SPOKEN), "none"), (None, "")],
)
def test_what_was_told_before_a_restart_is_shown(panel: ContactPanel, survey: SurveyDraft | None, shown: str) -> None:
    show(panel, survey=survey)
    assert panel.survey.mark.value() == shown
