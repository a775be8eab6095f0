"""Which reminders were sent."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.persistence.tables.work import ReminderSentRow

_BATCH = 500


class SqlReminderStore:
    """The ReminderStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sent(self, keys: Sequence[str]) -> set[str]:
        """Which of these were sent."""
        batches = (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))
        found = (select(ReminderSentRow.key).where(ReminderSentRow.key.in_(batch)) for batch in batches)
        return {key for batch in found for key in self._session.scalars(batch)}

    def first_time(self, key: str, at: datetime) -> bool:
        """Note that this reminder is sent; False when it was before, or by another seat just now."""
        if self._session.get(ReminderSentRow, key) is not None:
            return False
        try:
            with self._session.begin_nested():
                self._session.add(ReminderSentRow(key=key, sent_at=at))
        except IntegrityError:
            return False
        return True
