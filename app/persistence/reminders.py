"""Which reminders were sent."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.persistence.tables.work import ReminderSentRow


class SqlReminderStore:
    """The ReminderStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

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
