"""News and work instructions for staff."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.errors import DomainError


class BulletinKind(StrEnum):
    """News tells; an instruction binds."""

    NEWS = "news"
    INSTRUCTION = "instruction"


class BulletinState(StrEnum):
    """Where a day lies in the time that a bulletin is shown."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A message for staff; `text` is Markdown; shown from `publish_from` up to and including `publish_until`.

    `unit_ids` are the units it is for, () for everybody; `author_id` wrote it last, None for one of the demo.
    """

    id: UUID
    key: str
    title: str
    kind: BulletinKind
    text: str
    important: bool = False
    publish_from: date | None = None
    publish_until: date | None = None
    related: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    author_id: UUID | None = None
    is_read: bool = False

    def state_on(self, day: date) -> BulletinState:
        """Whether staff see it on `day`."""
        if self.publish_until is not None and self.publish_until < day:
            return BulletinState.OVER
        is_planned = self.publish_from is not None and day < self.publish_from
        return BulletinState.PLANNED if is_planned else BulletinState.RUNNING

    def is_for(self, unit_id: str) -> bool:
        """Whether people of this unit see it."""
        return not self.unit_ids or unit_id in self.unit_ids


def checked_bulletin(bulletin: Bulletin) -> Bulletin:
    """The bulletin as it is stored, without white space that nobody meant.

    Raises:
        DomainError: `bulletin-title-missing`, `bulletin-text-missing`, `bulletin-period-wrong`, at its field.
    """
    title, text = " ".join(bulletin.title.split()), bulletin.text.strip()
    if not title:
        raise DomainError("bulletin-title-missing", field="title")
    if not text:
        raise DomainError("bulletin-text-missing", field="text")
    first, last = bulletin.publish_from, bulletin.publish_until
    if first is not None and last is not None and last < first:
        raise DomainError("bulletin-period-wrong", field="until")
    return replace(bulletin, title=title, text=text)


def is_same_message(one: Bulletin, other: Bulletin) -> bool:
    """Whether both tell the same to the same people on the same days, whoever wrote or read them."""
    return replace(one, id=other.id, key=other.key, author_id=other.author_id, is_read=other.is_read) == other


def ended_bulletin(bulletin: Bulletin, today: date) -> Bulletin:
    """The bulletin, shown no more from `today` on; one that is over stays as it was."""
    if bulletin.state_on(today) is BulletinState.OVER:
        return bulletin
    return replace(bulletin, publish_until=today - timedelta(days=1))
