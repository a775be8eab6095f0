"""What an agent tells the figures while registering a contact, without a key more than before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.contact import Outcome
from app.domain.contact_number import parse_number
from app.domain.draft import SurveyWay
from app.domain.not_direct_reason import NotDirectReason
from app.services.survey_actions import SurveyActions
from resources.translations import _
from tests.journeys.on_screen import field_named, focus_is_in, says, tab_to
from tests.journeys.stored import contact_with
from ui.driver import WindowDriver


def put_through(driver: WindowDriver, *keys: str) -> NotDirectReason | None:
    """A call is put through and reached; `keys` are pressed before that. Gives the reason that is stored."""
    driver.press("F2")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F7")
    for key in (*keys, "Ctrl+Return"):
        driver.press(key)
    (subject,) = contact_with(driver, parse_number(driver.finish())).subjects
    return subject.reason


def test_the_likely_reason_is_stored_without_a_key_more(driver: WindowDriver) -> None:
    assert put_through(driver) is NotDirectReason.DECISION_NEEDED
    assert driver.presses == 5


def test_another_reason_is_two_keys_more(driver: WindowDriver) -> None:
    assert put_through(driver, "Tab", "Down") is NotDirectReason.NO_ACCESS


def test_a_customer_who_comes_back_gets_a_reason_in_the_panel(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    assert driver.window.desk is not None
    driver.window.desk.set_outcome(Outcome.CUSTOMER_RETURNS)
    driver.settle()
    panel = driver.window.contact_page.panel
    field = field_named(panel, _("Why not directly?"))
    tab_to(driver, field)
    driver.press("End")
    assert focus_is_in(field)
    (subject,) = contact_with(driver, parse_number(driver.finish())).subjects
    assert subject.reason is NotDirectReason.OTHER


def test_the_note_is_seen_also_when_a_reason_takes_its_room(driver: WindowDriver) -> None:
    driver.window.resize(1280, 720)
    driver.press("F2")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    assert driver.window.desk is not None
    driver.window.desk.set_outcome(Outcome.CUSTOMER_RETURNS)
    driver.settle()
    driver.press("F5")
    note = driver.window.contact_page.panel.note
    assert note.hasFocus() and note.visibleRegion().boundingRect().contains(note.cursorRect())


def test_after_the_conversation_the_clock_tells_wrap_up_until_it_is_taken_back(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("Shift+F6")
    (tab,) = driver.window.contact_page.tabs._tabs
    assert _("wrap-up {time}").format(time="")[:5] in tab.accessibleName()
    assert driver.current.talk_ended_at is not None
    driver.press("Shift+F6")
    assert driver.current.talk_ended_at is None


@pytest.fixture
def all_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The municipality asks every customer for a mark."""
    wants: Callable[..., bool] = SurveyActions.wants_survey

    def all_asked(actions: SurveyActions, draft: object) -> bool:
        return wants(replace(actions, municipality=replace(actions.municipality, survey_percent=100)), draft)

    monkeypatch.setattr(SurveyActions, "wants_survey", all_asked)


@pytest.mark.usefixtures("all_are_drawn")
def test_a_mark_that_was_given_at_the_counter_is_stored_with_the_contact(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")
    panel = driver.window.contact_page.panel
    assert says(panel, _("Ask: which mark from 1 to 10 do you give our service?"))
    tab_to(driver, panel.survey.mark)
    driver.press("8")
    assert driver.current.survey is not None and driver.current.survey.way is SurveyWay.SPOKEN
    survey = driver.shell.services.survey_of(driver.finish())
    assert survey is not None and survey.mark == 8
