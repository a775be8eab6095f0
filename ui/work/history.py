"""The history of a work item in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.work_item import StepKind, WorkStep
from app.formatting import clock_time, long_date, short_date
from resources.translations import _
from ui.shared.names import Names


@dataclass(frozen=True, slots=True)
class Told:
    """One step: what was done, by whom and when, and what was written."""

    what: str
    who: str
    text: str


def told(steps: Sequence[WorkStep], names: Names) -> list[Told]:
    """All steps in words, in their order; calls that reached nobody are counted."""
    lines, attempts = [], 0
    for step in steps:
        if step.kind is StepKind.CALLED:
            attempts = 0 if step.is_reached else attempts + 1
        lines.append(Told(_what(step, names, attempts), _who(step, names), step.text))
    return lines


def changed_words(steps: Sequence[WorkStep], names: Names) -> str:
    """What somebody else did first, in one sentence for each step."""
    lines = [
        _("{name} was first: {what}, {time}.").format(
            name=names.person(step.person_id), what=line.what, time=clock_time(step.at)
        )
        for step, line in zip(steps, told(steps, names), strict=True)
    ]
    return " ".join((*lines, _("What you typed is still here: look again and decide.")))


def _who(step: WorkStep, names: Names) -> str:
    moment = f"{short_date(step.at)} {clock_time(step.at)}"
    return f"{names.person(step.person_id)} · {moment}" if step.person_id else moment


def _what(step: WorkStep, names: Names, attempts: int) -> str:
    if step.kind is StepKind.CALLED:
        missed = _("Called: no answer, attempt {count}").format(count=attempts)
        return _("Called: reached") if step.is_reached else missed
    if step.kind is StepKind.ASSIGNED:
        return _assigned(step, names)
    if step.kind is StepKind.DIRECTED:
        return _("Direction given to {name}").format(name=names.person(step.handler_id))
    day = long_date(step.promised_on) if step.promised_on else ""
    if step.kind is StepKind.WAITED and day:
        return _("Waits for the customer; promise now {day}").format(day=day)
    words = _words()[step.kind].format(unit=names.unit(step.unit_id), day=day)
    is_for_other = step.handler_id is not None and step.handler_id != step.person_id
    return f"{words} · {names.person(step.handler_id)}" if is_for_other else words


def _assigned(step: WorkStep, names: Names) -> str:
    if step.handler_id is None:
        return _("Given back to the team")
    return _("Assigned to {name}").format(name=names.person(step.handler_id))


def _words() -> dict[StepKind, str]:
    return {
        StepKind.HANDED_OFF: _("Handed off to {unit}"),
        StepKind.TAKEN: _("Taken"),
        StepKind.NOTED: _("Note made"),
        StepKind.CONTACT_CENTRE_ASKED: _("Asked the contact centre"),
        StepKind.CONTACT_CENTRE_REPLIED: _("The contact centre replied"),
        StepKind.RETURNED: _("Back to the contact centre"),
        StepKind.PASSED_ON: _("Passed on to {unit}"),
        StepKind.UNIT_ASKED: _("Asked {unit}"),
        StepKind.UNIT_REPLIED: _("Answered for {unit}"),
        StepKind.WAITED: _("Waits for the customer"),
        StepKind.RESUMED: _("Taken up again"),
        StepKind.PROMISE_RENEWED: _("New promise: {day}"),
        StepKind.ANSWERED: _("Answered"),
        StepKind.CLOSED: _("Closed"),
        StepKind.REOPENED: _("Opened again"),
        StepKind.CUSTOMER_REMINDED: _("The customer asked again"),
    }
