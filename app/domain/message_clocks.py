"""The clocks that the kind of a message starts, each with the law that sets it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.contact import Channel, MessageKind
from app.domain.legal_term import LegalTerm, TermUnit, legal_end, nominal_end

_SPOKEN = frozenset({Channel.COUNTER, Channel.TELEPHONE})
_ELECTRONIC = frozenset({Channel.EMAIL, Channel.CHAT, Channel.WEB_FORM, Channel.SOCIAL_MEDIA})

_TELL = LegalTerm(4, TermUnit.WEEKS)  # Awb 9:8
_DECIDE = LegalTerm(6, TermUnit.WEEKS)  # Awb 9:11, first paragraph
_DECIDE_WITH_COMMITTEE = LegalTerm(10, TermUnit.WEEKS)  # Awb 9:11, first paragraph
_EXTENSION = LegalTerm(4, TermUnit.WEEKS)  # Awb 9:11, second paragraph
_IN_DEFAULT = LegalTerm(2, TermUnit.WEEKS)  # Awb 4:17, third paragraph
_PENALTY_STEPS = ((14, 2300), (14, 3500), (14, 4500))  # days, cents a day; Awb 4:17, first and second paragraph
_PENALTY_DAYS = sum(days for days, _ in _PENALTY_STEPS)


class ClockKey(StrEnum):
    """What must be done."""

    HANDLE_PROPERLY = "handle_properly"
    ACKNOWLEDGE_COMPLAINT = "acknowledge_complaint"
    HANDLED_BY_ANOTHER = "handled_by_another"
    TELL_NOT_TREATED = "tell_not_treated"
    DECIDE_COMPLAINT = "decide_complaint"
    REGISTER_COMPLAINT = "register_complaint"
    CONFIRM_OBJECTION = "confirm_objection"
    HAND_TO_DECIDING_UNIT = "hand_to_deciding_unit"
    HAND_OFF_SAME_DAY = "hand_off_same_day"
    DECIDE_IN_DEFAULT = "decide_in_default"
    FULL_PENALTY = "full_penalty"
    CONFIRM_OFFICIAL_MESSAGE = "confirm_official_message"


_DECISIONS = frozenset({ClockKey.DECIDE_COMPLAINT, ClockKey.DECIDE_IN_DEFAULT})


@dataclass(frozen=True, slots=True)
class MessageClock:
    """A duty by law; `law` is the article. Without `due_on` the law names no day: as soon as possible.

    `amount_cents` is what the municipality owes once `due_on` has passed; `same_day` is the day of receipt itself.
    """

    key: ClockKey
    law: str
    due_on: date | None = None
    amount_cents: int = 0
    same_day: bool = False


def clocks_of(
    kind: MessageKind, received: date, channel: Channel, equated: frozenset[date] = frozenset()
) -> tuple[MessageClock, ...]:
    """The duties that a message received on `received` starts, in the order in which they come.

    A question or a report on public space starts none. Nothing spoken is an electronic message, nor an objection or
    a notice of default: those are written by law, so at the counter they are papers and by telephone they do not exist.
    """
    if kind is MessageKind.COMPLAINT:
        return _spoken_complaint() if channel in _SPOKEN else _written_complaint(received, equated)
    if kind is MessageKind.OFFICIAL_MESSAGE and channel in _ELECTRONIC:
        return (MessageClock(ClockKey.CONFIRM_OFFICIAL_MESSAGE, "Awb 2:17"),)
    if kind is MessageKind.OBJECTION and channel is not Channel.TELEPHONE:
        return _objection()
    if kind is MessageKind.NOTICE_OF_DEFAULT and channel is not Channel.TELEPHONE:
        return _notice_of_default(received, equated)
    return ()


def decision_due_on(
    kind: MessageKind, received: date, channel: Channel, equated: frozenset[date] = frozenset()
) -> date | None:
    """The last day of the term in which the municipality must decide, if this message starts one."""
    clocks = clocks_of(kind, received, channel, equated)
    return next((clock.due_on for clock in clocks if clock.key in _DECISIONS), None)


def complaint_due_on(
    received: date, *, has_committee: bool = False, is_extended: bool = False, equated: frozenset[date] = frozenset()
) -> date:
    """Day by which a written complaint is decided: 6 weeks, 10 with a committee, once 4 more (Awb 9:11).

    The four weeks count from the end that the calendar gives, so weekends and holidays lengthen only once.
    """
    term = _DECIDE_WITH_COMMITTEE if has_committee else _DECIDE
    if is_extended:
        return legal_end(nominal_end(received, term), _EXTENSION, equated)
    return legal_end(received, term, equated)


def penalty_cents(days_late: int) -> int:
    """What the municipality owes `days_late` days after the two weeks of a notice of default (Awb 4:17)."""
    owed = 0
    for days, cents in _PENALTY_STEPS:
        counted = min(max(days_late, 0), days)
        owed += counted * cents
        days_late -= counted
    return owed


def _spoken_complaint() -> tuple[MessageClock, ...]:
    return (MessageClock(ClockKey.HANDLE_PROPERLY, "Awb 9:2"),)


def _written_complaint(received: date, equated: frozenset[date]) -> tuple[MessageClock, ...]:
    return (
        MessageClock(ClockKey.ACKNOWLEDGE_COMPLAINT, "Awb 9:6"),
        MessageClock(ClockKey.REGISTER_COMPLAINT, "Awb 9:12a"),
        MessageClock(ClockKey.HANDLED_BY_ANOTHER, "Awb 9:7"),
        MessageClock(ClockKey.TELL_NOT_TREATED, "Awb 9:8", legal_end(received, _TELL, equated)),
        MessageClock(ClockKey.DECIDE_COMPLAINT, "Awb 9:11", complaint_due_on(received, equated=equated)),
    )


def _objection() -> tuple[MessageClock, ...]:
    """The term of Awb 7:10 runs from the end of the term for objecting, which only the deciding unit knows."""
    return (
        MessageClock(ClockKey.CONFIRM_OBJECTION, "Awb 6:14"),
        MessageClock(ClockKey.HAND_TO_DECIDING_UNIT, "Awb 7:10"),
    )


def _notice_of_default(received: date, equated: frozenset[date]) -> tuple[MessageClock, ...]:
    """The 42 days after the two weeks are counted as they come: a penalty is no term that the law lengthens."""
    decided = legal_end(received, _IN_DEFAULT, equated)
    paid = decided + timedelta(days=_PENALTY_DAYS)
    return (
        MessageClock(ClockKey.HAND_OFF_SAME_DAY, "Awb 4:17", same_day=True),
        MessageClock(ClockKey.DECIDE_IN_DEFAULT, "Awb 4:17", decided, penalty_cents(1)),
        MessageClock(ClockKey.FULL_PENALTY, "Awb 4:17", paid, penalty_cents(_PENALTY_DAYS)),
    )
