"""A contact: one occasion on which a customer and the municipality were in touch."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.customer import Customer
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from knowledgebase.article import QuestionKind

MAX_TITLE = 200  # characters; source: national register, subject of a contact
MAX_QUESTION = 180  # characters; source: national register, the customer's own question
MAX_NOTE = 1000  # characters; source: national register, note


class Channel(StrEnum):
    """How the customer reached the municipality."""

    COUNTER = "counter"
    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"
    CHAT = "chat"
    WEB_FORM = "web_form"
    SOCIAL_MEDIA = "social_media"


class Outcome(StrEnum):
    """How a subject ended."""

    ANSWERED_DIRECTLY = "answered_directly"
    ANSWERED_AFTER_CONSULTING = "answered_after_consulting"
    PUT_THROUGH_REACHED = "put_through_reached"
    PUT_THROUGH_NOT_REACHED = "put_through_not_reached"
    HANDED_OFF = "handed_off"
    FORWARDED = "forwarded"
    APPOINTMENT_MADE = "appointment_made"
    CUSTOMER_RETURNS = "customer_returns"
    CONNECTION_LOST = "connection_lost"


class MessageKind(StrEnum):
    """What the customer brought; `message_clocks` knows the clock that each starts by law."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    OBJECTION = "objection"
    NOTICE_OF_DEFAULT = "notice_of_default"
    PUBLIC_SPACE_REPORT = "public_space_report"
    OFFICIAL_MESSAGE = "official_message"


class ReplyWay(StrEnum):
    """How the customer wants to hear the answer."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"


class Payment(StrEnum):
    """How fees were paid."""

    NONE = "none"
    CARD = "card"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class Promise:
    """The day by which the customer hears. `days` are working days; `first_day` is the one that counts as day 1."""

    promised_on: date
    days: int
    first_day: date


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one hand-off question, kept with the words of the question; `value` is canonical text."""

    key: str
    label: str
    kind: QuestionKind
    value: str


@dataclass(frozen=True, slots=True)
class HandOff:
    """A question given to a unit, with a promise.

    `handler_id` is set when it is meant for one person of the unit. `other_unit_ids` are the further units it touches;
    then, and when it is politically sensitive, `director_id` keeps the overview.
    """

    id: UUID
    unit_id: str
    line: Line
    question: str
    reply_way: ReplyWay
    reply_to: str
    promise: Promise
    answers: tuple[Answer, ...] = ()
    reply_window: str = ""
    handler_id: UUID | None = None
    other_unit_ids: tuple[str, ...] = ()
    director_id: UUID | None = None
    shielded: bool = False
    is_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a contact was about. `article_id` and `article_version` are the text that was read, if any.

    `unit_id` is where it went (handed off, put through) or the owner; `detail` says to whom it was forwarded
    or when the appointment is; `sender_told` that the customer knows of the forwarding (Awb 2:3). A hand-off is there
    exactly when `outcome` is HANDED_OFF. `reason` tells why it was not answered directly, as far as that is known.
    """

    id: UUID
    title: str
    outcome: Outcome
    line: Line
    kind: MessageKind = MessageKind.QUESTION
    article_id: UUID | None = None
    article_version: int | None = None
    own_question: str = ""
    unit_id: str = ""
    detail: str = ""
    sender_told: bool = False
    shielded: bool = False
    hand_off: HandOff | None = None
    reason: NotDirectReason | None = None

    @property
    def is_shielded(self) -> bool:
        """Whether the subject or its hand-off is for one unit's eyes only."""
        return self.shielded or (self.hand_off is not None and self.hand_off.shielded)


@dataclass(frozen=True, slots=True)
class ReceivedDocument:
    """A paper handed in."""

    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A fee charged in this contact; cents each."""

    code: str
    name: str
    cents: int
    quantity: int = 1

    @property
    def total_cents(self) -> int:
        """Price of the whole line in cents."""
        return self.cents * self.quantity


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee from the municipality's list; cents each."""

    code: str
    name: str
    cents: int
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A finished contact. Times are UTC; `number` is the customer's number without the space or dash.

    `wrap_seconds` is what the agent still did after the customer was gone.
    """

    id: UUID
    number: str
    channel: Channel
    seat_id: UUID
    agent_id: UUID
    started_at: datetime
    ended_at: datetime
    subjects: tuple[Subject, ...]
    held_seconds: int = 0
    customer: Customer | None = None
    note: str = ""
    documents: tuple[ReceivedDocument, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    payment: Payment = Payment.NONE
    wrap_seconds: int = 0

    @property
    def total_cents(self) -> int:
        """What the customer pays, in cents."""
        return sum(line.total_cents for line in self.fees)

    @property
    def is_shielded(self) -> bool:
        """Whether something in it is for one unit's eyes only."""
        return any(subject.is_shielded for subject in self.subjects)
