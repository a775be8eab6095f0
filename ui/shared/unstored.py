"""What was typed and is not stored yet. Knows no Qt."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class _HasId(Protocol):
    @property
    def id(self) -> UUID: ...


Text = TypeVar("Text", bound=_HasId)
_Kept = TypeVar("_Kept", contravariant=True)


class Keeper(Protocol[_Kept]):
    """Brings what is typed to disk."""

    def keep(self, draft: _Kept) -> None:
        """What is typed changed."""

    def forget(self, draft_id: UUID) -> None:
        """Nothing typed for it is to be kept any more."""


class Unstored(Generic[Text]):
    """At most one text for each id; each change goes to the keeper at once."""

    def __init__(self, keeper: Keeper[Text]) -> None:
        self._keeper = keeper
        self._texts: dict[UUID, Text] = {}

    @property
    def texts(self) -> tuple[Text, ...]:
        """All of them, changed last at the end."""
        return tuple(self._texts.values())

    def restore(self, texts: Iterable[Text]) -> None:
        """What was on disk is not stored still."""
        self._texts |= {text.id: text for text in texts}

    def take_over(self, before: "Unstored[Text]") -> None:
        """Go on with the texts of another one, and bring them to disk by the own keeper."""
        for text in before.texts:
            self.put(text)

    def of(self, text_id: UUID) -> Text | None:
        """The text of this id."""
        return self._texts.get(text_id)

    def put(self, text: Text) -> None:
        """Keep a text."""
        if self._texts.get(text.id) != text:
            self._texts.pop(text.id, None)
            self._texts[text.id] = text
            self._keeper.keep(text)

    def forget(self, text_id: UUID) -> None:
        """Nothing typed for it is to be kept."""
        if self._texts.pop(text_id, None) is not None:
            self._keeper.forget(text_id)
