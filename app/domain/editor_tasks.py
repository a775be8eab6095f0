"""What editors have to do, and by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class TaskKind(StrEnum):
    """Why an editor must look."""

    SECOND_READ = "second_read"
    FEEDBACK = "feedback"
    REVIEW = "review"
    EXPIRY = "expiry"
    GAP = "gap"
    CONTRADICTION = "contradiction"
    BROKEN_LINK = "broken_link"
    HANDED_OFF = "handed_off"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class EditorTask:
    """One thing to do. `key` is the same for the same finding each time it is looked for.

    `title` is of the article, or the words of a gap; `owner` a unit id or ""; `handler_id` who took it; `count` how
    often it occurred, 0 where that says nothing; `details` what was found, such as the addresses of broken links, the
    costs that contradict each other, or the searches that belong together. `feedback_id` is set for FEEDBACK only.
    """

    key: str
    kind: TaskKind
    title: str
    owner: str
    due_on: date
    article_id: UUID | None = None
    count: int = 0
    details: tuple[str, ...] = ()
    handler_id: UUID | None = None
    feedback_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TaskMark:
    """What is remembered of a task: when it was found first, who took it, and why it was put aside, or ""."""

    key: str
    found_on: date
    handler_id: UUID | None = None
    put_aside_because: str = ""
