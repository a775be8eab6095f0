"""News and work instructions for staff."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class BulletinKind(StrEnum):
    """News tells; an instruction binds."""

    NEWS = "news"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A message for staff; `text` is Markdown; shown from `publish_from` up to and including `publish_until`."""

    id: UUID
    key: str
    title: str
    kind: BulletinKind
    text: str
    important: bool = False
    publish_from: date | None = None
    publish_until: date | None = None
    related: tuple[str, ...] = ()
    is_read: bool = False
