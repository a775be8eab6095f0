"""The shape of a profile file (TOML), and from there to a municipality."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from app.domain.contact import Channel
from app.domain.errors import DomainError
from app.domain.figures.surveys import DEFAULT_PERCENT
from app.domain.organisation import (
    Line,
    Municipality,
    OrganisationModel,
    ProductGroup,
    Route,
    Staffing,
    Unit,
    UnitKind,
)
from app.domain.rights import Role
from knowledgebase.article import Question, QuestionKind

Text = Annotated[str, msgspec.Meta(min_length=1)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]
Entry = TypeVar("Entry")


class Weekday(StrEnum):
    """Days of the week, Monday first as in `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class QuestionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question before a hand-off."""

    key: Annotated[str, msgspec.Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
    label: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    kind: QuestionKind = QuestionKind.TEXT
    required: bool = False
    choices: tuple[Text, ...] = ()


class OfficeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How customers reach the municipality and when; `closing_days` are its own, not the national holidays."""

    opening_weekdays: Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1)]
    promise_days: Annotated[int, msgspec.Meta(ge=0)]
    accent: Colour
    website: str
    phone: str = ""
    address: str = ""
    opening_hours: str = ""
    closing_days: tuple[date, ...] = ()


class OrganisationEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the municipality is organised."""

    model: OrganisationModel
    staffing: Staffing
    front_desk: Text
    info_desk: bool
    direct_answer_percent: Percent
    front_back_split: dict[str, bool]
    values: tuple[Text, ...] = ()
    service_levels: tuple[Text, ...] = ()
    survey_percent: Percent = DEFAULT_PERCENT


class UnitEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit; `assumed` tells readers of the file which of its fields the sources do not state."""

    name: Text
    kind: UnitKind = UnitKind.UNIT
    parents: tuple[str, ...] = ()
    line: Line = Line.THIRD
    shielded: bool = False
    mailbox: Annotated[str, msgspec.Meta(pattern="^([^@ ]+@[^@ ]+)?$")] = ""
    opening_weekdays: tuple[Weekday, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    assumed: tuple[str, ...] = ()


class RouteEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a product group goes; `assumed` where the sources are silent."""

    desk: str
    unit: str
    assumed: bool = False


class ProfileFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole profile."""

    name: Text
    office: OfficeEntry
    organisation: OrganisationEntry
    units: dict[str, UnitEntry]
    routes: dict[ProductGroup, RouteEntry]
    questions: dict[ProductGroup, tuple[QuestionEntry, ...]] = {}
    province: str = ""
    inhabitants: int | None = None
    area_ha: int | None = None


class SeatEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A workplace."""

    name: Text
    channel: Channel
    location: str = ""


class SeatsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seats by code."""

    seats: dict[str, SeatEntry]


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone who works with the programme."""

    name: Text
    unit: str
    email: str = ""
    roles: tuple[Role, ...] = ()


class PeopleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """People by a lasting key."""

    people: dict[str, PersonEntry]


def read(file: Path, shape: type[Entry]) -> Entry:
    """The content of a TOML file.

    Raises:
        DomainError: `profile-wrong`, with `file` and `what` is wrong in it.
    """
    try:
        return msgspec.toml.decode(file.read_bytes(), type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise DomainError("profile-wrong", file=file.name, what=str(problem)) from problem


def to_municipality(municipality_id: str, profile: ProfileFile) -> Municipality:
    """The municipality that the file describes, not yet checked."""
    office, organisation = profile.office, profile.organisation
    return Municipality(
        id=municipality_id,
        name=profile.name,
        organisation_model=organisation.model,
        staffing=organisation.staffing,
        units=tuple(_unit(unit_id, entry) for unit_id, entry in profile.units.items()),
        routes=tuple(Route(group, to.desk, to.unit, not to.assumed) for group, to in profile.routes.items()),
        province=profile.province,
        inhabitants=profile.inhabitants,
        area_ha=profile.area_ha,
        front_desk=organisation.front_desk,
        info_desk=organisation.info_desk,
        values=organisation.values,
        service_levels=organisation.service_levels,
        front_back_split=tuple(organisation.front_back_split.items()),
        direct_answer_percent=organisation.direct_answer_percent,
        promise_days=office.promise_days,
        phone=office.phone,
        website=office.website,
        address=office.address,
        opening_hours=office.opening_hours,
        opening_weekdays=_numbers(office.opening_weekdays),
        closing_days=tuple(sorted(set(office.closing_days))),
        product_questions=tuple(
            (group, _questions(profile.questions[group])) for group in ProductGroup if group in profile.questions
        ),
        accent=office.accent,
        survey_percent=organisation.survey_percent,
    )


def _unit(unit_id: str, entry: UnitEntry) -> Unit:
    return Unit(
        unit_id,
        entry.name,
        entry.kind,
        entry.parents,
        entry.line,
        entry.shielded,
        entry.mailbox,
        _numbers(entry.opening_weekdays),
        _questions(entry.questions),
    )


def _numbers(days: Iterable[Weekday]) -> tuple[int, ...]:
    """As `date.weekday` has them, in order."""
    weekdays = list(Weekday)
    return tuple(sorted({weekdays.index(day) for day in days}))


def _questions(entries: Iterable[QuestionEntry]) -> tuple[Question, ...]:
    return tuple(Question(entry.key, entry.label, entry.kind, entry.required, entry.choices) for entry in entries)
