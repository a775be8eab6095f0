"""What the work page does: nothing typed is lost, nothing stored is overwritten."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.work_item import StepKind, WorkStatus
from app.services.work_ports import QueueQuery, QueueView, WorkDetails
from tests.work_bench import COLLEAGUE, ME, TODAY, WorkBench, a_row, details_of
from ui.work.actions import StepInput, WorkAction, actions_of
from ui.work.days import next_working_days


def filled_in() -> st.SearchStrategy[StepInput]:
    """Anything that the sheet of a step can have kept."""
    return st.builds(
        StepInput, st.text(), st.sampled_from(("", "parkeren")), st.none() | st.uuids(), st.none() | st.dates()
    )


@pytest.fixture
def first() -> WorkDetails:
    return details_of(a_row(handler_id=ME.id, status=WorkStatus.IN_PROGRESS))


@pytest.fixture
def second() -> WorkDetails:
    return details_of(a_row("Container", status=WorkStatus.NEW))


@pytest.fixture
def bench(first: WorkDetails, second: WorkDetails) -> WorkBench:
    bench = WorkBench(first, second)
    bench.presenter.open_item(first.row.item.id)
    return bench


def test_search_view_unit_and_status_narrow_together(bench: WorkBench) -> None:
    bench.presenter.choose_view(QueueView.TEAMS)
    bench.presenter.search(" boete ")
    bench.presenter.choose_unit("parkeren")
    bench.presenter.choose_status(WorkStatus.CLOSED)
    assert bench.desk.queries[-1] == QueueQuery(QueueView.TEAMS, "boete", "parkeren", (WorkStatus.CLOSED,))


def test_the_same_question_is_not_asked_twice(bench: WorkBench) -> None:
    bench.presenter.search("boete")
    bench.presenter.search("boete ")
    assert len(bench.desk.queries) == 1


def test_reading_the_queue_again_tells_how_much_is_open_and_reads_the_open_item(bench: WorkBench) -> None:
    item_id = bench.presenter.details.row.item.id  # type: ignore[union-attr]
    bench.desk.change(item_id, StepKind.NOTED, COLLEAGUE.id, WorkStatus.IN_PROGRESS, "Gezien")
    bench.presenter.refresh()
    assert (bench.view.count, bench.view.details) == (2, bench.desk.items[item_id])


def test_another_item_leaves_the_one_before(bench: WorkBench, first: WorkDetails, second: WorkDetails) -> None:
    bench.presenter.open_item(second.row.item.id)
    assert (bench.desk.left, bench.view.details) == ([first.row.item.id], second)


def test_an_answer_stays_typed_while_another_item_is_open(
    bench: WorkBench, first: WorkDetails, second: WorkDetails
) -> None:
    bench.presenter.keep_answer("Wij schelden de boete kwijt.")
    bench.presenter.open_item(second.row.item.id)
    assert bench.view.typed == ""
    bench.presenter.refresh()
    bench.presenter.open_item(first.row.item.id)
    assert bench.view.typed == "Wij schelden de boete kwijt."


def test_a_stored_answer_is_typed_no_more(bench: WorkBench) -> None:
    bench.presenter.keep_answer(" Wij schelden de boete kwijt. ")
    bench.presenter.send_answer(by_mail=True)
    assert bench.desk.log == [("answer", ("Wij schelden de boete kwijt.", True))]
    assert (bench.view.done, bench.presenter.typed) == ([WorkAction.ANSWER], {})


def test_what_was_typed_while_it_was_being_stored_stays(bench: WorkBench, first: WorkDetails) -> None:
    bench.presenter.keep_answer("Wij")
    bench.slow = True
    bench.presenter.send_answer(by_mail=False)
    bench.presenter.keep_answer("Wij bellen u")
    bench.settle()
    assert bench.presenter.typed[first.row.item.id, WorkAction.ANSWER].text == "Wij bellen u"


def test_a_colleague_who_was_first_is_shown_beside_what_was_typed(bench: WorkBench, first: WorkDetails) -> None:
    item_id = first.row.item.id
    bench.presenter.keep_answer("Mijn antwoord")
    bench.desk.change(item_id, StepKind.CALLED, COLLEAGUE.id, WorkStatus.IN_PROGRESS, "Klant gesproken")
    bench.presenter.send_answer(by_mail=False)
    assert bench.desk.log == []
    assert [step.text for step in bench.view.changed] == ["Klant gesproken"]
    assert (bench.view.details, bench.view.typed) == (bench.desk.items[item_id], "Mijn antwoord")


def test_what_a_colleague_did_is_told_before_it_is_sent_when_it_is_read_while_typing(
    bench: WorkBench, first: WorkDetails
) -> None:
    bench.presenter.keep_answer("Mijn antwoord")
    bench.desk.change(first.row.item.id, StepKind.NOTED, COLLEAGUE.id, WorkStatus.IN_PROGRESS, "Klant belde")
    bench.presenter.refresh()
    assert [step.text for step in bench.view.changed] == ["Klant belde"]
    assert bench.view.typed == "Mijn antwoord"


def test_what_a_colleague_did_is_just_shown_when_nothing_is_typed(bench: WorkBench, first: WorkDetails) -> None:
    bench.desk.change(first.row.item.id, StepKind.NOTED, COLLEAGUE.id, WorkStatus.IN_PROGRESS)
    bench.presenter.refresh()
    assert not bench.view.changed


def test_after_looking_at_both_the_person_can_send_it_after_all(bench: WorkBench, first: WorkDetails) -> None:
    bench.presenter.keep_answer("Mijn antwoord")
    bench.desk.change(first.row.item.id, StepKind.NOTED, COLLEAGUE.id, WorkStatus.IN_PROGRESS)
    bench.presenter.send_answer(by_mail=False)
    bench.presenter.send_answer(by_mail=False)
    assert bench.desk.log == [("answer", ("Mijn antwoord", False))]


def test_an_answer_without_text_is_refused_and_nothing_is_stored(bench: WorkBench) -> None:
    bench.presenter.send_answer(by_mail=False)
    assert (bench.view.refused, bench.desk.log) == (["work-text-missing"], [])


def test_when_the_database_is_away_the_text_stays_and_it_can_be_tried_again(bench: WorkBench) -> None:
    bench.presenter.keep_answer("Mijn antwoord")
    bench.desk.away = True
    bench.presenter.send_answer(by_mail=False)
    assert (bench.view.errors, bench.presenter.answer) == (["database-away"], "Mijn antwoord")
    bench.desk.away = False
    assert bench.view.again is not None
    bench.view.again()
    assert bench.view.done == [WorkAction.ANSWER]


def test_pressing_twice_stores_once(bench: WorkBench) -> None:
    bench.presenter.keep_answer("Mijn antwoord")
    bench.slow = True
    bench.presenter.send_answer(by_mail=False)
    bench.presenter.send_answer(by_mail=False)
    bench.settle()
    assert len(bench.desk.log) == 1


def test_what_cannot_be_done_now_is_not_tried(bench: WorkBench) -> None:
    bench.presenter.do(WorkAction.REOPEN, StepInput("Toch niet"))
    assert bench.desk.log == []


def test_taking_the_next_opens_it_and_says_when_there_is_none(bench: WorkBench, second: WorkDetails) -> None:
    bench.presenter.take_next()
    assert bench.view.details is not None
    assert bench.view.details.row.item.id == second.row.item.id
    bench.presenter.take_next()
    assert bench.view.nothing_to_take


def test_a_sheet_that_was_closed_comes_back_as_it_was(bench: WorkBench, second: WorkDetails) -> None:
    filled = StepInput("Hoort bij jullie", unit_id="belastingen")
    bench.presenter.keep(WorkAction.PASS_ON, filled)
    bench.presenter.refresh()
    assert bench.presenter.typed_for(WorkAction.PASS_ON) == filled
    bench.presenter.open_item(second.row.item.id)
    assert bench.presenter.typed_for(WorkAction.PASS_ON) == StepInput()


def test_a_window_that_is_made_again_goes_on_with_what_was_typed(bench: WorkBench, first: WorkDetails) -> None:
    bench.presenter.keep_answer("Half antwoord")
    bench.presenter.search("boete")
    again = WorkBench(first)
    again.presenter.take_over(bench.presenter)
    again.presenter.refresh()
    assert (again.view.typed, again.presenter.query.text) == ("Half antwoord", "boete")
    assert again.desk.work_texts == bench.desk.work_texts


def test_R1_everything_typed_is_kept_until_it_was_sent(bench: WorkBench, first: WorkDetails) -> None:
    bench.presenter.keep_answer("Half antwoord")
    bench.presenter.keep(WorkAction.PASS_ON, StepInput("Hoort bij jullie", "belastingen", COLLEAGUE.id, TODAY))
    (text,) = bench.desk.work_texts.values()
    assert (text.id, text.revision) == (first.row.item.id, first.row.item.revision)
    bench.presenter.send_answer(by_mail=False)
    (text,) = bench.desk.work_texts.values()
    assert [step.text for step in text.steps] == ["Hoort bij jullie"]
    bench.presenter.throw_away(WorkAction.PASS_ON)
    assert bench.desk.work_texts == {}


def test_a_refused_answer_is_kept_and_one_that_was_taken_out_is_not(bench: WorkBench) -> None:
    bench.presenter.keep_answer("Mijn antwoord")
    bench.desk.away = True
    bench.presenter.send_answer(by_mail=False)
    assert len(bench.desk.work_texts) == 1
    bench.presenter.keep_answer("")
    assert bench.desk.work_texts == {}


@given(st.dictionaries(st.sampled_from(list(WorkAction)), filled_in()))
def test_R1_what_the_journal_kept_comes_back_as_it_was_typed(steps: dict[WorkAction, StepInput]) -> None:
    details = details_of(a_row())
    before, after = WorkBench(details), WorkBench(details)
    before.presenter.open_item(details.row.item.id)
    for action, filled in steps.items():
        before.presenter.keep(action, filled)
    after.presenter.restore(tuple(before.desk.work_texts.values()))
    assert after.presenter.typed == before.presenter.typed
    assert after.view.restored == tuple(before.desk.work_texts)


def test_what_came_back_and_does_not_stand_in_the_answer_box_is_told_once(bench: WorkBench) -> None:
    bench.presenter.keep_answer("Half antwoord")
    bench.presenter.keep(WorkAction.NOTE, StepInput("Half briefje"))
    again = WorkBench(*bench.desk.items.values())
    again.presenter.restore(tuple(bench.desk.work_texts.values()))
    again.presenter.open_item(again.view.restored[0])
    assert (again.view.typed, again.view.unsent) == ("Half antwoord", (WorkAction.NOTE,))
    again.view.unsent = ()
    again.presenter.refresh()
    assert again.view.unsent == ()


def test_an_answer_is_told_apart_when_a_colleague_closed_the_item_meanwhile(
    bench: WorkBench, first: WorkDetails
) -> None:
    bench.presenter.keep_answer("Half antwoord")
    bench.desk.change(first.row.item.id, StepKind.CLOSED, COLLEAGUE.id, WorkStatus.CLOSED)
    bench.presenter.refresh()
    assert (bench.view.typed, bench.view.unsent) == ("", (WorkAction.ANSWER,))
    assert bench.presenter.typed_for(WorkAction.ANSWER).text == "Half antwoord"


@pytest.mark.parametrize("action", list(WorkAction))
def test_every_step_reaches_its_service(action: WorkAction) -> None:
    status = {
        WorkAction.REPLY: WorkStatus.WITH_CONTACT_CENTRE,
        WorkAction.RESUME: WorkStatus.WAITING_FOR_CUSTOMER,
        WorkAction.REOPEN: WorkStatus.CLOSED,
    }.get(action, WorkStatus.NEW)
    details = details_of(a_row(status=status, director_id=ME.id if action is WorkAction.DIRECT else None))
    bench = WorkBench(details)
    bench.desk.remind = lambda item_id: bench.desk.note(item_id, 1)  # type: ignore[method-assign, assignment]
    bench.presenter.open_item(details.row.item.id)
    bench.presenter.do(action, StepInput("Tekst", "parkeren", COLLEAGUE.id, TODAY))
    assert (bench.view.done, len(bench.desk.log)) == ([action], 1)


def test_days_to_promise_are_working_days_after_today(bench: WorkBench) -> None:
    days = next_working_days(bench.desk.calendar, date(2026, 12, 23))
    assert days[:3] == (date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 29))
    assert all(bench.desk.calendar.is_working_day(day) for day in days)


def test_a_unit_with_opening_days_of_its_own_is_offered_those(bench: WorkBench, first: WorkDetails) -> None:
    town = bench.desk.municipality
    own_days = tuple(replace(each, opening_weekdays=(0, 5)) if each.id == "parkeren" else each for each in town.units)
    bench.desk.municipality = replace(town, units=own_days)
    bench.presenter.refresh()
    assert bench.presenter.days[:2] == (date(2026, 11, 28), date(2026, 11, 30))
    bench.desk.municipality = replace(town, units=())
    bench.presenter.refresh()
    assert bench.presenter.days[0] == date(2026, 11, 25)


def test_nobody_of_the_contact_centre_is_asked_about_what_is_shielded() -> None:
    def offered(shielded: bool) -> bool:
        row = a_row(shielded=shielded, handler_id=ME.id, status=WorkStatus.IN_PROGRESS)
        return WorkAction.ASK_CONTACT_CENTRE in actions_of(details_of(row), ME.id, False)

    assert (offered(shielded=False), offered(shielded=True)) == (True, False)
