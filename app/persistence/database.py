"""The database: opening it, and transactions on it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from app.domain.errors import WorldError
from app.persistence.article_use import SqlArticleUseStore
from app.persistence.articles import SqlArticleStore
from app.persistence.attachments import SqlAttachmentStore
from app.persistence.contacts import SqlContactStore
from app.persistence.customers import SqlCustomerStore
from app.persistence.drafts import SqlDraftStore
from app.persistence.editor_tasks import SqlEditorTaskStore
from app.persistence.engines import Engines, postgresql_engines, sqlite_engines
from app.persistence.errors import translated
from app.persistence.feedback import SqlFeedbackStore
from app.persistence.links import SqlLinkStore
from app.persistence.mail import SqlMailStore
from app.persistence.organisation import SqlOrganisationStore
from app.persistence.places import place_of
from app.persistence.receipts import SqlReceiptStore
from app.persistence.reminders import SqlReminderStore
from app.persistence.schema import HEAD
from app.persistence.searches import SqlSearchStore
from app.persistence.work import SqlWorkStore
from app.services.editing_ports import (
    ArticleUseStore,
    AttachmentStore,
    DraftStore,
    EditorTaskStore,
    FeedbackStore,
    LinkStore,
)
from app.services.ports import (
    ArticleStore,
    ContactStore,
    CustomerStore,
    MailStore,
    OrganisationStore,
    ReceiptStore,
    ReminderStore,
    SearchStore,
    Transaction,
    WorkStore,
)


@dataclass(slots=True)
class SqlTransaction:
    """The stores of one transaction."""

    articles: ArticleStore
    contacts: ContactStore
    customers: CustomerStore
    receipts: ReceiptStore
    organisation: OrganisationStore
    searches: SearchStore
    mail: MailStore
    work: WorkStore
    reminders: ReminderStore
    drafts: DraftStore
    feedback: FeedbackStore
    editor_tasks: EditorTaskStore
    article_use: ArticleUseStore
    attachments: AttachmentStore
    links: LinkStore


class SqlDatabase:
    """An open database."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A consistent view; nothing may be changed."""
        with self._transaction(self._engines.reader) as transaction:
            yield transaction

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """The one writer; waits for another one at most some seconds.

        Raises:
            WorldError: `database-away`, `database-full`.
        """
        with self._transaction(self._engines.writer) as transaction:
            yield transaction

    def check(self) -> list[str]:
        """What is wrong with the database, in plain sentences; empty when all is well."""
        from app.persistence.checking import findings_in

        with translated(), self._engines.reader.connect() as connection:
            return findings_in(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engines.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Transaction]:
        with translated(), Session(engine) as session, session.begin():
            yield _stores(session)


def open_database(url: str) -> SqlDatabase:
    """The database at `url`, brought to the newest version; a SQLite file is made when it is not there.

    `url` is `sqlite:///path/to/file` or `postgresql+psycopg://user@host/name`.

    Raises:
        WorldError: `database-unsupported`, `database-on-network`, `database-away`, `database-damaged`,
            `database-newer` when a newer program made it.
    """
    place = place_of(url)
    engines = postgresql_engines(place) if place.get_backend_name() == "postgresql" else sqlite_engines(place)
    with ExitStack() as unless_opened:
        unless_opened.callback(engines.dispose)
        with translated():
            _bring_up_to_date(engines, place)
        unless_opened.pop_all()
    return SqlDatabase(engines)


def _bring_up_to_date(engines: Engines, place: URL) -> None:
    if place.get_backend_name() == "sqlite":
        _keep_private(Path(str(place.database)))
    with engines.reader.connect() as connection:
        _refuse_damage(connection)
        stored = _stored_version(connection)
    if stored != HEAD:
        from app.persistence.migrating import migrate

        migrate(engines.migrator, stored)


def _keep_private(file: Path) -> None:
    """A new file is for its owner only; SQLite gives its helper files the same rights."""
    if not file.exists() and file.parent.is_dir():
        file.touch(mode=0o600)


def _refuse_damage(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.scalar(text("PRAGMA quick_check(1)")) != "ok":
        raise WorldError("database-damaged")


def _stored_version(connection: Connection) -> str:
    """The migration the database is at, or "" when it is new."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def _stores(session: Session) -> SqlTransaction:
    customers = SqlCustomerStore(session)
    return SqlTransaction(
        articles=SqlArticleStore(session),
        contacts=SqlContactStore(session, customers),
        customers=customers,
        receipts=SqlReceiptStore(session),
        organisation=SqlOrganisationStore(session),
        searches=SqlSearchStore(session),
        mail=SqlMailStore(session),
        work=SqlWorkStore(session),
        reminders=SqlReminderStore(session),
        drafts=SqlDraftStore(session),
        feedback=SqlFeedbackStore(session),
        editor_tasks=SqlEditorTaskStore(session),
        article_use=SqlArticleUseStore(session),
        attachments=SqlAttachmentStore(session),
        links=SqlLinkStore(session),
    )
