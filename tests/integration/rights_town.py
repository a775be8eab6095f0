"""A town on a server that guards its rights, with a login for each function of people."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from app.domain.contact import HandOff, Outcome
from app.domain.customer import Customer
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_server
from app.persistence.engines import Engines
from app.persistence.logins import SqlLoginStore
from app.persistence.organisation import SqlOrganisationStore
from app.persistence.server.initialising import initialise
from app.services.contacts import finish_contact
from app.services.registry import Services
from tests.builders import a_contact, a_customer, a_hand_off, a_municipality, a_person, a_seat, a_subject
from tests.editing_bench import Town


def _person(name: str, unit_id: str, *roles: Role) -> Person:
    return a_person(id=new_id(), name=name, unit_id=unit_id, roles=roles, login=f"{name.casefold()}-at-work")


BAKKER = replace(a_person(), roles=(Role.AGENT,), login="bakker-at-work")
JANSEN = _person("Jansen", "kcc", Role.AGENT)
YILMAZ = _person("Yilmaz", "parkeren", Role.HANDLER)
VISSER = _person("Visser", "werk-inkomen", Role.HANDLER)
DEVOS = _person("Devos", "werk-inkomen", Role.HANDLER)
SMIT = _person("Smit", "kcc", Role.EDITOR)
MULDER = _person("Mulder", "kcc", Role.REVIEWER)
LEEUW = _person("Leeuw", "kcc", Role.TEAM_LEADER)
KONING = _person("Koning", "parkeren", Role.ADMINISTRATOR)
PRINS = _person("Prins", "kcc", Role.PRIVACY_OFFICER)
PEOPLE = (BAKKER, JANSEN, YILMAZ, VISSER, DEVOS, SMIT, MULDER, LEEUW, KONING, PRINS)


@dataclass
class RightsTown:
    """`admin` reaches everything; `of` is what a person can do, signed in as such."""

    name: str
    address: str
    admin: Engine
    folder: Path
    stack: ExitStack
    towns: dict[str, Town] = field(default_factory=dict)

    def database(self, person: Person) -> SqlDatabase:
        """The database as this person has it."""
        return self.town(person).database

    def town(self, person: Person) -> Town:
        """Where this person is signed in."""
        if person.login not in self.towns:
            database = open_server(self.address, person.login)
            self.stack.callback(database.close)
            folder = self.folder / person.login
            self.towns[person.login] = Town(database, folder)
        return self.towns[person.login]

    def of(self, person: Person) -> Services:
        """What this person can do."""
        return self.town(person).of(person)

    def everything(self) -> SqlDatabase:
        """The database as who set it up has it."""
        return SqlDatabase(Engines(self.admin, self.admin, self.admin))

    def hand_off(self, agent: Person = BAKKER, customer: Customer | None = None, **changes: Any) -> HandOff:
        """A contact that an agent finished, with one question for a unit."""
        hand_off = a_hand_off(**changes)
        subject = a_subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off, shielded=hand_off.shielded)
        contact = a_contact(customer=customer or a_customer(), subjects=(subject,), agent_id=agent.id)
        finish_contact(self.database(agent), contact, a_municipality(), a_seat(), agent, "en")
        return hand_off


@contextmanager
def rights_town(admin: Engine, name: str, folder: Path) -> Iterator[RightsTown]:
    """Set up as an administrator does, people and all; it goes at the end, and its logins with it."""
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    place = admin.url.set(database=name)
    address = place.set(drivername="postgresql", query={"sslmode": "disable"}).render_as_string()
    engine = create_engine(place, poolclass=NullPool)
    with ExitStack() as stack:
        initialise(address)
        _fill(engine)
        town = RightsTown(name, address, engine, folder, stack)
        yield town
        for each in town.towns.values():
            for index in each.indexes:
                index.close()
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _fill(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        organisation, logins = SqlOrganisationStore(session), SqlLoginStore(session)
        organisation.put_municipality(a_municipality())
        organisation.put_seat(a_seat())
        for person in PEOPLE:
            organisation.put_person(replace(person, login="", roles=()))
            logins.put(person, None)
