"""What a person typed for a work item and did not send yet. This is what the journal keeps of the work page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StepText:
    """One step as filled in so far; `kind` names it. What the step does not ask stays empty."""

    kind: str
    text: str = ""
    unit_id: str = ""
    handler_id: UUID | None = None
    promised_on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkText:
    """Everything typed for the item `id`: its answer and other steps. `revision` is of the item while it was typed."""

    id: UUID
    revision: int
    steps: tuple[StepText, ...]
