"""The one place where tools meet services."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from app.clock import SystemClock
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError, WorldError
from app.domain.ids import new_id
from app.domain.organisation import Person, Seat
from app.journal.draft_journal import DraftJournal
from app.journal.key import journal_key
from app.journal.outbox import SealedOutbox
from app.journal.sign_ins import SealedLogins, journal_of
from app.key_store import ServerPasswords
from app.mail.smtp import SmtpMailer
from app.persistence.database import SqlDatabase, open_database, open_server
from app.receipts.drawer import ReceiptDrawer
from app.reports.report_drawer import ReportDrawer
from app.reports.table_writer import FileTableWriter
from app.services.entrance import EmbeddedEntrance
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from app.services.joining import Joined, join_seat, leave_seat
from app.services.live_ports import Listening
from app.services.outbox_ports import JoinedSeat
from app.services.ports import Database, KnowledgeSearch
from app.services.registry import Opened, Services
from app.services.server_entrance import ServerEntrance
from app.settings import Settings, load_settings, save_settings
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexState
from resources.translations import _, plural

if TYPE_CHECKING:
    from app.persistence.seat.database import SeatDatabase
    from app.services.set_up import Choice

PASSWORD_VARIABLE = "BALIEWIJS_PASSWORD"
DEMO_PERSON = "S. Bakker"
DEMO_SEAT = "BAL3"
_DEMO_AGE = timedelta(days=300)


def open_store(data: Path) -> Database:
    """What this seat works with: its server, or the embedded database in `data`, made when it is not there.

    On a server who signs in is known without a question, or by BALIEWIJS_PASSWORD.

    Raises:
        DomainError: `sign-in-refused`, `person-without-login`.
        WorldError: the folder or the database cannot be used; `password-needed`.
    """
    settings = load_settings(data)
    if not settings.server:
        return open_embedded(data)
    entrance, password = server_entrance(data, settings), os.environ.get(PASSWORD_VARIABLE, "")
    admitted = entrance.sign_in(entrance.last_login(), password) if password else entrance.come_in()
    if admitted is None:
        raise WorldError("password-needed")
    return admitted.database


def open_embedded(data: Path) -> SqlDatabase:
    """The embedded database in `data`; made when it is not there.

    Raises:
        WorldError: the folder or the database cannot be used.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("data-folder-unusable") from error
    return open_database(f"sqlite:///{data / 'baliewijs.db'}")


def embedded_entrance(database: Database, settings: Settings) -> EmbeddedEntrance:
    """How people come in at the embedded database."""
    return EmbeddedEntrance(database, SystemClock(), settings.person_id, settings.seat_id)


def server_entrance(data: Path, settings: Settings) -> ServerEntrance[SqlDatabase]:
    """How people come in at the server of this seat."""
    from app.persistence.seat.opening import open_seat_database  # here: these load what only a server needs
    from app.persistence.server_address import connection_parameters, login_in
    from app.persistence.server_probe import knock

    address = settings.server
    return ServerEntrance(
        own_login=login_in(address),
        open_server=partial(open_server, address),
        open_seat=lambda server: open_seat_database(server, data),
        prove=lambda login, password: knock(connection_parameters(address, login, password)),
        passwords=ServerPasswords(address),
        known=SealedLogins(data, journal_key(data)),
        clock=SystemClock(),
        seat_id=settings.seat_id,
    )


def join(data: Path, typed: str, login: str, password: str, code: str, take_over: bool) -> Joined:
    """Make this installation a seat of the server at the address as typed; the embedded database stays as it is.

    Raises:
        DomainError: `server-address-wrong`, `server-address-has-password`, `joined-already`; as `join_seat`.
        WorldError: as `open_server`; `data-folder-unusable`.
    """
    from app.persistence.server_address import address_of_login, checked_address

    settings, address = load_settings(data), checked_address(typed)
    if settings.server not in ("", address, address_of_login(address, login)):
        raise DomainError("joined-already")
    workplace_id = settings.workplace_id or new_id()
    with closing(open_server(address, login, password)) as server:
        joined = join_seat(server, workplace_id, code, take_over)
    kept = address if password else address_of_login(address, login)
    chosen = replace(settings, server=kept, workplace_id=workplace_id)
    save_settings(data, replace(chosen, seat_id=joined.seat.id, person_id=joined.person.id))
    return joined


def is_line_verified(typed: str) -> bool:
    """Whether a server at this address must prove who it is."""
    from app.persistence.server_address import is_verified

    return is_verified(typed)


def leave(data: Path, login: str, password: str) -> bool:
    """Work alone again; False when the seat is still taken on the server, for an administrator to free.

    Raises:
        DomainError: `not-joined`; `outbox-not-empty` while contacts of this seat are not on the server.
        WorldError: as `open_server`; `data-folder-unusable`.
    """
    settings = load_settings(data)
    if not settings.server or settings.workplace_id is None:
        raise DomainError("not-joined")
    if (data / "outbox").is_dir() and SealedOutbox(data / "outbox", journal_key(data)).entries():
        raise DomainError("outbox-not-empty")
    with closing(open_server(settings.server, login, password)) as server:
        is_free = leave_seat(server, settings.workplace_id)
    save_settings(data, replace(settings, server="", workplace_id=None, seat_id=None, person_id=None))
    with suppress(WorldError):
        ServerPasswords(settings.server).keep(login, "")
    return is_free


def open_whole(data: Path, address: str, password: str = "") -> SqlDatabase:
    """All of a database, for backups and for moving: that on the server at `address`, or the embedded one in `data`.

    Raises:
        DomainError: `server-address-wrong`, `server-address-has-password`.
        WorldError: the folder or the database cannot be used; `password-needed`.
    """
    return open_server(address, password=password) if address else open_embedded(data)


@contextmanager
def scratch_store() -> Iterator[SqlDatabase]:
    """An empty database that only this user can see, and that is thrown away."""
    with TemporaryDirectory(prefix="baliewijs-") as folder, closing(open_embedded(Path(folder))) as database:
        yield database


def forget_index(data: Path) -> None:
    """The search index is made anew at the next start: the articles are others now."""
    shutil.rmtree(data / "index", ignore_errors=True)


def is_set_up(database: Database) -> bool:
    """Whether the first run was finished."""
    with database.read() as tx:
        return tx.organisation.municipality() is not None


def finish_first_run(
    database: Database,
    data: Path,
    settings: Settings,
    chosen: "Choice",
    seat: Seat,
    name: str,
    with_examples: bool,
    since: datetime | None = None,
) -> Settings:
    """Store what was chosen in the first run; gives the settings of this seat. `since` as in `set_up`."""
    from app.services.set_up import set_up  # here: only a first run needs it, and the examples that come with it

    person = set_up(database, chosen, seat.id, name, with_examples, since)
    chosen_settings = replace(settings, seat_id=seat.id, person_id=person.id)
    save_settings(data, chosen_settings)
    return chosen_settings


def set_up_demo(database: Database, data: Path, settings: Settings) -> Settings:
    """The demo municipality without any question."""
    from app.services.profiles import DEMO_ID
    from app.services.set_up import choice

    demo = choice(DEMO_ID)
    seat = next(seat for seat in demo.seats if seat.code == DEMO_SEAT)
    since = SystemClock().now() - _DEMO_AGE
    return finish_first_run(database, data, settings, demo, seat, DEMO_PERSON, with_examples=True, since=since)


def start_demo(database: Database, data: Path, settings: Settings, *, with_year: bool = True) -> Settings:
    """The demo municipality after weeks of work, with customers who wait for an answer and articles to look after.

    With the year there are figures to look at, and making it takes some seconds more.
    """
    from app.services.demo_editing import add_demo_editing  # here: only the demo needs these
    from app.services.demo_norms import add_demo_norms
    from app.services.demo_past import Past
    from app.services.demo_use import add_demo_use
    from app.services.demo_work import add_demo_work
    from app.services.demo_year import add_demo_year

    chosen = set_up_demo(database, data, settings)
    opened = open_services(database, data, chosen)
    past = Past(opened.services, {person.name: person for person in opened.people})
    if with_year:
        add_demo_year(past, opened.seats)
        add_demo_norms(past)
    add_demo_work(past, opened.seats)
    add_demo_use(past, opened.seats)
    add_demo_editing(past, _DEMO_AGE)
    return chosen


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Articles and finding them, without a seat: enough for the command line."""

    database: Database
    index: KnowledgeIndex
    keeper: IndexKeeper


def open_knowledge(database: Database, data: Path) -> Knowledge:
    """Database and index together."""
    index = KnowledgeIndex(data / "index", SystemClock().today)
    return Knowledge(database, index, IndexKeeper(database, index, _follow_of(database)))


def _follow_of(database: Database) -> Callable[[], object]:
    """What brings the copy of a joined seat up to date before its index."""
    copy = _copy_in(database)
    return copy.follow if copy else lambda: None


def _copy_in(database: Database) -> "SeatDatabase | None":
    """What a joined seat has a copy in; None for a database that is used as it is."""
    if not database.is_server:
        return None
    from app.persistence.seat.database import SeatDatabase  # here: only a joined seat needs it

    return database if isinstance(database, SeatDatabase) else None


def _listening(database: Database) -> Listening | None:
    """What tells a joined seat of changes elsewhere."""
    copy = _copy_in(database)
    if copy is None:
        return None
    from app.persistence.listening import ServerListening  # here: only a joined seat needs it

    return ServerListening(copy.server)


def _joined(database: Database, data: Path, before: Services | None) -> JoinedSeat | None:
    """Of one folder there is one outbox, whoever works with it."""
    copy = _copy_in(database)
    if copy is None:
        return None
    if before is not None and before.joined is not None:
        return replace(before.joined, copy=copy, server=copy.server)
    return JoinedSeat(SealedOutbox(data / "outbox", journal_key(data)), copy, copy.server)


def check_seat(data: Path) -> list[str]:
    """What is wrong with database, index and journal in `data`, in plain sentences; empty when all is well.

    A missing index is no fault: it is made at the next start.
    """
    with ExitStack() as opened:
        is_alone = not load_settings(data).server  # what a server holds is looked after there
        findings = opened.enter_context(closing(open_embedded(data))).check() if is_alone else []
    with closing(KnowledgeIndex(data / "index")) as index:
        if index.open() is IndexState.DAMAGED:
            findings.append(_("The search index is damaged; it is made anew at the next start."))
    unreadable = len(list((data / "journal").rglob("*.unreadable")))
    if unreadable:
        findings.append(plural("{count} draft cannot be read.", "{count} drafts cannot be read.", unreadable))
    return findings


def receipt_writer() -> ReceiptDrawer:
    """What draws receipts."""
    return ReceiptDrawer()


def mailer_for(settings: Settings) -> SmtpMailer:
    """What sends e-mail, through the mail server of these settings."""
    return SmtpMailer(settings, SystemClock())


def set_up_server(address: str, password: str, login: str, name: str, own_password: str) -> None:
    """Make or mend tables, roles and rights of a server; with `login` also its first administrator.

    `password` is that of the superuser in `address`, when libpq does not find it.

    Raises:
        DomainError: `server-address-wrong`, `server-address-has-password`, `login-taken`.
        WorldError: `superuser-needed`, `server-too-old`, `database-newer`, and whatever keeps somebody from coming in.
    """
    from app.persistence.server.initialising import FirstAdministrator, initialise

    initialise(address, password, FirstAdministrator(login, name, own_password) if login else None)


def check_server(address: str, password: str) -> list[str]:
    """What on a server is not as `set_up_server` made it; raises as it does."""
    from app.persistence.server.checking import check_server

    return check_server(address, password)


def open_services(
    database: Database,
    data: Path,
    settings: Settings,
    has_passwords: bool = False,
    last_person_id: UUID | None = None,
    before: Services | None = None,
) -> Opened:
    """Everything one seat needs. When people sign in, each gets back what was typed by that person only.

    With `has_passwords` they do; `last_person_id` worked here before, with the services `before`, whose index is used
    on.

    Raises:
        DomainError: `not-set-up`: the first run was not finished.
        WorldError: the database is away.
    """
    with database.read() as tx:
        municipality = tx.organisation.municipality()
        seats, people = tx.organisation.seats(), tx.organisation.people()
    if municipality is None or not seats or not people:
        raise DomainError("not-set-up")
    clock = SystemClock()
    index, keeper = _opened_index(database, data, before)
    own = settings.person_id if has_passwords else None
    services = Services(
        database=database,
        journal=DraftJournal(journal_of(data, own, last_person_id), journal_key(data)),
        index=index,
        keeper=keeper,
        writer=receipt_writer(),
        table_writer=FileTableWriter(),
        report_writer=ReportDrawer(),
        mailer=mailer_for(settings),
        clock=clock,
        calendar=ServiceCalendar(municipality.opening_weekdays, frozenset(municipality.closing_days)),
        municipality=municipality,
        seat=_chosen_seat(seats, settings),
        agent=_chosen_person(people, settings),
        language=settings.language,
        has_passwords=has_passwords,
        joined=_joined(database, data, before),
    )
    return Opened(services, tuple(seats), tuple(people), services.restore(), _listening(database))


def _opened_index(database: Database, data: Path, before: Services | None) -> tuple[KnowledgeSearch, IndexKeeper]:
    """Of one folder there is one index, whoever works with it."""
    if before is not None:
        return before.index, before.keeper.of(database, _follow_of(database))
    knowledge = open_knowledge(database, data)
    return IndexPort(knowledge.index), knowledge.keeper


def _chosen_seat(seats: list[Seat], settings: Settings) -> Seat:
    return next((seat for seat in seats if seat.id == settings.seat_id), seats[0])


def _chosen_person(people: list[Person], settings: Settings) -> Person:
    return next((person for person in people if person.id == settings.person_id), people[0])
