"""Column types of the first migration."""

from typing import Any

import sqlalchemy as sa

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def column(name: str, kind: sa.types.TypeEngine[Any], *keys: sa.ForeignKey, **options: Any) -> sa.Column[Any]:
    """A column that always has a value."""
    return sa.Column(name, kind, *keys, nullable=False, **options)


def one_of(name: str, values: str) -> sa.Enum:
    """Text that is one of `values`, which stand between spaces; guarded by a CHECK."""
    return sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=40)
