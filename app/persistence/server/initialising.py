"""Setting up a server for many seats: tables, roles, rights and a first administrator. Again changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Role
from app.persistence.all_tables import METADATA
from app.persistence.engines import server_engines
from app.persistence.errors import translated
from app.persistence.figures import rebuilding
from app.persistence.logins import SqlLoginStore
from app.persistence.migrating import migrate
from app.persistence.organisation import SqlOrganisationStore
from app.persistence.schema import HEAD
from app.persistence.server import notifying
from app.persistence.server.catalogue import MADE, OF_LOG, owners_and_callers
from app.persistence.server.functions import SCHEMA, make_functions, run
from app.persistence.server.grants import VERSION_TABLE, make_grants
from app.persistence.server.keeping_functions import KEEPERS
from app.persistence.server.policies import policies
from app.persistence.server.roles import OWNER, make_roles
from app.persistence.server.witnessing import WITNESSES
from app.persistence.server_address import connection_parameters
from app.persistence.server_probe import knock

_LOCK = 7284136551  # any number but the one of migrating


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who may give logins to others. The login is also that of the person."""

    login: str
    name: str
    password: str


def initialise(address: str, password: str = "", administrator: FirstAdministrator | None = None) -> None:
    """Bring the database at `address` to what this program needs, with the rights that the matrix says.

    The login in the address must be a superuser; `password` is its, when libpq does not find it. Rows stay as they are.

    Raises:
        DomainError: `server-address-wrong`, `server-address-has-password`, `login-taken`.
        WorldError: `superuser-needed`, `server-too-old`, `database-newer`, `database-away`, and what
            `open_server` raises for who cannot come in.
    """
    with administering(address, password) as engine:
        with engine.connect() as connection:
            stored = stored_version(connection)
        if stored != HEAD:
            migrate(engine, stored)
        with engine.begin() as connection:
            run(connection, f"SELECT pg_advisory_xact_lock({_LOCK})")
            make_rights(connection)
            _count_figures(connection)
            if administrator:
                _put_administrator(connection, administrator)


@contextmanager
def administering(address: str, password: str = "") -> Iterator[Engine]:
    """A way into the database for who sets it up; raises as `initialise`."""
    parameters = connection_parameters(address, password=password)
    knock(parameters)
    engines = server_engines(parameters)
    try:
        with translated():
            _check_server(engines.writer)
            yield engines.writer
    finally:
        engines.dispose()


def make_rights(connection: Connection) -> None:
    """Roles, functions, triggers, policies and grants, all made anew."""
    make_roles(connection)
    run(connection, f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    _drop_policies(connection)
    _drop_functions(connection)
    make_functions(connection, MADE)
    notifying.install_notifying(connection)
    for keeper in KEEPERS:
        run(connection, keeper.statement)
    for witness in WITNESSES:
        witness.make(connection)
    _give_to_owner(connection)
    make_grants(connection, owners_and_callers())
    for policy in policies():
        run(connection, policy.statement(f"public.{policy.table}"))


def _check_server(engine: Engine) -> None:
    with engine.connect() as connection:
        if int(str(connection.scalar(text("SHOW server_version_num")))) < 150000:
            raise WorldError("server-too-old")
        if connection.scalar(text("SHOW is_superuser")) != "on":
            raise WorldError("superuser-needed")


def stored_version(connection: Connection) -> str:
    """The migration that the tables are at, "" when there are none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) or ""


def _drop_policies(connection: Connection) -> None:
    there = connection.execute(
        text("SELECT quote_ident(tablename), quote_ident(policyname) FROM pg_policies WHERE schemaname = 'public'")
    )
    for table, name in there.all():
        run(connection, f"DROP POLICY {name} ON public.{table}")


def _drop_functions(connection: Connection) -> None:
    """All but those of migrations, with their triggers: an earlier version may have made them with other arguments."""
    there = connection.execute(
        text(
            "SELECT oid::regprocedure::text FROM pg_proc"
            " WHERE pronamespace = CAST(:schema AS regnamespace) AND proname <> ALL(:kept)"
        ),
        {"schema": SCHEMA, "kept": list(OF_LOG)},
    )
    for name in there.scalars().all():
        run(connection, f"DROP FUNCTION IF EXISTS {name} CASCADE")


def _give_to_owner(connection: Connection) -> None:
    """Tables belong to a role that nobody can be; not even that one sees a row without a policy."""
    for schema in ("public", SCHEMA):
        run(connection, f"ALTER SCHEMA {schema} OWNER TO {OWNER}")
    for table in (*METADATA.tables, VERSION_TABLE):
        run(connection, f"ALTER TABLE public.{table} OWNER TO {OWNER}")
    for table in METADATA.tables:
        run(connection, f"ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")


def _count_figures(connection: Connection) -> None:
    with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
        if not rebuilding.is_counted(session):
            rebuilding.rebuild(session, lambda _percent: None)


def _put_administrator(connection: Connection, wanted: FirstAdministrator) -> None:
    """A person that is there already keeps name and other roles."""
    with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
        people = {person.login: person for person in SqlOrganisationStore(session).people()}
        person = people.get(wanted.login)
        if person is None:
            person = Person(new_id(), wanted.name, login=wanted.login)
            SqlOrganisationStore(session).put_person(replace(person, login=""))
        roles = tuple(dict.fromkeys((*person.roles, Role.ADMINISTRATOR)))
        SqlLoginStore(session).put(replace(person, roles=roles), wanted.password or None)
