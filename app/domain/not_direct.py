"""Why a subject was not answered directly."""

from app.domain.contact import Outcome
from app.domain.draft import SubjectDraft
from app.domain.not_direct_reason import NotDirectReason
from knowledgebase.article import Article, FirstLine

DIRECT = frozenset({Outcome.ANSWERED_DIRECTLY, Outcome.ANSWERED_AFTER_CONSULTING, Outcome.APPOINTMENT_MADE})
"""The customer left with what they came for; nobody has to come back to them."""

PUT_THROUGH = frozenset({Outcome.PUT_THROUGH_REACHED, Outcome.PUT_THROUGH_NOT_REACHED})

NOT_ENDED = frozenset({Outcome.CONNECTION_LOST})
"""Nobody could answer: left out of every share."""


def needs_reason(outcome: Outcome | None) -> bool:
    """Whether it is asked why a subject with this outcome was not answered directly."""
    return outcome is not None and outcome not in DIRECT | NOT_ENDED


def likely_reason(article: Article | None) -> NotDirectReason | None:
    """What the reason will be when the agent says nothing else; None when nothing points to one."""
    if article is None:
        return NotDirectReason.NO_ARTICLE
    return NotDirectReason.DECISION_NEEDED if article.first_line is FirstLine.HAND_OFF else None


def reason_of(subject: SubjectDraft) -> NotDirectReason | None:
    """Why this subject was not answered directly, as it stands now; None also when it was, or is still open."""
    if not needs_reason(subject.outcome):
        return None
    return shown_reason(subject)


def shown_reason(subject: SubjectDraft) -> NotDirectReason | None:
    """The reason that stands ready: what the agent chose, else what is likely."""
    if subject.reason_chosen or subject.article_id is not None:
        return subject.reason
    return likely_reason(None)
