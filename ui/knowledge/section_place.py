"""Where the sections of an article stand on its page."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledgebase.article import SectionKind
from ui.knowledge.matches import Part


@dataclass(frozen=True, slots=True)
class TextPlace:
    """From `start` to `end` in the text of `part`."""

    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.part.plain[self.start : self.end]


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """A section: where its text stands, in reading order; `top` gives its height in the page."""

    kind: SectionKind
    places: tuple[TextPlace, ...]
    top: Callable[[], int]

    @property
    def text(self) -> str:
        """What the section says, with its heading."""
        return "\n".join(place.text for place in self.places)

    def holds(self, part: Part, place: int) -> bool:
        """Whether a place in the text of a part is in this section."""
        return any(each.part is part and each.start <= place < each.end for each in self.places)
