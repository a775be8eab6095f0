"""The roles of the database: who owns it, who guards it, and a group for each function of people."""

from sqlalchemy import Connection, text

from app.domain.rights import Role

OWNER = "baliewijs_owner"
"""Owns the tables; nobody can be it."""
GUARD = "baliewijs_guard"
"""Owns the functions that look or write past what a person may; nobody can be it."""
BACKUP = "baliewijs_backup"
"""Reads everything, for backups."""
PERSON = "baliewijs_person"
"""Every login of a person is in this group, which may connect."""

GROUPS = {role: f"baliewijs_{role.value}" for role in Role}
"""The group of each function of people."""

_ATTRIBUTES = "NOLOGIN NOSUPERUSER NOCREATEDB NOREPLICATION"


def make_roles(connection: Connection) -> None:
    """Make what is not there, and give each role the attributes it must have."""
    there = set(connection.scalars(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'baliewijs%'")))
    for name, attributes in ATTRIBUTES.items():
        verb = "ALTER" if name in there else "CREATE"
        connection.execute(text(f"{verb} ROLE {name} {attributes}"))
    for group in (PERSON, *GROUPS.values()):
        connection.execute(text(f"GRANT {group} TO {GUARD} WITH ADMIN OPTION"))


ATTRIBUTES = {
    OWNER: f"{_ATTRIBUTES} NOCREATEROLE NOBYPASSRLS",
    GUARD: f"{_ATTRIBUTES} CREATEROLE NOINHERIT NOBYPASSRLS",
    BACKUP: f"{_ATTRIBUTES} NOCREATEROLE BYPASSRLS",
    **dict.fromkeys((PERSON, *GROUPS.values()), f"{_ATTRIBUTES} NOCREATEROLE NOBYPASSRLS"),
}
"""What each role is and is not. The guard makes logins, so it may make roles; it takes part in no group itself."""
