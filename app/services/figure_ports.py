"""What the figures need of the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.contact import Channel, Outcome
from app.domain.figures.measures import KEYS, Cube, Measure
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.saved_views import SavedView
from app.domain.organisation import Line
from app.services.work_ports import Viewer

Totals = dict[tuple[Cube, Measure], int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """One part of what is looked at that only some cubes can tell apart; what is None is all of them.

    Of a workplace and an agent at most one. `line` is the one that a question was handed to, `hour` a weekday, 0 is
    Monday, and the local hour on it.
    """

    seat_id: UUID | None = None
    agent_id: UUID | None = None
    line: Line | None = None
    hour: tuple[int, int] | None = None

    def keys(self) -> dict[str, str]:
        """The keys of cubes that this is about, and their values as the totals have them."""
        weekday, hour = self.hour or (0, 0)
        values = {
            "seat_id": str(self.seat_id) if self.seat_id else "",
            "agent_id": str(self.agent_id) if self.agent_id else "",
            "line": str(int(self.line)) if self.line else "",
            "weekday": str(weekday) if self.hour else "",
            "hour": f"{hour:02}" if self.hour else "",
        }
        return {key: value for key, value in values.items() if value}

    def is_known_to(self, cube: Cube) -> bool:
        """Whether the totals of this cube tell it apart."""
        return self.keys().keys() <= set(KEYS[cube]) and None in (self.seat_id, self.agent_id)


WHOLE = Narrowed()
"""Narrowed to nothing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What figures are about: local days from `first` up to and with `last`, and what they are narrowed to.

    `channel` None, `product` "" and `unit_id` "" are all of them. To mean the subjects without a product, `product` is
    `NO_PRODUCT`.
    """

    first: date
    last: date
    channel: Channel | None = None
    product: str = ""
    unit_id: str = ""
    narrowed: Narrowed = WHOLE


NO_PRODUCT = "-"
"""The product of subjects that had no article, in a scope and in what is split by product."""


class Split(StrEnum):
    """By what totals are split; the values are the keys of the cubes, or the day and its month."""

    DAY = "day"
    MONTH = "month"
    CHANNEL = "channel"
    PRODUCT = "product"
    UNIT = "unit_id"
    LINE = "line"
    SEAT = "seat_id"
    AGENT = "agent_id"
    WEEKDAY = "weekday"
    HOUR = "hour"
    ARTICLE = "article_id"


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A contact behind a number; of a shielded subject that the viewer may not see, `title` is "".

    There is a line for each thing that was counted: a contact, a subject or a hand-off. `day` is the local day on
    which it counts.
    """

    contact_id: UUID
    number: str
    started_at: datetime
    channel: Channel
    title: str
    outcome: Outcome | None
    unit_id: str
    day: date


@dataclass(frozen=True, slots=True)
class ListedPage:
    """Some of the lines, newest first, and how many there are in all."""

    lines: tuple[ListedContact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What customers wait for now. `by_age` counts hand-offs by how many whole days ago they were handed off.

    `waiting` were taken by nobody; `oldest_at` is when the one open longest was handed off.
    """

    open: int
    waiting: int
    overdue: int
    due_today: int
    by_age: Mapping[int, int]
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What counting everything again found: how many cells there are, and how many of them were not right."""

    cells: int
    different: int


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """A written complaint as the register has it, about nobody; `decided_on` is None while nobody answered it.

    `product` is "" when it was about no product; `due_on` is the last day of the term. What a shielded one was about is
    told to nobody.
    """

    received_on: date
    channel: Channel
    product: str
    unit_id: str
    due_on: date | None
    decided_on: date | None
    was_reopened: bool
    is_shielded: bool = False


class FigureStore(Protocol):
    """Totals, what they are of, and what should be done about them."""

    def totals(self, scope: Scope, cubes: Sequence[Cube]) -> Totals:
        """Sums of these cubes over the days and filters of a scope; a filter that a cube does not know is left out."""

    def split(self, scope: Scope, cube: Cube, by: Split, measures: Sequence[Measure] = ()) -> dict[str, Totals]:
        """The same of one cube, by the values of a key; days and months are ISO dates, a month its first day.

        `measures` are those of the cube that are asked for; () are all.
        """

    def hours(self, scope: Scope) -> dict[tuple[int, int], int]:
        """Contacts by weekday, 0 is Monday, and hour."""

    def of_person(self, scope: Scope, person_id: UUID) -> Totals:
        """Sums of the DESK cube over one person's contacts."""

    def listed(
        self, cube: Cube, measure: Measure, scope: Scope, viewer: Viewer, *, limit: int, offset: int = 0
    ) -> ListedPage:
        """The contacts that a number is made of; a mark or seconds list the contacts they are of.

        Raises:
            DomainError: `figure-not-listed` for what is not made of contacts, and a cube that is not narrowed so.
        """

    def open_work(self, now: datetime, scope: Scope) -> OpenWork:
        """What is open at this moment, of the channel and product of the scope, and with its unit now."""

    def product_titles(self, slugs: Sequence[str]) -> dict[str, str]:
        """Titles of articles by slug, for those products that are an article of their own."""

    def complaints(self, year: int) -> list[ComplaintLine]:
        """Written complaints received in a year, in the order in which they came in."""

    def unused_articles(self, first: date, last: date) -> list[tuple[UUID, str]]:
        """Current articles that nobody opened or answered with in these days: id and title, by title."""

    # surveys

    def put_survey(self, contact_id: UUID, asked_at: datetime, mark: int | None) -> None:
        """The customer was asked for a mark, or gave one."""

    def survey(self, contact_id: UUID) -> tuple[datetime, int | None] | None:
        """When the customer of this contact was asked, and the mark; None when nobody asked."""

    # keeping the totals

    def count_come_back(self, contact_id: UUID) -> None:
        """Count whose customer came back with a contact that is stored; again changes nothing.

        For servers that guard their rights, in a transaction of its own: others count it as they store the contact.
        """

    def is_counted(self) -> bool:
        """Whether the totals are there; after a migration they must be counted once."""

    def differences(self, on_progress: Callable[[int], None]) -> Rebuilt:
        """What `rebuild` would find; nothing is changed."""

    def rebuild(self, on_progress: Callable[[int], None]) -> Rebuilt:
        """Count everything again and put the totals right; `on_progress` gets a percentage.

        Searches that were removed since keep their totals.
        """

    # norms and deviations

    def norms(self) -> list[Norm]:
        """All norms, by figure, then by the day they begin."""

    def put_norm(self, norm: Norm) -> None:
        """Store or replace."""

    def deviations(self, *, with_closed: bool) -> list[Deviation]:
        """Deviations, the newest month first."""

    def deviation(self, deviation_id: UUID) -> Deviation | None:
        """One of them."""

    def add_deviation(self, deviation: Deviation) -> bool:
        """Store it; False when there is one of this norm and month."""

    def save_deviation(self, deviation: Deviation) -> None:
        """Store after a change: its `revision` must be one more than what is stored.

        Raises:
            DomainError: `deviation-changed` when somebody else was first.
        """

    # views

    def saved_views(self, person_id: UUID) -> list[SavedView]:
        """What this person kept, by name."""

    def put_view(self, person_id: UUID, view: SavedView) -> None:
        """Store or replace by name."""

    def delete_view(self, person_id: UUID, name: str) -> None:
        """Forget it; one that is not there changes nothing."""
