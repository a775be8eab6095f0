"""What is logged: six fields of who did and who saw what, and the seal that proves them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class LogAction(StrEnum):
    """What was done."""

    SEEN = "seen"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PRINTED = "printed"
    IMPORTED = "imported"
    EXPORTED = "exported"
    ERASED = "erased"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SET_UP = "set_up"
    BACKED_UP = "backed_up"
    RESTORED = "restored"


class LogObject(StrEnum):
    """What it was done to."""

    CONTACT = "contact"
    CUSTOMER = "customer"
    RECEIPT = "receipt"
    WORK_ITEM = "work_item"
    ARTICLE = "article"
    BULLETIN = "bulletin"
    NORM = "norm"
    FIGURES = "figures"
    COMPLAINTS_REGISTER = "complaints_register"
    PERSON = "person"
    ORGANISATION = "organisation"
    LOG = "log"
    DISPOSAL = "disposal"
    DATABASE = "database"


class LogResult(StrEnum):
    """Whether it came to pass."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LogEvent:
    """What is to be logged; the database adds the number, the time and the seal.

    Attributes:
        object_id: which one, such as the number of a contact or the id of a work item.
        customer_id: whose data it is; None when it is nobody's.
        actor_id, actor: who did it; on a server the person who signed in takes their place.
        origin: where: the code of a seat, or "command line".
    """

    action: LogAction
    object: LogObject
    object_id: str = ""
    customer_id: UUID | None = None
    result: LogResult = LogResult.DONE
    actor_id: UUID | None = None
    actor: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class LogAuthor:
    """Who does something and where; the fields are those of `LogEvent`."""

    actor_id: UUID | None = None
    actor: str = ""
    origin: str = ""

    def event(
        self,
        action: LogAction,
        kind: LogObject,
        object_id: UUID | str = "",
        customer_id: UUID | None = None,
        result: LogResult = LogResult.DONE,
    ) -> LogEvent:
        """What this author does, to be logged."""
        return LogEvent(action, kind, str(object_id), customer_id, result, self.actor_id, self.actor, self.origin)


NOBODY: Final = LogAuthor()
"""Nobody is known to have done it; a server still tells who was signed in."""


@dataclass(frozen=True, slots=True)
class LogPersonal:
    """The part of a line that can be erased; `salt` are 32 random bytes, so that nobody can guess what it was."""

    salt: bytes
    actor_id: UUID | None
    actor: str
    object_id: str
    customer_id: UUID | None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line as it is stored. Its words are plain text, because a line may tell what this program does not know.

    Attributes:
        erased: the numbers of the lines whose personal part this line erased, such as "3-7,12".
        personal: None when it was erased.
        personal_digest: the seal of the personal part, which stays.
        hash: the seal of the line and of all lines before it.
    """

    number: int
    at: datetime
    action: str
    object: str
    result: str
    origin: str
    erased: str
    personal_digest: str
    hash: str
    personal: LogPersonal | None


@dataclass(frozen=True, slots=True)
class LogHead:
    """The last line at some moment: who keeps this elsewhere can prove all lines up to it.

    A short head has only the first digits of the hash.
    """

    number: int
    hash: str
