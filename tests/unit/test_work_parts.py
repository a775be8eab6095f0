"""The parts of a hand-off and its director."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from app.domain import work_parts, work_steps
from app.domain.contact import HandOff
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Line, Unit
from app.domain.work_item import StepKind, WorkItem, WorkStatus
from app.domain.work_parts import HandedOff, asker, close_parts, hand_off_items
from app.domain.work_steps import Act, Place
from tests.builders import a_hand_off

DIRECTOR, HANDLER = new_id(), new_id()
AT = datetime(2026, 11, 24, 9, 50, tzinfo=UTC)
BEGUN = HandedOff(DIRECTOR, AT, date(2027, 1, 5))


def act(person_id: UUID) -> Act:
    """Something the person does on the first day."""
    return Act(person_id, AT, date(2026, 11, 24))


def parts_of(hand_off: HandOff) -> list[WorkItem]:
    """The items a hand-off begins with; every further unit is of the second line."""
    return [moved.item for moved in hand_off_items(hand_off, BEGUN, lambda _unit: Line.SECOND, new_id)]


def directed(**changes: Any) -> list[WorkItem]:
    """Two parts under direction."""
    return parts_of(a_hand_off(**{"other_unit_ids": ("wijken",), "director_id": DIRECTOR, **changes}))


def answered(item: WorkItem) -> WorkItem:
    """The item after its handler answered."""
    return work_steps.answer(item, act(HANDLER), "Het antwoord").item


def refused(item: WorkItem, parts: list[WorkItem], person_id: UUID = DIRECTOR) -> str:
    """The key of the error on closing."""
    with pytest.raises(DomainError) as caught:
        close_parts(item, parts, act(person_id), "Alles is verteld")
    return caught.value.key


def test_the_first_part_has_the_id_of_its_hand_off_and_each_other_unit_its_own() -> None:
    hand_off = a_hand_off(other_unit_ids=("wijken", "kcc"), handler_id=HANDLER, director_id=DIRECTOR)
    first, *others = parts_of(hand_off)
    assert (first.id, first.unit_id, first.line, first.handler_id) == (hand_off.id, "parkeren", Line.THIRD, HANDLER)
    assert [(part.unit_id, part.line, part.handler_id) for part in others] == [
        ("wijken", Line.SECOND, None),
        ("kcc", Line.SECOND, None),
    ]
    assert len({part.id for part in (first, *others)}) == 3


def test_every_part_has_the_promise_the_legal_term_and_the_director() -> None:
    for part in directed(shielded=True):
        assert (part.promised_on, part.legal_on) == (date(2026, 12, 1), date(2027, 1, 5))
        assert (part.director_id, part.shielded, part.status) == (DIRECTOR, True, WorkStatus.NEW)


def test_the_history_begins_with_handing_off() -> None:
    moved = hand_off_items(a_hand_off(other_unit_ids=("wijken",)), BEGUN, lambda _unit: Line.SECOND, new_id)
    for each in moved:
        step = each.step
        assert (step.item_id, step.number, step.kind) == (each.item.id, 1, StepKind.HANDED_OFF)
        assert (step.at, step.person_id, step.unit_id) == (AT, DIRECTOR, each.item.unit_id)


def test_a_director_closes_only_when_every_other_part_was_answered() -> None:
    first, other = directed()
    assert refused(answered(first), [first, other]) == "work-parts-open"
    moved = close_parts(first, [first, answered(other)], act(DIRECTOR), "Alles is verteld")
    assert [each.item.id for each in moved] == [first.id, other.id]
    assert {each.item.status for each in moved} == {WorkStatus.CLOSED}


def test_parts_that_were_closed_already_stay_as_they_are() -> None:
    first, other = directed()
    done = close_parts(answered(other), [], act(DIRECTOR), "Is genoeg")[0].item
    assert len(close_parts(first, [first, done], act(DIRECTOR), "Alles is verteld")) == 1


def test_nobody_but_the_director_closes_what_is_directed() -> None:
    first, _other = directed()
    assert refused(answered(first), [], HANDLER) == "work-not-allowed"


def test_a_director_closes_a_further_part_only_after_its_answer() -> None:
    _first, other = directed()
    assert refused(other, []) == "work-not-allowed"
    assert close_parts(answered(other), [], act(DIRECTOR), "Is genoeg")[0].item.answer == "Het antwoord"


def test_without_a_director_anybody_of_the_unit_closes_with_a_reason() -> None:
    (item,) = parts_of(a_hand_off())
    (moved,) = close_parts(item, [item], act(HANDLER), "Klant trekt in")
    assert (moved.item.status, moved.step.text) == (WorkStatus.CLOSED, "Klant trekt in")


def test_an_asked_unit_cannot_close_what_is_not_its_own() -> None:
    (item,) = parts_of(a_hand_off())
    asked = work_steps.ask_unit(item, act(HANDLER), Unit("kcc", "KCC"), "Weet u het?").item
    assert refused(asked, [asked], HANDLER) == "work-not-allowed"


def test_what_is_closed_cannot_be_closed_again() -> None:
    (item,) = parts_of(a_hand_off())
    assert refused(answered(item), [item], HANDLER) == "work-item-closed"


def test_the_director_answers_the_customer_once_the_handler_answered() -> None:
    (item,) = directed(other_unit_ids=())
    assert not work_parts.may_direct(item, DIRECTOR)
    item = answered(item)
    assert work_parts.may_direct(item, DIRECTOR)
    assert not work_parts.may_direct(item, HANDLER)
    (moved,) = work_parts.answer_parts(item, [item], act(DIRECTOR), "Uw boete vervalt.")
    assert (moved.item.status, moved.item.answer) == (WorkStatus.CLOSED, "Uw boete vervalt.")
    assert moved.step.kind is StepKind.ANSWERED


def given(item: WorkItem, parts: list[WorkItem], person_id: UUID, of_contact_centre: bool = False) -> list[WorkItem]:
    """The items that the handler directs from now on."""
    return [moved.item for moved in work_parts.direct_parts(item, parts, act(person_id), HANDLER, of_contact_centre)]


def test_the_direction_goes_over_with_every_open_part_and_the_new_director_closes() -> None:
    parts = [answered(part) for part in directed()]
    new = given(parts[0], parts, DIRECTOR)
    assert [part.director_id for part in new] == [HANDLER, HANDLER]
    assert refused(new[0], new) == "work-not-allowed"
    assert len(close_parts(new[0], new, act(HANDLER), "Alles is verteld")) == 2


def test_the_history_tells_who_got_the_direction() -> None:
    (item,) = directed(other_unit_ids=())
    (moved,) = work_parts.direct_parts(item, [item], act(DIRECTOR), HANDLER, False)
    assert (moved.step.kind, moved.step.person_id, moved.step.handler_id) == (StepKind.DIRECTED, DIRECTOR, HANDLER)


def test_the_contact_centre_gives_the_direction_of_who_is_away_and_others_do_not() -> None:
    parts = directed()
    assert len(given(parts[1], parts, new_id(), of_contact_centre=True)) == 2
    with pytest.raises(DomainError, match="work-not-allowed"):
        given(parts[1], parts, HANDLER)


def test_parts_that_are_closed_keep_their_director() -> None:
    first, other = directed()
    done = close_parts(answered(other), [], act(DIRECTOR), "Is genoeg")[0].item
    assert [part.id for part in given(first, [first, done], DIRECTOR)] == [first.id]
    with pytest.raises(DomainError, match="work-item-closed"):
        given(done, [first, done], DIRECTOR)


def test_what_nobody_directs_and_who_directs_already_gets_no_director() -> None:
    (item,) = parts_of(a_hand_off())
    (theirs,) = directed(other_unit_ids=(), director_id=HANDLER)
    for each in (item, theirs):
        with pytest.raises(DomainError, match="work-not-allowed"):
            given(each, [each], HANDLER, of_contact_centre=True)


def test_the_customer_was_promised_nothing_by_a_further_part_under_direction() -> None:
    first, other = directed()
    assert work_parts.tells_customer(first)
    assert not work_parts.tells_customer(other)
    assert work_parts.tells_customer(replace(other, director_id=None))


def test_who_asked_is_found_in_the_history_also_when_units_ask_each_other() -> None:
    (item,) = parts_of(a_hand_off())
    one, two = Unit("one", "One"), Unit("two", "Two")
    first = work_steps.ask_unit(item, act(HANDLER), one, "Weet u het?")
    second = work_steps.ask_unit(first.item, act(DIRECTOR), two, "Weet u het?")
    back = work_steps.answer_unit(second.item, act(HANDLER), Place(one), "Ja")
    assert asker([first.step, second.step]) == DIRECTOR
    assert asker([first.step, second.step, back.step]) == HANDLER
    assert asker([]) is None
