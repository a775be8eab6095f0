"""What is counted: measures, and the cubes that hold their totals by day and by a few keys."""

from enum import StrEnum

from app.domain.contact import Outcome
from app.domain.not_direct_reason import NotDirectReason

ALL = "*"
"""The key of a cell that counts each contact once, whatever its subjects were."""


class Cube(StrEnum):
    """Totals that share their keys; each is a table."""

    CONTACT = "contact"
    SUBJECT = "subject"
    HAND_OFF = "hand_off"
    DESK = "desk"
    HOUR = "hour"
    SEARCH = "search"
    ARTICLE = "article"


class Measure(StrEnum):
    """A number that is added up. Seconds are whole; marks run from 1 to 10."""

    # of contacts, on the local day they began
    CONTACTS = "contacts"
    TALK_SECONDS = "talk_seconds"
    HELD_SECONDS = "held_seconds"
    WRAP_SECONDS = "wrap_seconds"
    SURVEYS_ASKED = "surveys_asked"
    SURVEYS_ANSWERED = "surveys_answered"
    MARK_SUM = "mark_sum"
    MARK_SQUARES = "mark_squares"
    # of subjects, on the local day their contact began
    SUBJECTS = "subjects"
    ENDED = "ended"
    NOT_PUT_THROUGH = "not_put_through"
    DIRECT = "direct"
    DIRECT_ONCE = "direct_once"
    LINE_1 = "line_1"
    LINE_2 = "line_2"
    LINE_3 = "line_3"
    COMPLAINTS = "complaints"
    ANSWERED_DIRECTLY = "answered_directly"
    ANSWERED_AFTER_CONSULTING = "answered_after_consulting"
    PUT_THROUGH_REACHED = "put_through_reached"
    PUT_THROUGH_NOT_REACHED = "put_through_not_reached"
    HANDED_OFF = "handed_off"
    FORWARDED = "forwarded"
    APPOINTMENT_MADE = "appointment_made"
    CUSTOMER_RETURNS = "customer_returns"
    CONNECTION_LOST = "connection_lost"
    NO_ARTICLE = "no_article"
    ARTICLE_UNCLEAR = "article_unclear"
    DECISION_NEEDED = "decision_needed"
    NO_ACCESS = "no_access"
    ASKED_FOR_SOMEONE = "asked_for_someone"
    OTHER_REASON = "other_reason"
    NO_REASON = "no_reason"
    # of hand-offs, on the day promised first; those of a legal term on its last day
    PROMISES_DUE = "promises_due"
    PROMISES_KEPT = "promises_kept"
    REOPENED = "reopened"
    RETURNED = "returned"
    TERMS_DUE = "terms_due"
    TERMS_KEPT = "terms_kept"
    # of searches, on their local day
    SEARCHES = "searches"
    WITHOUT_RESULT = "without_result"
    OPENED = "opened"
    RANK_SUM = "rank_sum"
    # of articles, on the local day of the search or the contact
    ARTICLE_OPENED = "article_opened"
    ARTICLE_SUBJECTS = "article_subjects"


M = Measure

OF_OUTCOME = {outcome: Measure(outcome.value) for outcome in Outcome}
"""The measure that counts each outcome."""

OF_REASON: dict[NotDirectReason | None, Measure] = {
    NotDirectReason.NO_ARTICLE: M.NO_ARTICLE,
    NotDirectReason.ARTICLE_UNCLEAR: M.ARTICLE_UNCLEAR,
    NotDirectReason.DECISION_NEEDED: M.DECISION_NEEDED,
    NotDirectReason.NO_ACCESS: M.NO_ACCESS,
    NotDirectReason.ASKED_FOR_SOMEONE: M.ASKED_FOR_SOMEONE,
    NotDirectReason.OTHER: M.OTHER_REASON,
    None: M.NO_REASON,
}
"""The measure that counts each reason why a subject was not answered directly."""

_SURVEY = (M.SURVEYS_ASKED, M.SURVEYS_ANSWERED, M.MARK_SUM, M.MARK_SQUARES)
_TIMES = (M.TALK_SECONDS, M.HELD_SECONDS, M.WRAP_SECONDS)

MEASURES: dict[Cube, tuple[Measure, ...]] = {
    Cube.CONTACT: (M.CONTACTS, *_TIMES, *_SURVEY),
    Cube.SUBJECT: (
        *(M.SUBJECTS, M.ENDED, M.NOT_PUT_THROUGH, M.DIRECT, M.DIRECT_ONCE),
        *(M.LINE_1, M.LINE_2, M.LINE_3, M.COMPLAINTS),
        *OF_OUTCOME.values(),
        *OF_REASON.values(),
    ),
    Cube.HAND_OFF: (M.PROMISES_DUE, M.PROMISES_KEPT, M.REOPENED, M.RETURNED, M.TERMS_DUE, M.TERMS_KEPT),
    Cube.DESK: (
        *(M.CONTACTS, *_TIMES, *_SURVEY),
        *(M.SUBJECTS, M.ENDED, M.NOT_PUT_THROUGH, M.DIRECT, M.DIRECT_ONCE),
    ),
    Cube.HOUR: (M.CONTACTS,),
    Cube.SEARCH: (M.SEARCHES, M.WITHOUT_RESULT, M.OPENED, M.RANK_SUM),
    Cube.ARTICLE: (M.ARTICLE_OPENED, M.ARTICLE_SUBJECTS),
}
"""What each cube counts, in the order of its columns."""

KEYS: dict[Cube, tuple[str, ...]] = {
    Cube.CONTACT: ("channel", "product", "unit_id"),
    Cube.SUBJECT: ("channel", "product", "unit_id"),
    Cube.HAND_OFF: ("channel", "product", "unit_id", "line"),
    Cube.DESK: ("channel", "seat_id", "agent_id"),
    Cube.HOUR: ("channel", "weekday", "hour"),
    Cube.SEARCH: (),
    Cube.ARTICLE: ("article_id",),
}
"""By what each cube is split besides the day. Everything counts once more under ALL, so most is read from few cells.

Contacts count under ALL, each product and each unit they had, and each two that were together. Subjects and hand-offs
count under their product and unit, and under ALL of both. A desk has ALL, the workplace and the agent, not those two
together.
"""
