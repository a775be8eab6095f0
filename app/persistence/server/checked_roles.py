"""Checking roles: what each is, and that nobody has more than a function of people."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.persistence.server.roles import ATTRIBUTES, GUARD, OWNER, PERSON
from resources.translations import _

_ROLES = text(
    "SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolinherit"
    " FROM pg_roles WHERE rolname LIKE 'baliewijs%'"
)
_WORDS = ("LOGIN", "SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS", "INHERIT")

_STRONG_LOGINS = text("""
    SELECT rolname FROM pg_roles
    WHERE rolname IN (SELECT login FROM person) AND rolcanlogin
        AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
    ORDER BY 1
""")
_OTHER_GROUPS = text("""
    SELECT DISTINCT member.rolname, taken.rolname FROM pg_auth_members AS part
    JOIN pg_roles AS member ON member.oid = part.member
    JOIN pg_roles AS taken ON taken.oid = part.roleid
    WHERE taken.rolname IN (:owner, :guard)
        OR member.rolname IN (SELECT login FROM person) AND taken.rolname <> ALL (:groups)
        OR member.rolname LIKE 'baliewijs%' AND member.rolname <> :guard
    ORDER BY 1, 2
""")
_OUT_OF_STEP = text("""
    SELECT person.name FROM person JOIN pg_roles AS mine ON mine.rolname = person.login
    WHERE ARRAY(
        SELECT substr(taken.rolname, 11) FROM pg_auth_members AS part JOIN pg_roles AS taken ON taken.oid = part.roleid
        WHERE part.member = mine.oid AND taken.rolname = ANY (:groups) AND taken.rolname <> :person ORDER BY 1
    )::text[] <> ARRAY(SELECT each FROM unnest(string_to_array(person.roles, E'\\n')) AS each ORDER BY 1)
    ORDER BY 1
""")


def findings(connection: Connection) -> Iterator[str]:
    """What is wrong with roles."""
    groups = [name for name in ATTRIBUTES if name.startswith("baliewijs_")]
    there = {row.rolname: row for row in connection.execute(_ROLES)}
    for name, attributes in ATTRIBUTES.items():
        if name not in there:
            yield _("The role {role} is not there.").format(role=name)
        elif wrong := list(_wrong(attributes, tuple(there[name])[1:])):
            yield _("The role {role} must not be {words}.").format(role=name, words=", ".join(wrong))
    for (login,) in connection.execute(_STRONG_LOGINS):
        yield _("The login {role} of a person goes past every right: it is more than a login.").format(role=login)
    of_people = [group for group in groups if group not in (OWNER, GUARD, "baliewijs_backup")]
    known = {"owner": OWNER, "guard": GUARD, "groups": of_people}
    for member, group in connection.execute(_OTHER_GROUPS, known):
        yield _("The role {role} is in the group {group}, which is for nobody.").format(role=member, group=group)
    for (person,) in connection.execute(_OUT_OF_STEP, {"groups": of_people, "person": PERSON}):
        yield _("The rights of {person} on the server are not those of the list of people.").format(person=person)


def _wrong(attributes: str, has: tuple[bool, ...]) -> Iterator[str]:
    """What a role is while it must not, or the other way round."""
    wanted = attributes.split()
    for word, is_there in zip(_WORDS, has, strict=True):
        if f"NO{word}" in wanted and is_there:
            yield word
        elif word in wanted and not is_there:
            yield f"NO{word}"
