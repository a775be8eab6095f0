"""Checking rights on tables, columns, sequences, functions, schemas and the database."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.persistence.server.catalogue import owners_and_callers
from app.persistence.server.functions import SCHEMA
from app.persistence.server.grants import Grant, grants, sequence_grants
from app.persistence.server.roles import BACKUP, GROUPS, GUARD, OWNER, PERSON
from resources.translations import _

_ON_TABLES = text("""
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type, ''
    FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.grantee <> c.relowner
    UNION ALL
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type, t.attname
    FROM pg_attribute AS t JOIN pg_class AS c ON c.oid = t.attrelid
    CROSS JOIN aclexplode(t.attacl) AS a LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
""")
_ON_SEQUENCES = text("""
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
    FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND a.grantee <> c.relowner
""")
_ON_FUNCTIONS = text("""
    SELECT n.nspname || '.' || p.proname, coalesce(r.rolname, 'PUBLIC')
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
    LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE n.nspname IN ('public', :schema) AND a.grantee <> p.proowner
""")
_ON_SCHEMAS = text("""
    SELECT n.nspname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
    FROM pg_namespace AS n CROSS JOIN aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) AS a
    LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE n.nspname IN ('public', :schema) AND a.grantee <> n.nspowner
    UNION ALL
    SELECT 'database', coalesce(r.rolname, 'PUBLIC'), a.privilege_type
    FROM pg_database AS d CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a
    LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE d.datname = current_database() AND a.grantee <> d.datdba
    UNION ALL
    SELECT 'language ' || l.lanname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type
    FROM pg_language AS l CROSS JOIN aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) AS a
    LEFT JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE l.lanpltrusted AND a.grantee <> l.lanowner
""")

Right = tuple[str, ...]


def findings(connection: Connection) -> Iterator[str]:
    """Rights that are too many, and that are missing."""
    schema = {"schema": SCHEMA}
    on_tables = {tuple(row) for row in connection.execute(_ON_TABLES)}
    yield from _compared({_of(grant) for grant in grants()}, on_tables)
    yield from _compared(_on_sequences(), {tuple(row) for row in connection.execute(_ON_SEQUENCES)})
    yield from _compared(_on_functions(), {tuple(row) for row in connection.execute(_ON_FUNCTIONS, schema)})
    yield from _compared(_on_schemas(), {tuple(row) for row in connection.execute(_ON_SCHEMAS, schema)})


def _of(grant: Grant) -> Right:
    return grant.table, grant.role, grant.privilege, grant.column


def _on_sequences() -> set[Right]:
    return {(name, role, "USAGE") for name, roles in sequence_grants().items() for role in roles}


def _on_functions() -> set[Right]:
    return {
        (f"{SCHEMA}.{name}", role)
        for name, (owner, callers) in owners_and_callers().items()
        for role in callers
        if role != owner
    }


def _on_schemas() -> set[Right]:
    users = (*GROUPS.values(), PERSON, BACKUP, GUARD)
    return {
        *((schema, role, "USAGE") for schema in ("public", SCHEMA) for role in users),
        *(("database", role, "CONNECT") for role in (PERSON, BACKUP)),
        *((f"language {name}", role, "USAGE") for name in ("plpgsql", "sql") for role in (OWNER, GUARD)),
    }


def _compared(wanted: set[Right], there: set[Right]) -> Iterator[str]:
    for right in sorted(there - wanted):
        yield _("{role} has a right too many: {right}.").format(role=right[1], right=_told(right))
    for right in sorted(wanted - there):
        yield _("{role} misses a right: {right}.").format(role=right[1], right=_told(right))


def _told(right: Right) -> str:
    thing, _role, *more = right
    privilege, column = (*more, "", "")[:2]
    return " ".join(part for part in (privilege or "EXECUTE", thing, column and f"({column})") if part)
