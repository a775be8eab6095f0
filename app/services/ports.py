"""The tools that services need, as protocols. Real ones are built in `app.bootstrap` only."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.contact import Contact
from app.domain.customer import Customer
from app.domain.receipt import Receipt, ReceiptContent, ReceiptForm
from app.services.archive_ports import ArchiveStore as ArchiveStore
from app.services.editing_ports import (
    BY_NOBODY,
    ArticleUseStore,
    AttachmentStore,
    DraftStore,
    EditorTaskStore,
    FeedbackStore,
    LinkStore,
    Publication,
    VersionLine,
    Withdrawal,
)
from app.services.figure_ports import FigureStore as FigureStore
from app.services.journal_ports import Journal as Journal
from app.services.log_ports import LogStore as LogStore
from app.services.mail_ports import Mailer as Mailer
from app.services.mail_ports import MailStore as MailStore
from app.services.mail_ports import StoredMail as StoredMail
from app.services.organisation_ports import OrganisationStore as OrganisationStore
from app.services.past_ports import PastStore as PastStore
from app.services.privacy_ports import PrivacyStore as PrivacyStore
from app.services.search_ports import ChoiceLine as ChoiceLine
from app.services.search_ports import GapLine as GapLine
from app.services.search_ports import KnowledgeSearch as KnowledgeSearch
from app.services.search_ports import LearnCount as LearnCount
from app.services.search_ports import LearnedLine as LearnedLine
from app.services.search_ports import Marks as Marks
from app.services.search_ports import SearchFigures as SearchFigures
from app.services.search_ports import SearchLine as SearchLine
from app.services.search_ports import SearchStore as SearchStore
from app.services.search_ports import SearchUse as SearchUse
from app.services.search_ports import TermKey as TermKey
from app.services.sign_in_ports import LoginStore as LoginStore
from app.services.sign_in_ports import PasswordStore as PasswordStore
from app.services.work_ports import QueuePage as QueuePage
from app.services.work_ports import QueueQuery as QueueQuery
from app.services.work_ports import QueueView as QueueView
from app.services.work_ports import Viewer as Viewer
from app.services.work_ports import WorkDetails as WorkDetails
from app.services.work_ports import WorkRow as WorkRow
from app.services.work_ports import WorkStore as WorkStore
from knowledgebase.article import Article, ArticleKind


class Clock(Protocol):
    """Tells the time; tests hold it still."""

    def now(self) -> datetime:
        """This moment, in UTC."""

    def today(self) -> date:
        """This day, in the municipality's time zone (Europe/Amsterdam)."""


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One step of the change feed; `sequence` only rises. The article is re-read, so the kind does not matter."""

    sequence: int
    article_id: UUID


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """A current article as a list shows it; fields as in `Article`."""

    id: UUID
    title: str
    kind: ArticleKind
    product: str
    owner: str
    version: int
    modified_on: date | None
    review_on: date | None = None
    slug: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Popular:
    """An article and how often it was a subject today."""

    article_id: UUID
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One subject of an earlier contact; of a shielded one `title` is ""."""

    contact_number: str
    started_at: datetime
    channel: str
    title: str
    outcome: str
    is_shielded: bool


class ArticleStore(Protocol):
    """Articles in the database. Every `put` and `withdraw` adds to the change feed."""

    def get(self, article_id: UUID) -> Article | None:
        """The current version, or None when unknown or withdrawn."""

    def get_version(self, article_id: UUID, version: int) -> Article | None:
        """Any version that ever was published."""

    def get_by_slug(self, slug: str) -> Article | None:
        """The current version by its stable name."""

    def get_many(self, ids: Sequence[UUID]) -> dict[UUID, Article]:
        """Current versions of those that exist and are not withdrawn."""

    def all(self) -> Iterable[Article]:
        """Every current version, streamed in batches, ordered by slug."""

    def lines(self) -> list[ArticleLine]:
        """Every current version without its text, in no order."""

    def by_source_prefix(self, prefix: str) -> dict[str, Article]:
        """Current versions whose `source` begins with `prefix`, by source."""

    def put(self, article: Article, publication: Publication = BY_NOBODY, at: datetime | None = None) -> Article:
        """Store as a new article, or as the next version of the one with this id; gives it back with its version.

        `at` is when agents got it, UTC; None is this moment.

        Raises:
            DomainError: `slug-taken` when another article has this slug.
        """

    def withdraw(
        self, article_id: UUID, reason: str, replaced_by: UUID | None = None, at: datetime | None = None
    ) -> None:
        """Take the article away from agents, `at` as in `put`; its versions stay."""

    def withdrawal(self, article_id: UUID) -> Withdrawal | None:
        """Why and when the article was withdrawn; None when it was not."""

    def withdrawal_of_slug(self, slug: str) -> Withdrawal | None:
        """As `withdrawal`, by its stable name."""

    def versions(self, article_id: UUID) -> list[VersionLine]:
        """All published versions, newest first."""

    def versions_since(self, article_id: UUID, moment: datetime) -> list[VersionLine]:
        """The versions published since then, and the one that agents had before; newest first."""

    def slugs(self) -> dict[str, UUID]:
        """Every stable name in use, those of withdrawn articles too."""

    def imported_before(self, ids: Sequence[UUID]) -> dict[UUID, Article | None]:
        """Of these articles those whose current version a person made, with the newest version that no person made."""

    def published_before(self, moment: datetime) -> set[UUID]:
        """Articles of which the first version was published before then."""

    def count(self) -> int:
        """How many articles are current."""

    def head(self) -> int:
        """Last sequence of the change feed, 0 when empty."""

    def changes_after(self, sequence: int) -> list[ArticleChange]:
        """The feed after `sequence`, oldest first, each article once with its last sequence."""

    def last_changed_at(self) -> datetime | None:
        """When an article changed last, UTC."""


