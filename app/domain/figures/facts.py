"""What a contact, a hand-off and a search tell the figures; nothing in it is about a person but the agent's id."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.contact import Channel, MessageKind, Outcome
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """One subject. `came_back` says that the customer came back about the same product within `REPEAT_DAYS`.

    `product` is the national product name, else the slug of the article, else "".
    """

    product: str
    unit_id: str
    outcome: Outcome
    line: Line
    kind: MessageKind = MessageKind.QUESTION
    reason: NotDirectReason | None = None
    came_back: bool = False
    article_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One contact. Times are UTC; `wrap_seconds` is what the agent did after the customer was gone.

    `survey_asked` says that the customer was asked for a `mark` from 1 to 10; None is not answered.
    """

    started_at: datetime
    ended_at: datetime
    channel: Channel
    seat_id: UUID
    agent_id: UUID
    subjects: tuple[SubjectFacts, ...]
    held_seconds: int = 0
    wrap_seconds: int = 0
    survey_asked: bool = False
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class HandOffFacts:
    """One hand-off. `answered_on` is the local day on which nothing of it was open any more for the first time.

    `promised_on` is the day promised first, which no later promise changes.
    """

    promised_on: date
    channel: Channel
    product: str
    unit_id: str
    line: Line
    legal_on: date | None = None
    answered_on: date | None = None
    was_reopened: bool = False
    was_returned: bool = False


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """One search: how many articles it found, and which one was opened at which place, from 1."""

    searched_at: datetime
    total: int
    opened_rank: int | None = None
    article_id: UUID | None = None
