"""What is typed for work items, as the journal keeps it. Knows no Qt."""

from collections.abc import Iterable
from uuid import UUID

from app.domain.work_text import StepText, WorkText
from ui.work.actions import StepInput, WorkAction

_KINDS = frozenset(WorkAction)

Typed = dict[tuple[UUID, WorkAction], StepInput]


def text_of(item_id: UUID, revision: int, typed: Typed) -> WorkText:
    """Everything typed for one item."""
    steps = [
        StepText(str(action), filled.text, filled.unit_id, filled.handler_id, filled.promised_on)
        for (typed_for, action), filled in typed.items()
        if typed_for == item_id
    ]
    return WorkText(item_id, revision, tuple(steps))


def typed_of(texts: Iterable[WorkText]) -> Typed:
    """What was typed for all these items; steps that this programme does not know are left out."""
    return {
        (text.id, WorkAction(step.kind)): StepInput(step.text, step.unit_id, step.handler_id, step.promised_on)
        for text in texts
        for step in text.steps
        if step.kind in _KINDS
    }
