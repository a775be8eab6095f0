"""Work items and their history."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.work_item import WorkItem, WorkStatus, WorkStep
from app.persistence import masked_work, work_details, work_queue
from app.persistence.figures.recording import record_hand_offs, record_step, wait_for_parts
from app.persistence.inserting import put_row
from app.persistence.records import values_of
from app.persistence.server.present import guards_rights
from app.persistence.tables.subjects import HandOffAnswerRow, HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow, WorkPresenceRow, WorkStepRow
from app.persistence.work_words import words_of
from app.services.work_ports import QueuePage, QueueQuery, Viewer, WorkDetails, WorkRow

_TO_DO = (WorkStatus.NEW, WorkStatus.IN_PROGRESS)


class SqlWorkStore:
    """The WorkStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, items: Sequence[WorkItem], steps: Sequence[WorkStep]) -> None:
        """Store new items with their first steps; items that are there already stay as they are.

        When the first part of a hand-off is among those, the whole hand-off came again: its other parts stay too,
        whatever ids they have now.
        """
        asked = {item.id for item in items} | {item.hand_off_id for item in items}
        stored = set(self._session.scalars(select(WorkItemRow.id).where(WorkItemRow.id.in_(asked))))
        again = {item.hand_off_id for item in items if item.id == item.hand_off_id} & stored
        fresh = {item.id: item for item in items if item.id not in stored and item.hand_off_id not in again}
        for item in fresh.values():
            self._session.add(WorkItemRow(**values_of(item), words=self._words(item.hand_off_id)))
        self._session.flush()
        self._session.add_all(WorkStepRow(**values_of(step)) for step in steps if step.item_id in fresh)
        self._session.flush()
        begun = {item.id: item.legal_on for item in fresh.values() if item.id == item.hand_off_id}
        record_hand_offs(self._session, begun)

    def get(self, item_id: UUID) -> WorkItem | None:
        """An item by its id."""
        row = self._session.get(WorkItemRow, item_id)
        if row is None and guards_rights(self._session):
            masked = masked_work.masked_item(self._session, item_id)
            return masked.item if masked else None
        return work_queue.item_of(row) if row else None

    def save(self, item: WorkItem, step: WorkStep) -> None:
        """Store the item after a step: `item.revision` must be one more than what is stored.

        Raises:
            DomainError: `work-item-changed` when somebody else was first; nothing is stored.
        """
        wait_for_parts(self._session, item.hand_off_id)
        row = WorkItemRow
        changed = update(row).where(row.id == item.id, row.revision == item.revision - 1)
        stored = self._session.execute(changed.values(values_of(item, without=("id", "hand_off_id"))).returning(row.id))
        if stored.first() is None:
            self._save_masked(item, step)
            return
        self._session.add(WorkStepRow(**values_of(step)))
        self._session.flush()
        record_step(self._session, step)

    def queue(self, query: QueueQuery, viewer: Viewer) -> QueuePage:
        """What the viewer works on."""
        return work_queue.queue(self._session, query, viewer)

    def next_of_team(self, unit_ids: Sequence[str]) -> WorkItem | None:
        """The open item of these units that nobody took, with the earliest promise."""
        row = WorkItemRow
        free = select(row).where(
            row.closed_at.is_(None), row.handler_id.is_(None), row.unit_id.in_(unit_ids), row.status.in_(_TO_DO)
        )
        found = self._session.scalar(free.order_by(*work_queue.IN_ORDER).limit(1))
        return work_queue.item_of(found) if found else None

    def details(self, item_id: UUID, viewer: Viewer, present_since: datetime) -> WorkDetails | None:
        """One item; `present_since` is how recently somebody must have looked to be present."""
        details = work_details.details_of(self._session, item_id, viewer, present_since)
        if details is None and guards_rights(self._session):
            return masked_work.masked_details(self._session, item_id)
        return details

    def of_customer(self, customer_id: UUID, viewer: Viewer) -> list[WorkRow]:
        """Open items of a customer, earliest promise first."""
        return work_queue.of_customer(self._session, customer_id, viewer)

    def open_until(self, day: date) -> list[WorkRow]:
        """All open items whose promise or legal term ends on `day` or before, unmasked, for reminders."""
        return work_queue.open_until(self._session, day)

    def parts_of(self, hand_off_id: UUID) -> list[WorkItem]:
        """All items of a hand-off, the first part first."""
        row = WorkItemRow
        parts = select(row).where(row.hand_off_id == hand_off_id).order_by(row.id != hand_off_id, row.id)
        found = [work_queue.item_of(part) for part in self._session.scalars(parts)]
        if found or not guards_rights(self._session):
            return found
        return [masked.item for masked in masked_work.masked_parts(self._session, hand_off_id)]

    def touch(self, item_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has it open now; nobody sees who looks at what is kept from that person."""
        if self._session.get(WorkItemRow, item_id) is None:
            return
        put_row(self._session, WorkPresenceRow(item_id=item_id, person_id=person_id, seen_at=at))

    def has_open(self, item_id: UUID, person_id: UUID, since: datetime) -> bool:
        """Whether the person has had it open after that moment and did not close it."""
        presence = self._session.get(WorkPresenceRow, (item_id, person_id))
        return presence is not None and presence.seen_at > since

    def leave(self, item_id: UUID, person_id: UUID) -> None:
        """The person closed it."""
        seen = WorkPresenceRow
        self._session.execute(delete(seen).where(seen.item_id == item_id, seen.person_id == person_id))

    def _save_masked(self, item: WorkItem, step: WorkStep) -> None:
        """What a server keeps from this person can be changed by a function of it, as far as it allows."""
        row, is_guarded = WorkItemRow, guards_rights(self._session)
        is_hidden = is_guarded and self._session.scalar(select(row.id).where(row.id == item.id)) is None
        if not (is_hidden and masked_work.step_masked(self._session, item, step)):
            raise DomainError("work-item-changed")

    def _words(self, hand_off_id: UUID) -> str:
        """What the item is found by: its subject and answers, which never change."""
        subject = select(SubjectRow.title).join(HandOffRow, HandOffRow.subject_id == SubjectRow.id)
        title = self._session.scalars(subject.where(HandOffRow.id == hand_off_id)).one()
        answer = HandOffAnswerRow
        return words_of(title, self._session.scalars(select(answer.value).where(answer.hand_off_id == hand_off_id)))
