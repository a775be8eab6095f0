"""The one place where tools meet services."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError, WorldError
from app.domain.organisation import Person, Seat
from app.journal.draft_journal import DraftJournal
from app.journal.key import journal_key
from app.mail.smtp import SmtpMailer
from app.persistence.database import SqlDatabase, open_database
from app.receipts.drawer import ReceiptDrawer
from app.reports.report_drawer import ReportDrawer
from app.reports.table_writer import FileTableWriter
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from app.services.ports import Database
from app.services.registry import Opened, Services
from app.settings import Settings, save_settings
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexState
from resources.translations import _, plural

if TYPE_CHECKING:
    from app.services.set_up import Choice

DEMO_PERSON = "S. Bakker"
DEMO_SEAT = "BAL3"
_DEMO_AGE = timedelta(days=300)


def open_store(data: Path) -> SqlDatabase:
    """The embedded database in `data`; made when it is not there.

    Raises:
        WorldError: the folder or the database cannot be used.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("data-folder-unusable") from error
    return open_database(f"sqlite:///{data / 'baliewijs.db'}")


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
    return Knowledge(database, index, IndexKeeper(database, index))


def check_seat(data: Path) -> list[str]:
    """What is wrong with database, index and journal in `data`, in plain sentences; empty when all is well.

    A missing index is no fault: it is made at the next start.
    """
    with closing(open_store(data)) as database:
        findings = database.check()
    with closing(KnowledgeIndex(data / "index")) as index:
        if index.open() is IndexState.DAMAGED:
            findings.append(_("The search index is damaged; it is made anew at the next start."))
    unreadable = len(list((data / "journal").glob("*.unreadable")))
    if unreadable:
        findings.append(plural("{count} draft cannot be read.", "{count} drafts cannot be read.", unreadable))
    return findings


def receipt_writer() -> ReceiptDrawer:
    """What draws receipts."""
    return ReceiptDrawer()


def mailer_for(settings: Settings) -> SmtpMailer:
    """What sends e-mail, through the mail server of these settings."""
    return SmtpMailer(settings, SystemClock())


def open_services(database: Database, data: Path, settings: Settings) -> Opened:
    """Everything one seat needs.

    Raises:
        DomainError: `not-set-up`: the first run was not finished.
        WorldError: the database is away.
    """
    with database.read() as tx:
        municipality = tx.organisation.municipality()
        seats, people = tx.organisation.seats(), tx.organisation.people()
    if municipality is None or not seats or not people:
        raise DomainError("not-set-up")
    clock, knowledge = SystemClock(), open_knowledge(database, data)
    services = Services(
        database=database,
        journal=DraftJournal(data / "journal", journal_key(data)),
        index=IndexPort(knowledge.index),
        keeper=knowledge.keeper,
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
    )
    return Opened(services, tuple(seats), tuple(people), services.restore())


def _chosen_seat(seats: list[Seat], settings: Settings) -> Seat:
    return next((seat for seat in seats if seat.id == settings.seat_id), seats[0])


def _chosen_person(people: list[Person], settings: Settings) -> Person:
    return next((person for person in people if person.id == settings.person_id), people[0])
