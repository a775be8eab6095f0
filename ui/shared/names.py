"""Names for what the programme keeps by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from resources.translations import _


@dataclass(frozen=True, slots=True)
class Names:
    """Names of units and people by their ids, titles of articles by their slugs, the day it is, and who looks."""

    units: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[UUID, str] = field(default_factory=dict)
    today: date = date.min
    titles: Mapping[str, str] = field(default_factory=dict)
    me: UUID | None = None

    def unit(self, unit_id: str) -> str:
        """The unit's name; its id where it is not known."""
        return self.units.get(unit_id, unit_id)

    def person(self, person_id: UUID | None) -> str:
        """The person's name, or "—" for nobody."""
        return self.people.get(person_id, _("someone who left")) if person_id else "—"

    def article(self, slug: str) -> str:
        """The article's title; its slug where it is not known."""
        return self.titles.get(slug, slug)
