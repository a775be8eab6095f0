"""Roles, logins and passwords of people, and which workplace works at a seat."""

import sqlalchemy as sa
from alembic import op

from app.persistence.migrations.first.columns import MOMENT, TEXT, column

TABLES = ("person_password",)


def make() -> None:
    """Team leaders get their role; nobody has a login or a password yet."""
    op.add_column("person", column("roles", TEXT, server_default=""))
    op.execute("UPDATE person SET roles = 'team_leader' WHERE is_team_leader")
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("login", TEXT, nullable=True))
        person.drop_column("is_team_leader")
    op.create_index("uq_person_login", "person", ["login"], unique=True)
    op.create_table(
        "person_password",
        column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        column("hash", TEXT),
        column("changed_at", MOMENT),
        column("wrong_in_a_row", sa.Integer()),
        sa.Column("blocked_until", MOMENT, nullable=True),
        sa.CheckConstraint("wrong_in_a_row >= 0", name="wrong_in_a_row"),
    )
    op.add_column("seat", sa.Column("workplace_id", sa.Uuid(), nullable=True))


def take_away() -> None:
    """Who led a team is a team leader again."""
    op.drop_column("seat", "workplace_id")
    for table in TABLES:
        op.drop_table(table)
    op.drop_index("uq_person_login", "person")
    op.add_column("person", sa.Column("is_team_leader", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE person SET is_team_leader = true WHERE roles LIKE '%team_leader%'")
    with op.batch_alter_table("person") as person:
        person.drop_column("login")
        person.drop_column("roles")
