"""Views of the figures that somebody kept."""

from dataclasses import dataclass

from app.domain.contact import Channel
from app.domain.figures.periods import PeriodKind

MAX_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class SavedScope:
    """What a view shows, counted back from today: `back` 0 is this period, 1 the one before."""

    kind: PeriodKind
    back: int = 0
    channel: Channel | None = None
    product: str = ""
    unit_id: str = ""
    page: str = "period"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under the name that its person gave it."""

    name: str
    scope: SavedScope
