"""A contact while it runs: everything the agent typed or chose, down to the cursor. This is what the journal keeps."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.contact import Channel, FeeLine, MessageKind, Outcome, Payment, Promise, ReceivedDocument, ReplyWay
from app.domain.customer import Customer
from app.domain.not_direct_reason import NotDirectReason


@dataclass(frozen=True, slots=True)
class HandOffDraft:
    """A hand-off as typed so far. `unit_id` "" means: the proposed route. Answers are (key, value) as typed.

    `promise` is set when it is sent: from then on it is what the customer was told.
    """

    id: UUID
    unit_id: str = ""
    handler_id: UUID | None = None
    other_unit_ids: tuple[str, ...] = ()
    question: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    reply_way: ReplyWay | None = None
    reply_to: str = ""
    reply_window: str = ""
    is_sensitive: bool = False
    is_open: bool = False
    is_sent: bool = False
    promise: Promise | None = None

    def answer_to(self, key: str) -> str:
        """What was typed for the question `key`, or ""."""
        return dict(self.answers).get(key, "")


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """A subject in progress; `outcome` None is still open.

    `unit_id` owns the article; `put_through_to` is the unit to which the call was put through, or "" for the owner.
    `answers` were given in a guided conversation: (key, value) for questions before a hand-off. `reason` is why it was
    not answered directly: what the article tells, or with `reason_chosen` what the agent chose.
    """

    id: UUID
    title: str = ""
    kind: MessageKind = MessageKind.QUESTION
    article_id: UUID | None = None
    article_version: int | None = None
    group: str = ""
    own_question: str = ""
    outcome: Outcome | None = None
    detail: str = ""
    sender_told: bool = False
    unit_id: str = ""
    put_through_to: str = ""
    hand_off: HandOffDraft | None = None
    answers: tuple[tuple[str, str], ...] = ()
    reason: NotDirectReason | None = None
    reason_chosen: bool = False


class SurveyWay(StrEnum):
    """How the customer is asked for a mark."""

    SPOKEN = "spoken"
    EMAIL = "email"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """What became of asking for a mark; `mark` is None when the customer gave none, or will answer later."""

    way: SurveyWay
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the agent sees in this contact: search, open article, focused field and its cursor.

    `facet` is the chosen kind of article, or ""; `filters` what else the hits are narrowed to: (facet, value).
    `found_by` are the words by which the open article was found, or "".
    """

    query: str = ""
    facet: str = ""
    row: int = -1
    article_id: UUID | None = None
    scroll: int = 0
    focus: str = "search"
    cursor: int = 0
    filters: tuple[tuple[str, str], ...] = ()
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One running contact. `number` is known to the customer from the first second.

    `held_seconds` is the finished holding time; `on_hold_since` is set while the customer waits. `ended_at` is set
    by the first try to finish, so that a second try stores the same. `reminded` are the work items that the customer
    asked about again. `talk_ended_at` is set when the customer is gone and the agent wraps up. Times are UTC.
    """

    id: UUID
    number: str
    channel: Channel
    seat_id: UUID
    agent_id: UUID
    started_at: datetime
    customer: Customer
    subjects: tuple[SubjectDraft, ...] = ()
    current: int = -1
    note: str = ""
    documents: tuple[ReceivedDocument, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    payment: Payment = Payment.NONE
    on_hold_since: datetime | None = None
    held_seconds: int = 0
    ended_at: datetime | None = None
    reminded: tuple[UUID, ...] = ()
    desk: Desk = Desk()
    is_active: bool = False
    talk_ended_at: datetime | None = None
    survey: SurveyDraft | None = None

    @property
    def current_subject(self) -> SubjectDraft | None:
        """The subject the outcome keys act on, or None."""
        return self.subjects[self.current] if 0 <= self.current < len(self.subjects) else None
