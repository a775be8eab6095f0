"""Testdam on a secure server, with an agent and an administrator who sign in by a password."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from psycopg import connect

from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_server
from app.persistence.server.initialising import FirstAdministrator, initialise
from tests.builders import a_municipality, a_person, a_seat
from tests.integration.postgresql_server import needed_programs
from tests.integration.secure_server import SecureServer, secure_server

AGENT = replace(a_person(), roles=(Role.AGENT,), login="bakker-signs-in")
PASSWORD, BOSS_PASSWORD = "vier losse woorden hier", "een heel ander wachtwoord"
BOSS = FirstAdministrator("baas-signs-in", "De Baas", BOSS_PASSWORD)


@dataclass(frozen=True, slots=True)
class SecureTown:
    """`address` is what people are told to type."""

    server: SecureServer
    name: str

    @property
    def address(self) -> str:
        """From another computer."""
        return self.server.address(self.name)

    def inside(self) -> SqlDatabase:
        """As who looks after the server."""
        return open_server(self.inside_address)

    def change_agent(self, **changes: Any) -> None:
        """Somebody else at work changes what the agent is."""
        with closing(self.inside()) as database, database.write() as tx:
            tx.logins.put(replace(AGENT, **changes), None)

    def people(self) -> list[Person]:
        """Who works here."""
        with closing(self.inside()) as database, database.read() as tx:
            return tx.organisation.people()

    @property
    def inside_address(self) -> str:
        """What needs no password, because it does not leave the machine."""
        return self.server.inside.rpartition("/")[0] + f"/{self.name}"


@contextmanager
def place_of_its_own(name: str) -> Iterator[SecureTown]:
    """The town on a server that nobody else uses."""
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-pg-") as folder,
        secure_server(needed_programs(), Path(folder)) as server,
        secure_town(server, name) as town,
    ):
        yield town


@contextmanager
def secure_town(server: SecureServer, name: str) -> Iterator[SecureTown]:
    """Set up as an administrator does."""
    town = SecureTown(server, name)
    with connect(server.inside, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    initialise(town.inside_address, administrator=BOSS)
    with closing(town.inside()) as database, database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_seat(a_seat(id=new_id(), code="BAL4", name="Balie 4"))
        tx.organisation.put_person(replace(AGENT, login="", roles=()))
    with closing(town.inside()) as database, database.write() as tx:
        tx.logins.put(AGENT, PASSWORD)
    yield town
