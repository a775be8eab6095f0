"""Logging who did and who saw what, for the ready-to-call actions of `Services`."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.errors import WorldError
from app.domain.log import LogAction, LogAuthor, LogEvent, LogObject, LogResult
from app.domain.organisation import Person, Seat
from app.services.log_authors import at_seat
from app.services.ports import Database, Transaction


@dataclass(frozen=True, slots=True)
class LoggedActions:
    """Who works where. Every method may be called from any thread."""

    database: Database
    seat: Seat
    agent: Person

    @property
    def _author(self) -> LogAuthor:
        return at_seat(self.agent, self.seat)

    def _logged(
        self,
        tx: Transaction,
        action: LogAction,
        kind: LogObject,
        object_id: UUID | str = "",
        customer_id: UUID | None = None,
    ) -> None:
        """This person does it, in this transaction: when it is not stored, it is not logged either."""
        tx.log.append(self._author.event(action, kind, object_id, customer_id))

    def _log_seen(self, kind: LogObject, object_id: UUID | str = "", customer_id: UUID | None = None) -> None:
        """This person is shown it. Called outside a writing transaction, before it is given to the screen.

        Raises:
            WorldError: on a server nothing is shown that cannot be logged.
        """
        self._log_alone(self._author.event(LogAction.SEEN, kind, object_id, customer_id))

    def _log_exported(self, kind: LogObject, object_id: str = "") -> None:
        """This person writes it to a file; otherwise as `_log_seen`."""
        self._log_alone(self._author.event(LogAction.EXPORTED, kind, object_id))

    def _log_refused(self, action: LogAction, kind: LogObject, object_id: UUID | str = "") -> None:
        """This person wants it and may not; otherwise as `_log_seen`."""
        self._log_alone(self._author.event(action, kind, object_id, result=LogResult.REFUSED))

    def _log_alone(self, event: LogEvent) -> None:
        """On the embedded database a full disk keeps nobody from reading."""
        try:
            with self.database.write() as tx:
                tx.log.append(event)
        except WorldError:
            if self.database.is_server:
                raise
