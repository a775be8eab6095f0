"""What a person typed in the sheet for a message and did not store yet. This is what the journal keeps of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.bulletin import Bulletin


@dataclass(frozen=True, slots=True)
class BulletinText:
    """The message as far as it can be read from the fields, and what was typed in those that say nothing yet.

    `before` is the message as it was when it was opened, None for a new one. `first_day`, `last_day` and `article` are
    as typed: they may be no day, and no article, yet.
    """

    written: Bulletin
    before: Bulletin | None = None
    read_again: bool = False
    first_day: str = ""
    last_day: str = ""
    article: str = ""

    @property
    def id(self) -> UUID:
        """The id of the message; a new one has one of its own until it is stored."""
        return self.written.id

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that the message does not say."""
        days = ((self.first_day, self.written.publish_from), (self.last_day, self.written.publish_until))
        return bool(self.article.strip()) or any(_is_unread(typed, day) for typed, day in days)


def _is_unread(typed: str, day: date | None) -> bool:
    return day is None and bool(typed.strip())
