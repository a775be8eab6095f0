"""Messages that go out by e-mail, and the proof that they were sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.mail import MailMessage, MailProof, MailState
from app.persistence.records import record_of, values_of
from app.persistence.tables.mail import MailMessageRow
from app.services.mail_ports import StoredMail


class SqlMailStore:
    """The MailStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, message: MailMessage) -> bool:
        """Have it sent; False, and nothing is stored, when a message with its `dedupe_key` is there already."""
        if self._is_there(message):
            return False
        try:
            with self._session.begin_nested():
                self._session.add(MailMessageRow(**values_of(message, without={"to"}), recipient=message.to))
        except IntegrityError:  # another transaction was first, or it is a fault of ours
            if self._is_there(message):
                return False
            raise
        return True

    def waiting(self, now: datetime, limit: int = 100) -> list[MailMessage]:
        """Messages that may be sent now, what was tried least recently first, so that none keeps the others back."""
        row = MailMessageRow
        last_tried = func.coalesce(row.retry_at, row.made_at)
        found = select(row).where(*_may_be_sent(now)).order_by(last_tried, row.made_at, row.id).limit(limit)
        return [_message(each) for each in self._session.scalars(found)]

    def claim(self, message_id: UUID, now: datetime, until: datetime) -> int | None:
        """Keep every other seat from sending it before `until`; gives how often it was refused before.

        None when another seat has it, or when it does not wait any more.
        """
        row = MailMessageRow
        claimed = update(row).where(row.id == message_id, *_may_be_sent(now)).values(retry_at=until)
        return self._session.scalar(claimed.returning(row.tries))

    def release(self, message_id: UUID, now: datetime) -> None:
        """It was not sent and may be tried at once again, after what waits already."""
        self._change(message_id, retry_at=now)

    def mark_sent(self, message_id: UUID, proof: MailProof) -> None:
        """It was sent."""
        self._change(message_id, state=MailState.SENT, retry_at=None, failed_reason="", **values_of(proof))

    def mark_failed(self, message_id: UUID, reason_key: str, retry_at: datetime | None) -> None:
        """It was refused: try again at `retry_at`, or never when that is None."""
        state = MailState.FAILED if retry_at is None else MailState.WAITING
        tries = MailMessageRow.tries + 1
        self._change(message_id, state=state, tries=tries, retry_at=retry_at, failed_reason=reason_key)

    def of_hand_off(self, hand_off_id: UUID) -> list[StoredMail]:
        """Messages about a hand-off, oldest first."""
        row = MailMessageRow
        found = select(row).where(row.hand_off_id == hand_off_id).order_by(row.made_at, row.id)
        rows: Sequence[MailMessageRow] = self._session.scalars(found).all()
        return [StoredMail(_message(each), each.state, _proof(each), each.failed_reason) for each in rows]

    def waiting_count(self) -> int:
        """How many messages are still to be sent, now or later."""
        return self._count(MailState.WAITING)

    def failing_count(self) -> int:
        """How many messages will never be sent."""
        return self._count(MailState.FAILED)

    def _count(self, state: MailState) -> int:
        row = MailMessageRow
        return self._session.scalar(select(func.count()).select_from(row).where(row.state == state)) or 0

    def _is_there(self, message: MailMessage) -> bool:
        row = MailMessageRow
        return self._session.scalar(select(row.id).where(row.dedupe_key == message.dedupe_key)) is not None

    def _change(self, message_id: UUID, **values: object) -> None:
        self._session.execute(update(MailMessageRow).where(MailMessageRow.id == message_id).values(**values))


def _may_be_sent(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    row = MailMessageRow
    return row.state == MailState.WAITING, or_(row.retry_at.is_(None), row.retry_at <= now)


def _message(row: MailMessageRow) -> MailMessage:
    return record_of(MailMessage, row, to=row.recipient)


def _proof(row: MailMessageRow) -> MailProof | None:
    return None if row.sent_at is None else record_of(MailProof, row)
