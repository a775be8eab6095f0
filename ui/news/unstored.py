"""What was typed for messages and is not stored yet. Knows no Qt."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from app.domain.bulletin import Bulletin
from app.domain.bulletin_text import BulletinText


class Keeper(Protocol):
    """Brings what is typed to disk."""

    def keep(self, draft: BulletinText) -> None:
        """What is typed for a message changed."""

    def forget(self, draft_id: UUID) -> None:
        """Nothing typed for it is to be kept any more."""


class Unstored:
    """At most one text for each message, and one for a new message; each change goes to the keeper at once."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._texts: dict[UUID, BulletinText] = {}

    @property
    def texts(self) -> tuple[BulletinText, ...]:
        """All of them, changed last at the end."""
        return tuple(self._texts.values())

    def restore(self, texts: Iterable[BulletinText]) -> None:
        """What was on disk is not stored still."""
        self._texts |= {text.id: text for text in texts}

    def take_over(self, before: "Unstored") -> None:
        """Go on with the texts of another one, and bring them to disk by the own keeper."""
        for text in before.texts:
            self.put(text)

    def typed_for(self, bulletin: Bulletin | None) -> BulletinText | None:
        """What was typed for this message, or for a new one."""
        if bulletin is not None:
            return self._texts.get(bulletin.id)
        return next((text for text in self._texts.values() if text.before is None), None)

    def put(self, text: BulletinText) -> None:
        """Keep a text."""
        if self._texts.get(text.id) != text:
            self._texts.pop(text.id, None)
            self._texts[text.id] = text
            self._keeper.keep(text)

    def forget(self, bulletin_id: UUID) -> None:
        """Nothing typed for it is to be kept."""
        if self._texts.pop(bulletin_id, None) is not None:
            self._keeper.forget(bulletin_id)
