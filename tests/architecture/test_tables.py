"""A store loads only the tables it works with, so each module of tables must bring those it refers to."""

import sys
from types import ModuleType

from app.persistence import all_tables
from app.persistence.tables.base import Base

_FOLDER = "app.persistence.tables."


def _loaded_by(name: str, seen: set[str]) -> set[str]:
    """A module of tables and those it imports, and so on."""
    if name.startswith(_FOLDER) and name not in seen:
        seen.add(name)
        for value in list(vars(sys.modules[name]).values()):
            _loaded_by(value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", ""), seen)
    return seen


def test_a_module_of_tables_loads_the_tables_its_foreign_keys_name() -> None:
    home = {mapper.local_table.name: mapper.class_.__module__ for mapper in Base.registry.mappers}
    missing = [
        (table.name, key.column.table.name)
        for table in all_tables.METADATA.tables.values()
        for key in table.foreign_keys
        if table.name in home and home[key.column.table.name] not in _loaded_by(home[table.name], set())
    ]
    assert missing == []
