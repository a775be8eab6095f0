"""The steps of a work item."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain import work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Line, Unit
from app.domain.work_item import Moved, StepKind, WorkItem, WorkStatus
from app.domain.work_steps import Act, Place
from tests.work_history import noon

TODAY = date(2026, 11, 24)  # a Tuesday
PROMISED = date(2026, 12, 1)
ME, COLLEAGUE = new_id(), new_id()
ACT = Act(ME, noon(TODAY), TODAY)
CALENDAR = ServiceCalendar()
TAXES = Unit("taxes", "Taxes", line=Line.THIRD)
INCOME = Unit("income", "Income", line=Line.SECOND, shielded=True)


def an_item(**changes: Any) -> WorkItem:
    """What advisers must answer by Tuesday."""
    made = new_id()
    return replace(WorkItem(made, made, "advice", Line.SECOND, PROMISED), **changes)


def refused(step: Callable[[], Moved]) -> str:
    """The key of the error."""
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


# whose it is


def test_taking_makes_it_mine_and_in_progress() -> None:
    moved = work_steps.take(an_item(), ACT)
    assert (moved.item.handler_id, moved.item.status) == (ME, WorkStatus.IN_PROGRESS)
    assert (moved.step.kind, moved.step.person_id, moved.step.handler_id) == (StepKind.TAKEN, ME, ME)


def test_work_that_waits_keeps_waiting_when_another_takes_it_over() -> None:
    item = an_item(handler_id=COLLEAGUE, status=WorkStatus.WAITING_FOR_CUSTOMER, waiting_since=TODAY)
    assert work_steps.take(item, ACT).item == replace(item, handler_id=ME, revision=2)


def test_what_is_mine_already_cannot_be_taken_again() -> None:
    item = an_item(handler_id=ME, status=WorkStatus.IN_PROGRESS)
    assert refused(lambda: work_steps.take(item, ACT)) == "work-not-allowed"


def test_what_is_meant_for_me_is_taken_all_the_same() -> None:
    assert work_steps.take(an_item(handler_id=ME), ACT).item.status is WorkStatus.IN_PROGRESS


def test_assigned_work_is_new_until_it_is_taken() -> None:
    moved = work_steps.assign(an_item(), ACT, COLLEAGUE)
    assert (moved.item.handler_id, moved.item.status) == (COLLEAGUE, WorkStatus.NEW)


def test_work_that_is_given_back_to_the_unit_is_new() -> None:
    item = an_item(handler_id=ME, status=WorkStatus.IN_PROGRESS)
    moved = work_steps.assign(item, ACT, None)
    assert (moved.item.handler_id, moved.item.status) == (None, WorkStatus.NEW)


def test_assigning_to_who_has_it_is_refused() -> None:
    assert refused(lambda: work_steps.assign(an_item(handler_id=ME), ACT, ME)) == "work-not-allowed"


# calling, noting, asking the contact centre


def test_calls_in_vain_count_until_one_reaches_the_customer() -> None:
    item = an_item()
    for count in (1, 2):
        item = work_steps.call(item, ACT, False, "").item
        assert (item.attempts, item.status) == (count, WorkStatus.IN_PROGRESS)
    item = work_steps.call(item, ACT, True, "Belt terug").item
    assert (item.attempts, item.status) == (0, WorkStatus.IN_PROGRESS)


def test_who_calls_about_what_nobody_took_has_taken_it() -> None:
    item = work_steps.call(an_item(), ACT, False, "").item
    assert (item.handler_id, item.status) == (ME, WorkStatus.IN_PROGRESS)


def test_a_note_changes_nothing_but_the_history() -> None:
    item = an_item()
    moved = work_steps.note(item, ACT, " Dossier opgevraagd ")
    assert moved.item == replace(item, revision=2)
    assert (moved.step.number, moved.step.text) == (2, "Dossier opgevraagd")


def test_the_contact_centre_is_asked_and_replies_to_the_same_handler() -> None:
    asked = work_steps.ask_contact_centre(an_item(handler_id=COLLEAGUE), ACT, "Welk kenteken?").item
    assert (asked.status, asked.unit_id) == (WorkStatus.WITH_CONTACT_CENTRE, "advice")
    replied = work_steps.reply(asked, ACT, "AB-123-C").item
    assert (replied.status, replied.handler_id) == (WorkStatus.IN_PROGRESS, COLLEAGUE)


def test_the_contact_centre_is_not_asked_about_what_it_may_not_see() -> None:
    assert refused(lambda: work_steps.ask_contact_centre(an_item(shielded=True), ACT, "Wie?")) == "work-not-allowed"


def test_nothing_can_be_replied_that_was_not_asked() -> None:
    assert refused(lambda: work_steps.reply(an_item(), ACT, "Ja")) == "work-not-allowed"


# to another unit and back


def test_passing_on_begins_anew_at_the_other_unit() -> None:
    item = an_item(handler_id=ME, status=WorkStatus.IN_PROGRESS, attempts=2)
    moved = work_steps.pass_on(item, ACT, Place(TAXES, COLLEAGUE), "")
    expected = replace(
        item, unit_id="taxes", line=Line.THIRD, handler_id=COLLEAGUE, status=WorkStatus.NEW, attempts=0, revision=2
    )
    assert moved.item == expected
    assert (moved.step.unit_id, moved.step.handler_id) == ("taxes", COLLEAGUE)


def test_what_went_to_a_shielded_unit_stays_shielded() -> None:
    there = work_steps.pass_on(an_item(), ACT, Place(INCOME), "").item
    assert work_steps.pass_on(there, ACT, Place(TAXES), "").item.shielded


def test_passing_on_to_who_has_it_is_refused() -> None:
    item = an_item(unit_id="taxes", handler_id=ME)
    assert refused(lambda: work_steps.pass_on(item, ACT, Place(TAXES, ME), "")) == "work-not-allowed"


def test_the_promise_stays_wherever_it_goes() -> None:
    asked = work_steps.ask_unit(an_item(), ACT, TAXES, "Klopt de aanslag?").item
    assert work_steps.return_work(asked, ACT, Place(INCOME, ME), "Niet van ons").item.promised_on == PROMISED


def test_the_answer_of_an_asked_unit_returns_to_who_asked() -> None:
    asked = work_steps.ask_unit(an_item(handler_id=ME), ACT, TAXES, "Klopt de aanslag?").item
    assert (asked.asked_by, asked.unit_id, asked.handler_id) == (("advice",), "taxes", None)
    moved = work_steps.answer_unit(asked, ACT, Place(Unit("advice", "Advice", line=Line.SECOND), ME), "Ja")
    item = moved.item
    assert (item.asked_by, item.unit_id, item.line, item.handler_id) == ((), "advice", Line.SECOND, ME)
    assert (item.status, item.answer, moved.step.kind) == (WorkStatus.IN_PROGRESS, "", StepKind.UNIT_REPLIED)


def test_an_asked_unit_cannot_answer_the_customer() -> None:
    asked = work_steps.ask_unit(an_item(), ACT, TAXES, "Klopt de aanslag?").item
    assert refused(lambda: work_steps.answer(asked, ACT, "Ja")) == "work-not-allowed"


@pytest.mark.parametrize("unit_id", ["advice", "taxes"])
def test_a_unit_that_waits_for_the_answer_is_not_asked_for_it(unit_id: str) -> None:
    asked = work_steps.ask_unit(an_item(), ACT, TAXES, "Klopt de aanslag?").item
    unit = Unit(unit_id, "Unit")
    assert refused(lambda: work_steps.ask_unit(asked, ACT, unit, "En nu?")) == "work-not-allowed"


def test_only_who_was_asked_answers_a_unit() -> None:
    assert refused(lambda: work_steps.answer_unit(an_item(), ACT, Place(TAXES), "Ja")) == "work-not-allowed"


def test_returned_work_is_new_for_who_handed_it_off() -> None:
    desk = Place(Unit("kcc", "KCC", line=Line.FIRST), COLLEAGUE)
    item = work_steps.return_work(an_item(handler_id=ME, attempts=1), ACT, desk, "Kenteken ontbreekt").item
    assert (item.unit_id, item.handler_id, item.status, item.attempts) == ("kcc", COLLEAGUE, WorkStatus.NEW, 0)


def test_what_an_asked_unit_returns_goes_on_at_who_asked() -> None:
    asked = work_steps.ask_unit(an_item(), ACT, TAXES, "Klopt de aanslag?").item
    item = work_steps.return_work(asked, ACT, Place(Unit("advice", "Advice"), ME), "Niet van ons").item
    assert (item.asked_by, item.status) == ((), WorkStatus.IN_PROGRESS)


def test_what_is_there_already_cannot_be_returned() -> None:
    item = an_item(unit_id="taxes", handler_id=ME)
    assert refused(lambda: work_steps.return_work(item, ACT, Place(TAXES, ME), "Terug")) == "work-not-allowed"


# waiting and promises


def test_while_the_customer_must_do_something_the_clock_is_shown() -> None:
    moved = work_steps.wait(an_item(), ACT, "Stuurt de polis", date(2026, 12, 8), CALENDAR)
    assert (moved.item.status, moved.item.waiting_since) == (WorkStatus.WAITING_FOR_CUSTOMER, TODAY)
    assert moved.item.promised_on == moved.step.promised_on == date(2026, 12, 8)
    assert work_steps.resume(moved.item, ACT).item.waiting_since is None


def test_waiting_may_keep_the_promise() -> None:
    moved = work_steps.wait(an_item(), ACT, "Stuurt de polis", None, CALENDAR)
    assert (moved.item.promised_on, moved.step.promised_on) == (PROMISED, None)


def test_a_renewed_promise_is_a_working_day_from_today_on() -> None:
    moved = work_steps.renew_promise(an_item(promised_on=date(2026, 11, 20)), ACT, TODAY, "Ziek", CALENDAR)
    assert moved.item.promised_on == moved.step.promised_on == TODAY


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 28), date(2026, 12, 25), PROMISED])
def test_no_promise_is_renewed_to_the_past_a_closed_day_or_the_same_day(day: date) -> None:
    problem = refused(lambda: work_steps.renew_promise(an_item(), ACT, day, "Ziek", CALENDAR))
    assert problem == "work-promise-wrong"


# ending it


def test_without_a_director_the_answer_closes_it() -> None:
    item = work_steps.answer(an_item(), ACT, "De boete vervalt.").item
    assert (item.status, item.answer, item.closed_at) == (WorkStatus.CLOSED, "De boete vervalt.", ACT.at)
    assert item.handler_id == ME


def test_with_a_director_the_answer_is_for_them() -> None:
    item = work_steps.answer(an_item(director_id=COLLEAGUE), ACT, "De boete vervalt.").item
    assert (item.status, item.closed_at) == (WorkStatus.ANSWERED, None)


def test_what_is_reopened_has_a_new_promise_and_the_same_handler() -> None:
    closed = work_steps.answer(an_item(handler_id=COLLEAGUE), ACT, "Ja").item
    moved = work_steps.reopen(closed, ACT, "Toch niet", date(2026, 12, 4))
    item = moved.item
    assert (item.status, item.handler_id, item.answer) == (WorkStatus.IN_PROGRESS, COLLEAGUE, "")
    assert (item.closed_at, item.promised_on) == (None, date(2026, 12, 4))


def test_what_is_open_cannot_be_opened_again() -> None:
    assert refused(lambda: work_steps.reopen(an_item(), ACT, "Toch", PROMISED)) == "work-not-allowed"


def test_reminders_of_the_customer_are_counted() -> None:
    moved = work_steps.remind(work_steps.remind(an_item(), ACT).item, ACT)
    assert (moved.item.reminders, moved.step.kind) == (2, StepKind.CUSTOMER_REMINDED)


TOLD: dict[str, Callable[[WorkItem, str], Moved]] = {
    "note": lambda item, text: work_steps.note(item, ACT, text),
    "ask the contact centre": lambda item, text: work_steps.ask_contact_centre(item, ACT, text),
    "return": lambda item, text: work_steps.return_work(item, ACT, Place(TAXES), text),
    "ask a unit": lambda item, text: work_steps.ask_unit(item, ACT, TAXES, text),
    "wait": lambda item, text: work_steps.wait(item, ACT, text, None, CALENDAR),
    "renew": lambda item, text: work_steps.renew_promise(item, ACT, date(2026, 12, 8), text, CALENDAR),
    "answer": lambda item, text: work_steps.answer(item, ACT, text),
    "close": lambda item, text: work_steps.close(item, ACT, text),
}


@pytest.mark.parametrize("step", TOLD.values(), ids=TOLD)
def test_these_steps_need_a_text(step: Callable[[WorkItem, str], Moved]) -> None:
    assert refused(lambda: step(an_item(), " \n")) == "work-text-missing"
    assert step(an_item(), "Tekst").step.text == "Tekst"


@pytest.mark.parametrize("step", TOLD.values(), ids=TOLD)
def test_nothing_is_done_with_what_is_closed(step: Callable[[WorkItem, str], Moved]) -> None:
    closed = an_item(status=WorkStatus.CLOSED, closed_at=ACT.at, answer="Ja")
    assert refused(lambda: step(closed, "Tekst")) == "work-item-closed"
    assert refused(lambda: work_steps.remind(closed, ACT)) == "work-item-closed"
