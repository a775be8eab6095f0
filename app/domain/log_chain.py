"""The seals of the log: each line is sealed together with the line before, so that no line can be changed unseen.

The server computes the same seals in SQL (`app.persistence.migrations.sixth.log_functions`).
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from app.domain.log import LogEntry, LogPersonal

BEFORE_THE_FIRST: Final = "0" * 64
SALT_BYTES: Final = 32
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def personal_digest(personal: LogPersonal) -> str:
    """The seal of a personal part, in hexadecimal."""
    fields = (_id(personal.actor_id), personal.actor, personal.object_id, _id(personal.customer_id))
    return sha256(personal.salt + _packed(*fields)).hexdigest()


def entry_hash(before: str, entry: LogEntry) -> str:
    """The seal of a line after the line that has the seal `before`, in hexadecimal."""
    fields = (before, str(entry.number), str(microseconds(entry.at)), entry.action, entry.object, entry.result)
    return sha256(_packed(*fields, entry.origin, entry.erased, entry.personal_digest)).hexdigest()


def microseconds(moment: datetime) -> int:
    """Since 1 January 1970 in UTC."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _id(value: UUID | None) -> str:
    return str(value) if value else ""


def _packed(*fields: str) -> bytes:
    """Each field after its length in bytes, so that no text can pass from one field to the next."""
    encoded = (field.encode() for field in fields)
    return b"".join(b"%d:%s" % (len(each), each) for each in encoded)
