"""What a person typed for a norm or a deviation and did not store yet. This is what the journal keeps of it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class FigureSheet(StrEnum):
    """The sheet in which it was typed."""

    NORM = "norm"
    DEVIATION = "deviation"


@dataclass(frozen=True, slots=True)
class FigureText:
    """The fields by name, each as typed; none while they say only what is stored. Of a deviation only what differs.

    `id` is of the norm or deviation; a new norm (`is_new`) has one of its own until it is stored.
    """

    id: UUID
    sheet: FigureSheet
    fields: tuple[tuple[str, str], ...] = ()
    is_new: bool = False

    def of(self, name: str) -> str:
        """What was typed in a field, "" when nothing was."""
        return dict(self.fields).get(name, "")
