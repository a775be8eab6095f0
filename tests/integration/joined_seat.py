"""A seat of a PostgreSQL server that can go away, with its own copy, index, journal and outbox."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import make_url, select

from app.bootstrap import open_services
from app.domain.contact import Contact
from app.domain.draft import ContactDraft
from app.domain.organisation import Person, Seat
from app.domain.receipt import Receipt
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_database
from app.persistence.seat.database import SeatDatabase
from app.persistence.seat.opening import open_seat_database
from app.persistence.tables.receipts import ReceiptRow
from app.services.contacts import Finished
from app.services.registry import Services
from app.settings import Settings
from tests.builders import a_draft, a_municipality, a_person, a_seat, a_subject_draft, an_article
from tests.editing_bench import HeldClock
from tests.fault_proxy import Chooser, FaultProxy, fault_proxy

WORKER = a_person(roles=tuple(Role))
"""Somebody who may everything: who may what is proven elsewhere."""


@dataclass
class JoinedTown:
    """The server, the line to it that a test cuts, and the seats on it. `direct` is the server past that line."""

    direct: SqlDatabase
    line: FaultProxy
    url: str
    folder: Path
    empty_file: Path
    clock: HeldClock = field(default_factory=HeldClock)
    opened: list[Services] = field(default_factory=list)

    def reach(self) -> SqlDatabase:
        """The server, through the line that may be cut."""
        url = make_url(self.url).set(port=self.line.port)
        return open_database(url.render_as_string(hide_password=False))

    def sit_down(self, name: str = "seat", seat: Seat | None = None, agent: Person | None = None) -> Services:
        """Start the program at a seat; the same name is the same data folder."""
        database = open_seat_database(self.reach, with_empty_copy(self.folder / name, self.empty_file))
        chosen = Settings(seat_id=(seat or a_seat()).id, person_id=(agent or a_person()).id, language="en")
        services = replace(open_services(database, self.folder / name, chosen).services, clock=self.clock)
        self.opened.append(services)
        return services

    def stored(self) -> list[Contact]:
        """Contacts on the server that have a receipt, in the order of its number."""
        with self.direct.session(writing=False) as session:
            ids = session.scalars(select(ReceiptRow.contact_id).order_by(ReceiptRow.sequence)).all()
        with self.direct.read() as tx:
            return [contact for each in ids if (contact := tx.contacts.get(each)) is not None]

    def receipt_of(self, contact_id: UUID) -> Receipt | None:
        """The receipt as the server has it."""
        with self.direct.read() as tx:
            return tx.receipts.by_contact(contact_id)

    def stop(self, services: Services) -> None:
        """Close the program at a seat."""
        services.index.close()
        services.database.close()
        self.opened.remove(services)


@contextmanager
def joined_town(url: str, folder: Path, empty_file: Path, choose: Chooser = lambda: None) -> Iterator[JoinedTown]:
    """A town on the database at `url`, which has tables and nothing else; as `empty_file` has."""
    direct = open_database(url)
    with direct.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(WORKER)
    with fault_proxy(int(make_url(url).port or 0), choose) as line:
        town = JoinedTown(direct, line, url, folder, empty_file)
        yield town
        for services in list(town.opened):
            town.stop(services)
    direct.close()


def with_empty_copy(data: Path, empty_file: Path) -> Path:
    """The data folder of a seat; a new one with the tables of a copy, because making those takes longer than a test."""
    data.mkdir(parents=True, exist_ok=True)
    if not (data / "copy.db").exists():
        shutil.copy(empty_file, data / "copy.db")
    return data


def an_ended_draft(services: Services, **changes: Any) -> ContactDraft:
    """A running contact that can be finished."""
    now = services.clock.now()
    subjects = changes.pop("subjects", (a_subject_draft(),))
    begun = a_draft(started_at=now, ended_at=now + timedelta(minutes=3), subjects=subjects)
    return replace(begun, **changes)


def finish(services: Services, **changes: Any) -> Finished:
    """Register a contact and finish it."""
    draft = an_ended_draft(services, **changes)
    services.keep_draft(draft)
    return services.finish(draft)


def put_article(town: JoinedTown, **changes: Any) -> UUID:
    """An article that an editor published at another seat; gives its id."""
    with town.direct.write() as tx:
        return tx.articles.put(an_article(**changes)).id


def copy_of(services: Services) -> SeatDatabase:
    """What the seat works with."""
    assert isinstance(services.database, SeatDatabase)
    return services.database
