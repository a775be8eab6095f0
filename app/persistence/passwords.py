"""Passwords of people on the embedded database."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.passwords import KeptPassword
from app.persistence.inserting import put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.organisation import PersonPasswordRow


class SqlPasswordStore:
    """The PasswordStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def owners(self) -> set[UUID]:
        """Who has one."""
        return set(self._session.scalars(select(PersonPasswordRow.person_id)))

    def of(self, person_id: UUID) -> KeptPassword | None:
        """That of a person; None when there is none."""
        row = self._session.get(PersonPasswordRow, person_id)
        return record_of(KeptPassword, row) if row is not None else None

    def put(self, password: KeptPassword) -> None:
        """Store or replace."""
        put_row(self._session, PersonPasswordRow(**values_of(password)))

    def forget(self, person_id: UUID) -> None:
        """The person has none any more; forgetting twice is fine."""
        self._session.execute(delete(PersonPasswordRow).where(PersonPasswordRow.person_id == person_id))