class ContactStore(Protocol):
    """Finished contacts."""

    def add(self, contact: Contact) -> None:
        """Store contact, customer, subjects, hand-offs, documents and fees. The same contact again changes nothing.

        Raises:
            DomainError: `contact-stored-differently` when the id is stored with other content.
        """

    def get(self, contact_id: UUID) -> Contact | None:
        """A contact by its id."""

    def by_number(self, number: str) -> Contact | None:
        """A contact by the customer's number (ten characters, no separator)."""

    def history_of(self, customer_id: UUID, limit: int = 50) -> list[HistoryLine]:
        """Subjects of the customer's earlier contacts, newest first."""

    def popular_since(self, moment: datetime, limit: int) -> list[Popular]:
        """Articles most often a subject since `moment`, most first, then by title."""


class CustomerStore(Protocol):
    """The local customer register."""

    def put(self, customer: Customer) -> None:
        """Store or replace."""

    def get(self, customer_id: UUID) -> Customer | None:
        """A customer by id."""

    def find(self, text: str, limit: int = 20) -> list[Customer]:
        """Customers whose name, company, postcode + house number, phone, e-mail or KvK number matches `text`.

        Case and accents in names do not matter; phone digits match in any spelling; "7411 BR 12" is postcode and
        house number. Best match first.
        """


class ReceiptStore(Protocol):
    """Receipts and their numbers."""

    def next_sequence(self, seat_id: UUID, year: int, beyond: int = 0) -> int:
        """Take the next number of this seat and year, from 1 and after `beyond`.

        It comes back when the transaction does not commit.
        """

    def last_sequence(self, seat_id: UUID, year: int) -> int:
        """The last number that was taken, 0 for none."""

    def add(self, receipt: Receipt) -> None:
        """Store a receipt."""

    def add_unless_taken(self, receipt: Receipt) -> bool:
        """Store a receipt that got its number elsewhere; False when that number is taken."""

    def by_contact(self, contact_id: UUID) -> Receipt | None:
        """The receipt of a contact."""

    def by_number(self, seat_id: UUID, year: int, sequence: int) -> Receipt | None:
        """The receipt with this number."""

    def record_issue(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> int:
        """Note that the receipt was issued; gives the copy number, 0 for the original."""

    def is_issued(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> bool:
        """Whether it is noted that the receipt was issued in this form at this moment."""


class ReminderStore(Protocol):
    """Which reminders were sent."""

    def sent(self, keys: Sequence[str]) -> set[str]:
        """Which of these were sent."""

    def first_time(self, key: str, at: datetime) -> bool:
        """Note that this reminder is sent; False when it was before."""


class Transaction(Protocol):
    """One unit of work: all of it is stored, or none."""

    @property
    def articles(self) -> ArticleStore:
        """Published articles."""

    @property
    def contacts(self) -> ContactStore:
        """Finished contacts."""

    @property
    def customers(self) -> CustomerStore:
        """The customer register."""

    @property
    def receipts(self) -> ReceiptStore:
        """Receipts and their numbers."""

    @property
    def organisation(self) -> OrganisationStore:
        """The municipality, its seats and its people."""

    @property
    def searches(self) -> SearchStore:
        """How people search, and what was learned from it."""

    @property
    def mail(self) -> MailStore:
        """Messages that go out by e-mail."""

    @property
    def work(self) -> WorkStore:
        """Work items and their history."""

    @property
    def reminders(self) -> ReminderStore:
        """Which reminders were sent."""

    @property
    def drafts(self) -> DraftStore:
        """Articles that are being written."""

    @property
    def feedback(self) -> FeedbackStore:
        """What agents told about articles."""

    @property
    def editor_tasks(self) -> EditorTaskStore:
        """What editors did about their tasks."""

    @property
    def article_use(self) -> ArticleUseStore:
        """How articles are used."""

    @property
    def attachments(self) -> AttachmentStore:
        """Files that belong to articles."""

    @property
    def links(self) -> LinkStore:
        """What web addresses in articles answered."""

    @property
    def figures(self) -> FigureStore:
        """Totals over contacts, and norms for them."""

    @property
    def past(self) -> PastStore:
        """Taking in much that was done before."""

    @property
    def privacy(self) -> PrivacyStore:
        """How long contacts are kept, erasing them, and everything about one person."""

    @property
    def passwords(self) -> PasswordStore:
        """Passwords of people on the embedded database."""

    @property
    def logins(self) -> LoginStore:
        """Logins of people on a server."""

    @property
    def log(self) -> LogStore:
        """Who did and who saw what."""

    @property
    def archive(self) -> ArchiveStore:
        """Everything in the database, for backups and for moving."""


class Database(Protocol):
    """Gives transactions. `with database.write() as tx:` commits at the end, or undoes everything on an error."""

    @property
    def is_server(self) -> bool:
        """Whether other seats work with it too."""

    def read(self) -> AbstractContextManager[Transaction]:
        """A consistent view; nothing may be changed."""

    def write(self) -> AbstractContextManager[Transaction]:
        """The one writer; waits for another one at most some seconds.

        Raises:
            WorldError: `database-away`, `database-full`.
        """

    def purge(self) -> None:
        """Leave nothing of erased rows in a file of this computer; a server does so in its own time.

        Raises:
            WorldError: `database-away` while another program reads the file, `database-full`.
        """

    def close(self) -> None:
        """Let go of every connection."""


class ReceiptWriter(Protocol):
    """Draws receipts."""

    def write(self, content: ReceiptContent, form: ReceiptForm, copy: int = 0) -> bytes:
        """PDF bytes, or UTF-8 text for `TEXT`; `copy` above 0 is marked as copy with its number."""
