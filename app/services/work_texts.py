"""What was typed for work items and not sent, as it comes back at the start."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from app.domain.work_item import WorkStep
from app.domain.work_text import StepText, WorkText
from app.services.ports import Journal


def without_sent(text: WorkText, history: Iterable[WorkStep], person_id: UUID) -> WorkText:
    """What is left when steps that were stored, just before the computer stopped, are taken out."""
    sent = {step.text for step in history if step.number > text.revision and step.person_id == person_id and step.text}

    def waits(step: StepText) -> bool:
        return step.text.strip() not in sent

    return replace(text, steps=tuple(filter(waits, text.steps)))


def tidy(journal: Journal, before: WorkText, after: WorkText) -> None:
    """Bring to the journal what is left of a text."""
    if not after.steps:
        journal.forget_work_text(before.id)
    elif after != before:
        journal.keep_work_text(after)
