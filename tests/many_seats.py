"""A municipality on a PostgreSQL server, with as many seats and agents as a test wants."""

import json
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import create_engine, make_url

from app.domain.ids import new_id
from app.domain.organisation import Person, Seat
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_database, open_server
from app.persistence.logins import SqlLoginStore
from app.persistence.seat.opening import open_seat_database
from app.persistence.server.initialising import initialise
from app.services.profiles import DEMO_ID
from app.services.set_up import choice, set_up


@dataclass(frozen=True, slots=True)
class AgentAtSeat:
    """Who works where; `folder` is the data folder of the seat."""

    login: str
    person_id: UUID
    seat_id: UUID
    folder: Path


def plain_address(url: str) -> str:
    """The same place for libpq; the line is not secured, because a proxy must see what passes."""
    place = make_url(url)
    return f"postgresql://{place.host}:{place.port}/{place.database}?sslmode=disable&gssencmode=disable"


def make_database(admin_url: str, name: str) -> str:
    """A new database on the server, gives its URL."""
    admin = create_engine(admin_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return make_url(admin_url).set(database=name).render_as_string()


def set_up_seats(url: str, folder: Path, count: int) -> list[AgentAtSeat]:
    """The demo municipality with its articles on the server at `url`, and this many agents, each at a seat."""
    initialise(plain_address(url).replace("://", "://postgres@"))
    demo = choice(DEMO_ID)
    with closing(open_database(url)) as database:
        set_up(database, demo, demo.seats[0].id, "S. Bakker", with_examples=True)
        agents = [_put_agent(database, folder, number) for number in range(count)]
    _copy_to_every_seat(url, folder, agents)
    return agents


def write_plan(file: Path, address: str, agents: list[AgentAtSeat], saves: int) -> None:
    """What `tests.agents_at_work` reads."""
    told = [
        {"login": a.login, "person": str(a.person_id), "seat": str(a.seat_id), "folder": str(a.folder)} for a in agents
    ]
    file.write_text(json.dumps({"address": address, "agents": told, "saves": saves}), "utf-8")


def _put_agent(database: SqlDatabase, folder: Path, number: int) -> AgentAtSeat:
    login = f"agent{number:03}"
    person = Person(new_id(), f"A. Agent {number}", "kcc", roles=(Role.AGENT,), login=login)
    seat = Seat(new_id(), f"T{number:03}", f"Test {number}", workplace_id=new_id())
    with database.write() as tx:
        tx.organisation.put_seat(seat)
        tx.organisation.put_person(Person(person.id, person.name, person.unit_id))
    with database.session(writing=True) as session:
        SqlLoginStore(session).put(person, None)
    return AgentAtSeat(login, person.id, seat.id, folder / login)


def _copy_to_every_seat(url: str, folder: Path, agents: list[AgentAtSeat]) -> None:
    """The copy of the knowledge base is made once; each seat making its own would take most of the time."""
    first = agents[0]
    server = open_server(plain_address(url), first.login)
    with closing(open_seat_database(server, first.folder)) as seat:
        seat.follow()
    for agent in agents[1:]:
        shutil.copytree(first.folder, agent.folder)
