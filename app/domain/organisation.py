"""How a municipality is organised: units, product groups, desks, seats and people."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID

from app.domain.rights import Role
from knowledgebase.article import Question


class Line(IntEnum):
    """First: contact centre. Second: advisers. Third: specialists."""

    FIRST = 1
    SECOND = 2
    THIRD = 3


class UnitKind(StrEnum):
    """A place in the tree, a programme that crosses it, a desk's location, or a body outside."""

    UNIT = "unit"
    LOCATION = "location"
    PROGRAMME = "programme"
    EXTERNAL = "external"


class OrganisationModel(StrEnum):
    """The models of municipal organisation the profiles use."""

    CONCERN = "concern"
    SERVICES = "services"
    MATRIX = "matrix"
    SECTORS = "sectors"
    CUSTOMER_ORIENTED = "customer-oriented"


class Staffing(StrEnum):
    """What one front-office person serves."""

    ONE_DISCIPLINE = "one-discipline"
    FRONT_AND_BACK = "front-and-back"
    ALL_DISCIPLINES = "all-disciplines"


class ProductGroup(StrEnum):
    """The ten products that both founding studies use as their yardstick."""

    CIVIL_AFFAIRS_FRONT = "civil-affairs-front"
    CIVIL_AFFAIRS_BACK = "civil-affairs-back"
    TAXES_FRONT = "taxes-front"
    TAXES_BACK = "taxes-back"
    BUILDING_FRONT = "building-front"
    BUILDING_BACK = "building-back"
    BUILDING_INSPECTION = "building-inspection"
    PUBLIC_SPACE_PERMITS = "public-space-permits"
    PUBLIC_SPACE_INSPECTION = "public-space-inspection"
    SOCIAL_SERVICES = "social-services"


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit. `parents` may be several: a programme crosses the tree.

    `opening_weekdays` are its own, or () for those of the municipality; `questions` are what it always asks.
    """

    id: str
    name: str
    kind: UnitKind = UnitKind.UNIT
    parents: tuple[str, ...] = ()
    line: Line = Line.THIRD
    shielded: bool = False
    mailbox: str = ""
    opening_weekdays: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a product group goes: `desk` receives the customer, `unit` answers for the work.

    `stated` is False where the founding study is silent and the profile gives the most natural reading.
    """

    group: ProductGroup
    desk: str
    unit: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as its profile describes it. Percentages and days are whole numbers.

    `closing_days` are its own, beside the national holidays; `product_questions` what is asked about a product group.
    Of `survey_percent` of the contacts the customer is asked for a mark.
    """

    id: str
    name: str
    organisation_model: OrganisationModel
    staffing: Staffing
    units: tuple[Unit, ...]
    routes: tuple[Route, ...]
    province: str = ""
    inhabitants: int | None = None
    area_ha: int | None = None
    front_desk: str = ""
    info_desk: bool = False
    values: tuple[str, ...] = ()
    service_levels: tuple[str, ...] = ()
    front_back_split: tuple[tuple[str, bool], ...] = ()
    direct_answer_percent: int = 80
    promise_days: int = 5
    phone: str = ""
    website: str = ""
    address: str = ""
    opening_hours: str = ""
    opening_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    closing_days: tuple[date, ...] = ()
    product_questions: tuple[tuple[ProductGroup, tuple[Question, ...]], ...] = ()
    accent: str = "#0b5c66"
    survey_percent: int = 10

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id; KeyError when the profile has none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)

    def questions_about(self, group: str) -> tuple[Question, ...]:
        """What is always asked about a product group; () for "" and for a group without questions."""
        return next((questions for known, questions in self.product_questions if known == group), ())


@dataclass(frozen=True, slots=True)
class OutsideBody:
    """Where people are sent on to. `id` is that of a unit; `phone` is for the public; both may be unknown here."""

    id: str
    name: str
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A workplace. `code` begins its receipt numbers, such as BAL3; `channel` is the usual one.

    Of many seats on a server each is used by one installation of the programme, `workplace_id`.
    """

    id: UUID
    code: str
    name: str
    location: str = ""
    channel: str = "counter"
    workplace_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works with the programme; `name` as receipts show it, such as S. Bakker. Reminders go to `email`.

    `login` is by which the person signs in. A team leader sees the figures of each person of the same unit.
    """

    id: UUID
    name: str
    unit_id: str = ""
    email: str = ""
    roles: tuple[Role, ...] = ()
    login: str = ""

    @property
    def is_team_leader(self) -> bool:
        """Whether the person leads the team of the unit."""
        return Role.TEAM_LEADER in self.roles
