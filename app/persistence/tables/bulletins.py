"""Tables of bulletins and settings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.bulletin import BulletinKind
from app.persistence.tables import articles, organisation  # noqa: F401 - foreign keys name their tables
from app.persistence.tables.base import Base
from app.persistence.types import one_of


class BulletinArticleRow(Base):
    """An article that a bulletin points to, by its slug; it may not have been imported yet."""

    __tablename__ = "bulletin_article"

    bulletin_id: Mapped[UUID] = mapped_column(ForeignKey("bulletin.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]


class BulletinUnitRow(Base):
    """A unit that a bulletin is for; one without units is for everybody."""

    __tablename__ = "bulletin_unit"

    bulletin_id: Mapped[UUID] = mapped_column(ForeignKey("bulletin.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))


class BulletinRow(Base):
    """A message for staff."""

    __tablename__ = "bulletin"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[BulletinKind] = mapped_column(one_of(BulletinKind, "kind"))
    text: Mapped[str]
    important: Mapped[bool]
    publish_from: Mapped[date | None]
    publish_until: Mapped[date | None]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    related: Mapped[list[BulletinArticleRow]] = relationship(
        lazy="selectin", order_by=BulletinArticleRow.position, cascade="all, delete-orphan"
    )
    units: Mapped[list[BulletinUnitRow]] = relationship(
        lazy="selectin", order_by=BulletinUnitRow.position, cascade="all, delete-orphan"
    )


class BulletinReadRow(Base):
    """The mark that a person has read a bulletin."""

    __tablename__ = "bulletin_read"

    bulletin_id: Mapped[UUID] = mapped_column(ForeignKey("bulletin.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    read_at: Mapped[datetime]


class SettingRow(Base):
    """A setting of the whole municipality."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
