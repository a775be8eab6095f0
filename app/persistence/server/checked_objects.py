"""Checking tables, policies, triggers, views and functions."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.persistence.all_tables import METADATA
from app.persistence.server.catalogue import MADE, owners_and_callers
from app.persistence.server.functions import SCHEMA, run
from app.persistence.server.grants import VERSION_TABLE
from app.persistence.server.keeping_functions import KEEPERS
from app.persistence.server.notifying import notifying_objects
from app.persistence.server.policies import policies
from app.persistence.server.roles import GUARD, OWNER
from app.persistence.server.witnessing import WITNESS, WITNESSES
from resources.translations import _

_TABLES = text("""
    SELECT c.relname, c.relkind::text, c.relrowsecurity AND c.relforcerowsecurity, r.rolname,
        coalesce('security_invoker=true' = ANY (c.reloptions), false)
    FROM pg_class AS c JOIN pg_roles AS r ON r.oid = c.relowner
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
""")
_POLICIES = text("""
    SELECT tablename, policyname, cmd, array_to_string(roles, ','), coalesce(qual, ''), coalesce(with_check, '')
    FROM pg_policies WHERE schemaname = :schema AND permissive = 'PERMISSIVE' AND (:tables = '' OR tablename = :tables)
""")
_FUNCTIONS = text("""
    SELECT p.proname, p.prosrc, p.prosecdef, r.rolname, coalesce(array_to_string(p.proconfig, ','), '')
    FROM pg_proc AS p JOIN pg_roles AS r ON r.oid = p.proowner WHERE p.pronamespace = CAST(:schema AS regnamespace)
""")
_TRIGGERS = text("""
    SELECT c.relname, t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND c.relnamespace = 'public'::regnamespace
""")

_FIXED = "search_path=pg_catalog"


def findings(connection: Connection) -> Iterator[str]:
    """What is not as it was made."""
    yield from _tables(connection)
    yield from _policies(connection)
    yield from _functions(connection)
    wanted = {*notifying_objects().triggers, *((keeper.table, keeper.name) for keeper in KEEPERS)}
    wanted |= {(witness.table, WITNESS.name) for witness in WITNESSES}
    there = {tuple(row) for row in connection.execute(_TRIGGERS)}
    for table, name in sorted(wanted ^ there):
        yield _("The trigger {name} of {table} is not as it should be.").format(name=name, table=table)


def _tables(connection: Connection) -> Iterator[str]:
    there = {row[0]: row[1:] for row in connection.execute(_TABLES)}
    for table in METADATA.tables:
        if table not in there:
            yield _("The table {table} is not there.").format(table=table)
    for name, (kind, is_guarded, owner, is_invoker) in sorted(there.items()):
        if name not in METADATA.tables and name != VERSION_TABLE:
            if kind != "v" or not is_invoker:
                yield _("{table} is not of this program, and nothing guards it.").format(table=name)
            continue
        if owner != OWNER:
            yield _("The table {table} belongs to {owner}.").format(table=name, owner=owner)
        if name != VERSION_TABLE and not is_guarded:
            yield _("Nothing guards the rows of {table}: row-level security is off or not forced.").format(table=name)


def _policies(connection: Connection) -> Iterator[str]:
    """The database itself writes down what each policy should be: made on an empty copy of its table."""
    there = {tuple(row) for row in connection.execute(_POLICIES, {"schema": "public", "tables": ""})}
    wanted = set[tuple[str, ...]]()
    for table in METADATA.tables:
        run(connection, f"CREATE TEMPORARY TABLE {table} (LIKE public.{table})")
        for policy in policies():
            if policy.table == table:
                run(connection, policy.statement(f"pg_temp.{table}"))
        schema = connection.scalar(text("SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema()"))
        wanted |= {tuple(row) for row in connection.execute(_POLICIES, {"schema": schema, "tables": table})}
        run(connection, f"DROP TABLE pg_temp.{table}")
    for table, name in sorted({row[:2] for row in wanted ^ there}):
        yield _("The policy {name} of {table} is not what the matrix of rights says.").format(name=name, table=table)


def _functions(connection: Connection) -> Iterator[str]:
    bodies = {function.name: function.body for function in MADE}
    there = {row[0]: row[1:] for row in connection.execute(_FUNCTIONS, {"schema": SCHEMA})}
    known = owners_and_callers()
    for name in sorted({*known} ^ {*there}):
        yield _("The function {name} is missing, or is not of this program.").format(name=name)
    for name in sorted({*known} & {*there}):
        body, is_definer, owner, settings = there[name]
        is_right = owner == known[name][0] and is_definer == (owner == GUARD) and settings.startswith(_FIXED)
        if not is_right or body != bodies.get(name, body):
            yield _("The function {name} is not what it was made as.").format(name=name)
