"""What rows tell the figures."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, String, select, type_coerce

from app.clock import LOCAL_ZONE
from app.domain.figures.facts import ContactFacts, HandOffFacts, SubjectFacts
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.figures import SurveyRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow

OF_SUBJECTS: Select[*tuple[Any, ...]] = select(
    type_coerce(SubjectRow.contact_id, String),
    SubjectRow.product,
    SubjectRow.unit_id,
    SubjectRow.outcome,
    SubjectRow.line,
    SubjectRow.kind,
    SubjectRow.reason,
    SubjectRow.came_back,
    SubjectRow.article_id,
)
"""Subjects, each with its contact first, as the database has it."""

OF_CONTACTS: Select[*tuple[Any, ...]] = select(
    type_coerce(ContactRow.id, String),
    ContactRow.started_at,
    ContactRow.ended_at,
    ContactRow.channel,
    ContactRow.seat_id,
    ContactRow.agent_id,
    ContactRow.held_seconds,
    ContactRow.wrap_seconds,
    SurveyRow.contact_id.is_not(None),
    SurveyRow.mark,
).outerjoin(SurveyRow, SurveyRow.contact_id == ContactRow.id)
"""Contacts, each with its id first, as the database has it."""

OF_HAND_OFFS: Select[*tuple[Any, ...]] = (
    select(
        HandOffRow.promised_on,
        ContactRow.channel,
        SubjectRow.product,
        HandOffRow.unit_id,
        HandOffRow.line,
        HandOffRow.legal_on,
        HandOffRow.answered_at,
        HandOffRow.was_reopened,
        HandOffRow.was_returned,
    )
    .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
    .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
)
"""Hand-offs."""


def subject_facts(row: Row[*tuple[Any, ...]]) -> SubjectFacts:
    """Out of a row of OF_SUBJECTS."""
    return SubjectFacts(*row[1:])


def contact_facts(row: Row[*tuple[Any, ...]], subjects: Iterable[Row[*tuple[Any, ...]]]) -> ContactFacts:
    """Out of a row of OF_CONTACTS and those of its subjects."""
    _, started, ended, channel, seat_id, agent_id, held, wrap, asked, mark = row
    facts: Sequence[SubjectFacts] = [subject_facts(subject) for subject in subjects]
    return ContactFacts(started, ended, channel, seat_id, agent_id, tuple(facts), held, wrap, bool(asked), mark)


def hand_off_facts(row: Row[*tuple[Any, ...]]) -> HandOffFacts:
    """Out of a row of OF_HAND_OFFS."""
    promised_on, channel, product, unit_id, line, legal_on, answered_at, reopened, returned = row
    day = local_day(answered_at)
    return HandOffFacts(promised_on, channel, product, unit_id, line, legal_on, day, reopened, returned)


def local_day(moment: datetime | None) -> date | None:
    """The municipality's day in which a moment lies."""
    return moment.astimezone(LOCAL_ZONE).date() if moment else None
