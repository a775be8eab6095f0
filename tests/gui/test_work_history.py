"""The history of a work item in words, and keys for every step."""

from typing import Any

import pytest

from app.domain.work_item import StepKind, WorkStep
from tests.work_bench import COLLEAGUE, ME, NOW, TODAY, an_item
from ui.shared.names import Names
from ui.shortcuts import all_keys
from ui.work.actions import WorkAction
from ui.work.forms import action_name
from ui.work.history import changed_words, told
from ui.work.keys import ACTION_KEYS

NAMES = Names({"parkeren": "Parkeren"}, {ME.id: ME.name, COLLEAGUE.id: COLLEAGUE.name}, TODAY)
ITEM = an_item()


def a_step(kind: StepKind, **changes: Any) -> WorkStep:
    """A step of a colleague."""
    return WorkStep(ITEM.id, 2, kind, NOW, COLLEAGUE.id, **changes)


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_has_words_without_gaps(kind: StepKind) -> None:
    (line,) = told([a_step(kind, unit_id="parkeren", promised_on=TODAY, is_reached=True)], NAMES)
    assert line.what and "{" not in line.what
    assert line.who == "R. Yilmaz · Tue 24 Nov 11:00"


def test_calls_in_vain_are_counted_until_one_reaches_the_customer() -> None:
    calls = [a_step(StepKind.CALLED, is_reached=reached) for reached in (False, False, True, False)]
    counted = [line.what.rsplit(" ", 1)[-1] for line in told(calls, NAMES)]
    assert counted == ["1", "2", "reached", "1"]


def test_who_gets_it_is_told_when_that_is_another() -> None:
    other, own = a_step(StepKind.ASSIGNED, handler_id=ME.id), a_step(StepKind.TAKEN, handler_id=COLLEAGUE.id)
    assert [line.what for line in told([other, own], NAMES)] == ["Assigned to S. Bakker", "Taken"]
    (line,) = told([a_step(StepKind.DIRECTED, handler_id=ME.id)], NAMES)
    assert line.what == "Direction given to S. Bakker"


def test_somebody_who_was_first_is_named_with_what_and_when() -> None:
    words = changed_words([a_step(StepKind.TAKEN)], NAMES)
    assert words == "R. Yilmaz was first: Taken, 11:00. What you typed is still here: look again and decide."


def test_every_step_has_a_key_in_the_overview() -> None:
    shown = {key.name: key.keys for key in all_keys() if key.page == "work"}
    assert set(ACTION_KEYS) == set(WorkAction) - {WorkAction.REPLY}
    assert all(shown[f"work:{action}"] == keys for action, keys in ACTION_KEYS.items())
    assert len({action_name(action) for action in WorkAction}) == len(WorkAction)


def test_no_key_has_two_meanings_on_one_page() -> None:
    meant = [(sequence, key.page) for key in all_keys() for sequence in key.keys]
    assert len(meant) == len(set(meant))
