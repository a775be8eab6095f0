"""What a click on a number or a row asks of the page. Knows no Qt."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.contact import Channel
from app.domain.figures.definitions import FigureValue
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.periods import Period
from app.domain.not_direct_reason import NotDirectReason
from app.domain.rights import Right
from app.services.figure_views import FigureScope
from app.services.sign_in_actions import CONTACTS_SEEN_BY


@dataclass(frozen=True, slots=True)
class Define:
    """Tell what this value means, and of what it is made."""

    value: FigureValue
    scope: FigureScope


@dataclass(frozen=True, slots=True)
class ListCount:
    """List what was counted; `name` says what that is."""

    cube: Cube
    measure: Measure
    scope: FigureScope
    name: str


@dataclass(frozen=True, slots=True)
class Narrow:
    """Look at one product, unit, channel, or part of the period; what is None stays as it is."""

    product: str | None = None
    unit_id: str | None = None
    channel: Channel | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class OpenTasks:
    """Go to what editors can do about this reason."""

    reason: NotDirectReason


@dataclass(frozen=True, slots=True)
class ListUnused:
    """List the articles that nobody used."""


@dataclass(frozen=True, slots=True)
class RecordMark:
    """Record marks that customers gave later."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Open an article."""

    article_id: UUID


@dataclass(frozen=True, slots=True)
class ShowReceipt:
    """See what the customer of a stored contact was told."""

    number: str


NEEDED: dict[type, tuple[Right, ...]] = {
    ListCount: (*CONTACTS_SEEN_BY, Right.SEE_TEAM_FIGURES),
    OpenTasks: (Right.EDIT_ARTICLES,),
    RecordMark: (Right.REGISTER_CONTACTS,),
    ShowReceipt: CONTACTS_SEEN_BY,
    Norm: (Right.SET_NORMS,),
    Deviation: (Right.SET_NORMS,),
}
"""Of what is not for everybody: who has one of these rights may ask it. A norm or deviation asks to change it."""


def rights_for(wish: object) -> tuple[Right, ...]:
    """One of these is needed; without any everybody may."""
    return NEEDED.get(type(wish), ())
