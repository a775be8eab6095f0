"""Reading and proving the log, for the privacy officer and on the command line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.log import LogAction, LogAuthor, LogEntry, LogHead, LogObject
from app.domain.log_proof import LogProof, prove
from app.services.log_ports import LogQuery
from app.services.ports import Database

_PAGE = 500


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What came of proving the log; `loose_parts` are personal parts whose line is gone."""

    proof: LogProof
    loose_parts: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing was found."""
        return not self.proof.faults and not self.loose_parts


def check_log(database: Database, kept: Sequence[LogHead]) -> LogCheck:
    """Prove every line; `kept` are heads that were printed or mailed before.

    Raises:
        DomainError: `role-missing` on a server: only a privacy officer sees the log.
    """
    with database.read() as tx:
        return LogCheck(prove(tx.log.chain(), *kept), tuple(tx.log.loose_parts()))


def log_head(database: Database) -> LogHead | None:
    """The last line; None while there is none. DomainError as `check_log`."""
    with database.read() as tx:
        return tx.log.head()


def read_log(database: Database, query: LogQuery, author: LogAuthor) -> Iterator[LogEntry]:
    """Lines, newest first; that they were read is logged before the first one. DomainError as `check_log`."""
    with database.write() as tx:
        tx.log.append(author.event(LogAction.SEEN, LogObject.LOG))
    with database.read() as tx:
        offset = 0
        while page := tx.log.entries(query, _PAGE, offset):
            yield from page
            offset += len(page)
