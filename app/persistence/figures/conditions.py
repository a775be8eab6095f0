"""What is counted, said once more as conditions on rows."""

from sqlalchemy import SQLColumnExpression, and_, true

from app.domain.contact import MessageKind
from app.domain.figures.measures import OF_OUTCOME, OF_REASON, Measure
from app.domain.not_direct import DIRECT, NOT_ENDED, PUT_THROUGH
from app.domain.organisation import Line
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow

M = Measure

_IS_ENDED = SubjectRow.outcome.not_in(NOT_ENDED)
_IS_DIRECT = SubjectRow.outcome.in_(DIRECT)
_IS_NOT_DIRECT = SubjectRow.outcome.not_in(DIRECT | NOT_ENDED)
_HAS_MARK = SurveyRow.mark.is_not(None)

OF_CONTACT: dict[Measure, SQLColumnExpression[bool]] = {
    M.CONTACTS: true(),
    M.TALK_SECONDS: true(),
    M.HELD_SECONDS: ContactRow.held_seconds > 0,
    M.WRAP_SECONDS: ContactRow.wrap_seconds > 0,
    M.SURVEYS_ASKED: SurveyRow.contact_id.is_not(None),
    M.SURVEYS_ANSWERED: _HAS_MARK,
    M.MARK_SUM: _HAS_MARK,
    M.MARK_SQUARES: _HAS_MARK,
}
"""Which contacts a measure is of; seconds are of those that have any."""

OF_SUBJECT: dict[Measure, SQLColumnExpression[bool]] = {
    M.SUBJECTS: true(),
    M.ENDED: _IS_ENDED,
    M.NOT_PUT_THROUGH: and_(_IS_ENDED, SubjectRow.outcome.not_in(PUT_THROUGH)),
    M.DIRECT: _IS_DIRECT,
    M.DIRECT_ONCE: and_(_IS_DIRECT, ~SubjectRow.came_back),
    M.LINE_1: and_(_IS_ENDED, SubjectRow.line == Line.FIRST),
    M.LINE_2: and_(_IS_ENDED, SubjectRow.line == Line.SECOND),
    M.LINE_3: and_(_IS_ENDED, SubjectRow.line == Line.THIRD),
    M.COMPLAINTS: SubjectRow.kind == MessageKind.COMPLAINT,
    **{measure: SubjectRow.outcome == outcome for outcome, measure in OF_OUTCOME.items()},
    **{measure: and_(_IS_NOT_DIRECT, SubjectRow.reason == reason) for reason, measure in OF_REASON.items()},
}
"""Which subjects a measure counts."""

OF_HAND_OFF: dict[Measure, SQLColumnExpression[bool]] = {
    M.PROMISES_DUE: true(),
    M.REOPENED: HandOffRow.was_reopened,
    M.RETURNED: HandOffRow.was_returned,
    M.TERMS_DUE: true(),
}
"""Which hand-offs a measure counts; those that were kept are told by the end of their day."""
