"""The municipality, its units and its people."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import TEXT, column, one_of


def make_organisation() -> None:
    """Units, routes, seats, people and fees."""
    op.create_table(
        "unit",
        column("id", TEXT, primary_key=True),
        column("position", sa.Integer()),
        column("name", TEXT),
        column("kind", one_of("kind", "unit location programme external")),
        column("line", sa.SmallInteger()),
        column("shielded", sa.Boolean()),
        column("is_retired", sa.Boolean()),
        sa.CheckConstraint("line BETWEEN 1 AND 3", name="line"),
    )
    op.create_table(
        "unit_parent",
        column("unit_id", TEXT, sa.ForeignKey("unit.id"), primary_key=True),
        column("parent_id", TEXT, sa.ForeignKey("unit.id"), primary_key=True),
        column("position", sa.Integer()),
        sa.CheckConstraint("unit_id <> parent_id", name="other"),
    )
    op.create_table(
        "route",
        column(
            "group",
            one_of(
                "group",
                "civil-affairs-front civil-affairs-back taxes-front taxes-back building-front "
                "building-back building-inspection public-space-permits public-space-inspection "
                "social-services",
            ),
            primary_key=True,
        ),
        column("position", sa.Integer()),
        column("desk", TEXT, sa.ForeignKey("unit.id")),
        column("unit", TEXT, sa.ForeignKey("unit.id")),
        column("stated", sa.Boolean()),
    )
    op.create_table(
        "seat",
        column("id", sa.Uuid(), primary_key=True),
        column("code", TEXT, unique=True),
        column("name", TEXT),
        column("location", TEXT),
        column("channel", TEXT),
    )
    op.create_table(
        "person",
        column("id", sa.Uuid(), primary_key=True),
        column("name", TEXT),
        sa.Column("unit_id", TEXT, sa.ForeignKey("unit.id"), nullable=True),
    )
    op.create_table(
        "fee",
        column("code", TEXT, primary_key=True),
        column("name", TEXT),
        column("cents", sa.Integer()),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.CheckConstraint("cents >= 0", name="cents"),
    )


def make_municipality() -> None:
    """The municipality itself."""
    op.create_table(
        "municipality",
        column("id", TEXT, primary_key=True),
        column("name", TEXT),
        column("organisation_model", one_of("organisation_model", "concern services matrix sectors customer-oriented")),
        column("staffing", one_of("staffing", "one-discipline front-and-back all-disciplines")),
        column("province", TEXT),
        sa.Column("inhabitants", sa.Integer(), nullable=True),
        sa.Column("area_ha", sa.Integer(), nullable=True),
        column("front_desk", TEXT),
        column("info_desk", sa.Boolean()),
        column("direct_answer_percent", sa.Integer()),
        column("promise_days", sa.Integer()),
        column("phone", TEXT),
        column("website", TEXT),
        column("address", TEXT),
        column("opening_hours", TEXT),
        column("accent", TEXT),
        sa.CheckConstraint("direct_answer_percent BETWEEN 0 AND 100", name="direct_answer_percent"),
        sa.CheckConstraint("promise_days >= 0", name="promise_days"),
    )
    op.create_table(
        "municipality_value",
        column("position", sa.Integer(), primary_key=True, autoincrement=False),
        column("text", TEXT),
    )
    op.create_table(
        "service_level",
        column("position", sa.Integer(), primary_key=True, autoincrement=False),
        column("text", TEXT),
    )
    op.create_table(
        "front_back_split",
        column("position", sa.Integer(), primary_key=True, autoincrement=False),
        column("field", TEXT, unique=True),
        column("is_split", sa.Boolean()),
    )
    op.create_table(
        "opening_weekday",
        column("weekday", sa.Integer(), primary_key=True, autoincrement=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )
