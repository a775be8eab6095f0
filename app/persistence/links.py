"""What web addresses in articles answered."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.inserting import put_rows
from app.persistence.records import record_of, values_of
from app.persistence.tables.editing import LinkCheckRow
from app.services.editing_ports import LinkCheck


class SqlLinkStore:
    """The LinkStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def checks(self) -> dict[str, LinkCheck]:
        """All of them, by address."""
        return {row.address: record_of(LinkCheck, row) for row in self._session.scalars(select(LinkCheckRow))}

    def put(self, checks: Iterable[LinkCheck]) -> None:
        """Store or replace by address."""
        put_rows(self._session, LinkCheckRow, [values_of(check) for check in checks])
