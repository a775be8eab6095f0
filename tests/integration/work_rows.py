"""Hand-offs with their work, stored for a test."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.domain.contact import Contact, HandOff, Outcome
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep
from app.persistence.database import SqlDatabase
from tests.builders import AGENT_ID, a_contact, a_subject

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def an_item(hand_off: HandOff, **changes: Any) -> WorkItem:
    """The first part of a hand-off, just arrived."""
    day = hand_off.promise.promised_on
    return replace(WorkItem(hand_off.id, hand_off.id, hand_off.unit_id, hand_off.line, day), **changes)


def a_step(item: WorkItem, **changes: Any) -> WorkStep:
    """The step that led to the item as it is."""
    kind = StepKind.HANDED_OFF if item.revision == 1 else StepKind.NOTED
    return replace(WorkStep(item.id, item.revision, kind, NOW, AGENT_ID), **changes)


def stored(database: SqlDatabase, *hand_offs: HandOff, items: Sequence[WorkItem], **contact: Any) -> Contact:
    """A contact with a subject "Parkeerboete" for each hand-off, and the work for them."""
    subjects = [a_subject(title="Parkeerboete", outcome=Outcome.HANDED_OFF, hand_off=each) for each in hand_offs]
    made = a_contact(**{"subjects": tuple(subjects)} | contact)
    with database.write() as tx:
        tx.contacts.add(made)
        tx.work.add(items, [a_step(item) for item in items])
    return made


def take(database: SqlDatabase, item: WorkItem) -> None:
    """The agent takes it."""
    moved = replace(item, handler_id=AGENT_ID, status=WorkStatus.IN_PROGRESS, revision=item.revision + 1)
    with database.write() as tx:
        tx.work.save(moved, a_step(moved))
