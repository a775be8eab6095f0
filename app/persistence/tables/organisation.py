"""Tables of the municipality: units, routes, question sets, seats, people and fees."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.organisation import Line, OrganisationModel, ProductGroup, Staffing, UnitKind
from app.domain.rights import Role
from app.persistence.tables.base import Base
from app.persistence.types import JsonOf, Reference, Roles, one_of
from knowledgebase.article import Question


class MunicipalityRow(Base):
    """The municipality; there is at most one."""

    __tablename__ = "municipality"
    __table_args__ = (
        CheckConstraint("direct_answer_percent BETWEEN 0 AND 100", name="direct_answer_percent"),
        CheckConstraint("promise_days >= 0", name="promise_days"),
        CheckConstraint("survey_percent BETWEEN 0 AND 100", name="survey_percent"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    organisation_model: Mapped[OrganisationModel] = mapped_column(one_of(OrganisationModel, "organisation_model"))
    staffing: Mapped[Staffing] = mapped_column(one_of(Staffing, "staffing"))
    province: Mapped[str]
    inhabitants: Mapped[int | None]
    area_ha: Mapped[int | None]
    front_desk: Mapped[str]
    info_desk: Mapped[bool]
    direct_answer_percent: Mapped[int]
    promise_days: Mapped[int]
    phone: Mapped[str]
    website: Mapped[str]
    address: Mapped[str]
    opening_hours: Mapped[str]
    accent: Mapped[str]
    survey_percent: Mapped[int] = mapped_column(server_default=text("10"))


class MunicipalityValueRow(Base):
    """A value the municipality works by."""

    __tablename__ = "municipality_value"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class ServiceLevelRow(Base):
    """A level of service at the desk."""

    __tablename__ = "service_level"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class FrontBackSplitRow(Base):
    """Whether front and back office are split for a field of work."""

    __tablename__ = "front_back_split"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(unique=True)
    is_split: Mapped[bool]


class OpeningWeekdayRow(Base):
    """A day the municipality is open; 0 is Monday."""

    __tablename__ = "opening_weekday"
    __table_args__ = (CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),)

    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ClosingDayRow(Base):
    """A day the municipality is closed, beside the national holidays."""

    __tablename__ = "closing_day"

    day: Mapped[date] = mapped_column(primary_key=True)


class UnitRow(Base):
    """A unit. A retired one is in no profile any more but is still named by older contacts."""

    __tablename__ = "unit"
    __table_args__ = (CheckConstraint("line BETWEEN 1 AND 3", name="line"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    kind: Mapped[UnitKind] = mapped_column(one_of(UnitKind, "kind"))
    line: Mapped[Line]
    shielded: Mapped[bool]
    is_retired: Mapped[bool]
    mailbox: Mapped[str] = mapped_column(server_default="")


class UnitParentRow(Base):
    """A unit above another one; a programme may have several."""

    __tablename__ = "unit_parent"
    __table_args__ = (CheckConstraint("unit_id <> parent_id", name="other"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    parent_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    position: Mapped[int]


class UnitOpeningWeekdayRow(Base):
    """A day a unit is open when it keeps other days than the municipality; 0 is Monday."""

    __tablename__ = "unit_opening_weekday"
    __table_args__ = (CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class HandOffQuestionRow(Base):
    """A question of a set; `owner` is "unit:<id>" or "group:<product group>"."""

    __tablename__ = "hand_off_question"

    owner: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[Question] = mapped_column(JsonOf(Question))


class RouteRow(Base):
    """Where a product group goes."""

    __tablename__ = "route"

    group: Mapped[ProductGroup] = mapped_column(one_of(ProductGroup, "group"), primary_key=True)
    position: Mapped[int]
    desk: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    unit: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    stated: Mapped[bool]


class SeatRow(Base):
    """A workplace."""

    __tablename__ = "seat"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    location: Mapped[str]
    channel: Mapped[str]
    workplace_id: Mapped[UUID | None] = mapped_column(default=None)


class PersonRow(Base):
    """Someone who works with the program."""

    __tablename__ = "person"
    __table_args__ = (Index("uq_person_login", "login", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    unit_id: Mapped[str] = mapped_column(Reference, ForeignKey("unit.id"), nullable=True)
    email: Mapped[str] = mapped_column(server_default="")
    roles: Mapped[tuple[Role, ...]] = mapped_column(Roles, server_default="")
    login: Mapped[str] = mapped_column(Reference, nullable=True)


class PersonPasswordRow(Base):
    """The password of a person on the embedded database, as a hash that tells nothing about it."""

    __tablename__ = "person_password"
    __table_args__ = (CheckConstraint("wrong_in_a_row >= 0", name="wrong_in_a_row"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    hash: Mapped[str]
    changed_at: Mapped[datetime]
    wrong_in_a_row: Mapped[int]
    blocked_until: Mapped[datetime | None]


class FeeRow(Base):
    """A fee of the municipality's list; cents each."""

    __tablename__ = "fee"
    __table_args__ = (CheckConstraint("cents >= 0", name="cents"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    cents: Mapped[int]
    valid_from: Mapped[date | None]
