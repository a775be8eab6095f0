"""Rights on tables, columns, sequences and functions: the other half of the matrix, and nothing for PUBLIC."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, text

from app.domain.rights import Action
from app.domain.rights_matrix import RULES
from app.persistence.all_tables import METADATA
from app.persistence.server.functions import SCHEMA, run
from app.persistence.server.policies import COMMANDS, guarded_tables
from app.persistence.server.roles import BACKUP, GROUPS, GUARD, OWNER, PERSON

VERSION_TABLE = "alembic_version"


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A right of a role on a table, or on one of its columns."""

    table: str
    role: str
    privilege: str
    column: str = ""


def grants() -> frozenset[Grant]:
    """Every right on every table."""
    found = {
        *(Grant(VERSION_TABLE, group, "SELECT") for group in (*GROUPS.values(), BACKUP)),
        *(Grant(table, BACKUP, "SELECT") for table in METADATA.tables),
        *(Grant(table, GUARD, COMMANDS[action]) for table, action in guarded_tables()),
    }
    return frozenset(found | set(_of_people()))


def _of_people() -> Iterator[Grant]:
    """A rule without columns is for all of them, also when another one names some."""
    columns: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for rule in RULES:
        for role in rule.roles:
            for action in rule.actions:
                named = rule.columns if action in (Action.SEE, Action.CHANGE) else ()
                columns[rule.table, GROUPS[role], COMMANDS[action]] |= set(named or ("",))
    for (table, group, privilege), names in columns.items():
        for name in [""] if "" in names else names:
            yield Grant(table, group, privilege, name)


def sequence_grants() -> dict[str, frozenset[str]]:
    """Who may take a number of each sequence: who may add to its table."""
    return {
        f"{table}_{column.name}_seq": frozenset(
            grant.role for grant in grants() if (grant.table, grant.privilege) == (table, COMMANDS[Action.ADD])
        )
        for table, column in counted_columns()
    }


def counted_columns() -> Iterator[tuple[str, Column[int]]]:
    """Columns that the database numbers by itself."""
    for name, table in METADATA.tables.items():
        column = table.autoincrement_column
        if column is not None and column.autoincrement is True:
            yield name, column


def make_grants(connection: Connection, functions: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
    """`functions` are owners and callers by name. Take every right away, and give those of the matrix."""
    _close(connection)
    by_statement: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for grant in sorted(grants()):
        by_statement[grant.table, grant.role, grant.privilege].append(grant.column)
    for (table, role, privilege), columns in by_statement.items():
        named = f" ({', '.join(columns)})" if columns[0] else ""
        run(connection, f"GRANT {privilege}{named} ON public.{table} TO {role}")
    for sequence, roles in sequence_grants().items():
        run(connection, f"GRANT USAGE ON SEQUENCE public.{sequence} TO {', '.join(sorted(roles))}")
    for name, (owner, callers) in functions.items():
        run(connection, f"ALTER FUNCTION {SCHEMA}.{name} OWNER TO {owner}")
        run(connection, f"REVOKE ALL ON FUNCTION {SCHEMA}.{name} FROM PUBLIC, {', '.join(_everyone())}")
        for role in (owner, *callers):
            run(connection, f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{name} TO {role}")


def _everyone() -> tuple[str, ...]:
    return (*GROUPS.values(), PERSON, BACKUP)


def _close(connection: Connection) -> None:
    """Nobody may do anything but connect and look around; guard and owner reach what is theirs."""
    database = connection.scalar(text("SELECT quote_ident(current_database())"))
    others = ", ".join(_everyone())
    run(connection, f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {others}")
    run(connection, f"GRANT CONNECT ON DATABASE {database} TO {PERSON}, {BACKUP}")
    for schema in ("public", SCHEMA):
        run(connection, f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, {others}")
        run(connection, f"GRANT USAGE ON SCHEMA {schema} TO {others}, {GUARD}, {OWNER}")
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            run(connection, f"REVOKE ALL ON ALL {kind} IN SCHEMA {schema} FROM PUBLIC, {others}, {GUARD}")
    for table in (*METADATA.tables, VERSION_TABLE):
        columns = connection.scalars(_COLUMNS, {"table": table}).all()
        run(connection, f"REVOKE ALL ({', '.join(columns)}) ON public.{table} FROM PUBLIC, {others}, {GUARD}")
    for language in ("plpgsql", "sql"):
        run(connection, f"REVOKE ALL ON LANGUAGE {language} FROM PUBLIC, {others}")
        run(connection, f"GRANT USAGE ON LANGUAGE {language} TO {OWNER}, {GUARD}")
    for role in (OWNER, GUARD):
        run(connection, f"ALTER DEFAULT PRIVILEGES FOR ROLE {role} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")


_COLUMNS = text(
    "SELECT quote_ident(attname) FROM pg_attribute"
    " WHERE attrelid = to_regclass('public.' || :table) AND attnum > 0 AND NOT attisdropped"
)
