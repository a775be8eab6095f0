"""Everything the screens and the command line can do, as ready-to-call actions: their only door."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from app.clock import start_of_day
from app.domain.article_draft import ArticleText
from app.domain.bulletin_text import BulletinText
from app.domain.contact import Channel, Contact, Fee, HandOff
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.errors import DomainError, WorldError
from app.domain.feedback_text import FeedbackText
from app.domain.figure_text import FigureText
from app.domain.figures.norms import Deviation
from app.domain.ids import new_id
from app.domain.log import LogObject
from app.domain.mail import MailProof
from app.domain.organisation import OutsideBody, Person, Seat
from app.domain.receipt import ReceiptForm
from app.domain.reminders import Reminder
from app.domain.rights import Right
from app.domain.work_text import WorkText
from app.services import contacts, hand_offs
from app.services.article_changes import change_of
from app.services.backup_actions import BackupActions
from app.services.contacts import Finished
from app.services.editing_reminders import send_review_reminders
from app.services.editing_views import ArticleChangeNote
from app.services.hand_offs import HandOffPlan
from app.services.live_ports import Listening
from app.services.mail_outbox import SendReport, send_waiting
from app.services.mail_texts import trial_message
from app.services.number_search import find_customers
from app.services.outside_bodies import bodies_for
from app.services.ports import ArticleLine, HistoryLine, Mailer, Marks, Popular, Transaction
from app.services.reminders import reminders_due, reminders_for, send_reminders
from app.services.status import Status, read_status
from app.services.visible_changes import seen_differences
from app.services.work_texts import tidy, without_sent
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference
from knowledgebase.search import SearchQuery, SearchResult

POPULAR_ROWS = 12
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Restored:
    """What the journal gave back at the start. `kept_at` is the newest moment of writing a draft, UTC."""

    drafts: tuple[ContactDraft, ...]
    kept_at: datetime | None
    unreadable: int
    work_texts: tuple[WorkText, ...] = ()
    article_texts: tuple[ArticleText, ...] = ()
    bulletin_texts: tuple[BulletinText, ...] = ()
    feedback_texts: tuple[FeedbackText, ...] = ()
    figure_texts: tuple[FigureText, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article to read, where the words stand by which it was found, and what an editor changed in it lately."""

    article: Article
    marks: Marks
    change: ArticleChangeNote | None = None


@dataclass(frozen=True, slots=True)
class NewerArticle:
    """What took the place of an article that is being read, and what agents see of the difference."""

    opened: OpenArticle
    differences: tuple[PartDifference, ...]


@dataclass(frozen=True, slots=True)
class Services(BackupActions):
    """The tools of one seat, and what a person does with them. Every method may be called from any thread."""

    mailer: Mailer

    # searching and reading

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles."""
        return self.index.search(query)

    def popular_today(self) -> list[Popular]:
        """Articles most often a subject today; on a joined seat as it was lately."""
        now = self.clock.now()

        def read() -> list[Popular]:
            with self.database.read() as tx:
                return tx.contacts.popular_since(start_of_day(now), POPULAR_ROWS)

        return self.joined.popular.value(read, now) if self.joined else read()

    def article(self, article_id: UUID) -> Article:
        """The article as agents read it now; DomainError `article-withdrawn` when there is none."""
        with self.database.read() as tx:
            return _present(tx.articles.get(article_id))

    def article_by_slug(self, slug: str) -> Article:
        """The article a link points to; DomainError `article-withdrawn`."""
        with self.database.read() as tx:
            return _present(tx.articles.get_by_slug(slug))

    def related(self, article: Article) -> list[Article]:
        """The articles it points to, in its order; those that are gone are left out."""
        with self.database.read() as tx:
            found = (tx.articles.get_by_slug(slug) for slug in article.related)
            return [each for each in found if each is not None]

    def articles(self) -> list[ArticleLine]:
        """All current articles, by title."""
        with self.database.read() as tx:
            return sorted(tx.articles.lines(), key=lambda line: line.title.casefold())

    def words_of(self, text: str) -> tuple[str, ...]:
        """The knowledge base's own words in `text`, as sorted stems."""
        return self.index.words_of(text)

    def open_article(self, article_id: UUID, query_text: str) -> OpenArticle:
        """The article as agents read it now, with the marks of a query or of ""; DomainError `article-withdrawn`."""
        with self.database.read() as tx:
            return self._opened(tx, tx.articles.get(article_id), query_text)

    def open_by_slug(self, slug: str, query_text: str) -> OpenArticle:
        """The article a link points to, with the marks of a query or of ""; DomainError `article-withdrawn`."""
        with self.database.read() as tx:
            return self._opened(tx, tx.articles.get_by_slug(slug), query_text)

    def newer_article(self, article: Article, query_text: str) -> NewerArticle | None:
        """What is to be read instead of this version; None while it is the current one.

        Raises:
            DomainError: `article-withdrawn`.
        """
        with self.database.read() as tx:
            current = _present(tx.articles.get(article.id))
            if current.version == article.version:
                return None
            opened = self._opened(tx, current, query_text)
        return NewerArticle(opened, seen_differences(article, current))

    def _opened(self, tx: Transaction, article: Article | None, query_text: str) -> OpenArticle:
        present = _present(article)
        change = change_of(tx, present.id, self.clock.now())
        return OpenArticle(present, self.index.marks_for(query_text), change)

    # the running contact

    def new_contact(self, channel: Channel | None = None) -> ContactDraft:
        """An empty contact in the seat's usual channel, or in `channel`."""
        return contacts.new_contact(self.seat, self.agent, channel or self.seat.channel, self.clock.now())

    def keep_draft(self, draft: ContactDraft) -> datetime:
        """Bring a running contact to disk; gives the time."""
        self.journal.keep(draft)
        return self.clock.now()

    def forget_draft(self, draft_id: UUID) -> None:
        """Throw a running contact away."""
        self.journal.forget(draft_id)

    def restore(self) -> Restored:
        """Running contacts and texts for work of before; what was stored already is not shown again.

        While the server of a joined seat is away nobody knows what it has: then everything that was kept comes back.
        """
        running = self._running_drafts()
        moments = [moment for draft in running if (moment := self.journal.kept_at(draft.id))]
        return Restored(
            drafts=running,
            kept_at=max(moments, default=None),
            unreadable=self.journal.unreadable_count() + self._unreadable_saves(),
            work_texts=self._or_all(self._unsent_work_texts, self.journal.work_texts),
            article_texts=self._or_all(self.unsaved_article_texts, self.journal.article_texts),
            bulletin_texts=self._or_all(self.unstored_bulletin_texts, self.journal.bulletin_texts),
            feedback_texts=self._or_all(self.unsent_feedback_texts, self.journal.feedback_texts),
            figure_texts=self._or_all(self.unstored_figure_texts, self.journal.figure_texts),
        )

    def _running_drafts(self) -> tuple[ContactDraft, ...]:
        """Drafts of contacts that neither wait in the outbox nor are stored; those that do are forgotten."""
        drafts = self.journal.drafts()
        finished = {draft.id for draft in drafts if self._is_waiting(draft.id)}
        unsure = [draft.id for draft in drafts if draft.id not in finished]
        for draft_id in finished | set(self._or_all(lambda: self._stored_among(unsure), list)):
            self.journal.forget(draft_id)
            finished.add(draft_id)
        return tuple(draft for draft in drafts if draft.id not in finished)

    def _stored_among(self, ids: list[UUID]) -> tuple[UUID, ...]:
        if not ids:
            return ()
        with self.database.read() as tx:
            return tuple(contact_id for contact_id in ids if tx.contacts.get(contact_id) is not None)

    def _or_all(self, unstored: Callable[[], tuple[Kept, ...]], kept: Callable[[], list[Kept]]) -> tuple[Kept, ...]:
        """What is not stored; on a joined seat all that is kept while the server cannot be asked."""
        try:
            return unstored()
        except WorldError:
            if not self.is_joined:
                raise
            return tuple(kept())

    def _unsent_work_texts(self) -> tuple[WorkText, ...]:
        """Texts of items that this database does not know stay in the journal."""
        unsent = []
        for text in self.journal.work_texts():
            with suppress(DomainError), self.database.read() as tx:
                history = self._details(tx, text.id).steps
                unsent.append((text, without_sent(text, history, self.agent.id)))
        for before, after in unsent:
            tidy(self.journal, before, after)
        return tuple(after for _before, after in unsent if after.steps)

    def keep_work_text(self, text: WorkText) -> datetime:
        """Bring to disk what is typed for a work item; gives the time."""
        self.journal.keep_work_text(text)
        return self.clock.now()

    def forget_work_text(self, item_id: UUID) -> None:
        """What was typed for a work item was sent or taken out."""
        self.journal.forget_work_text(item_id)

    def find_customers(self, text: str) -> list[Customer]:
        """Customers that match what was typed, such as a name, a telephone number or the number of a contact."""
        return find_customers(self.database, text)

    def history(self, customer_id: UUID) -> list[HistoryLine]:
        """Earlier contacts of a customer, newest first; shielded subjects masked."""
        with self.database.read() as tx:
            lines, is_known = tx.contacts.history_of(customer_id), tx.customers.get(customer_id) is not None
        if is_known:
            self._log_seen(LogObject.CUSTOMER, customer_id, customer_id)
        return lines

    def fees(self) -> list[Fee]:
        """The municipality's fees."""
        with self.database.read() as tx:
            return tx.organisation.fees()

    # handing off and finishing

    def plan_hand_off(self, draft: ContactDraft, subject_id: UUID) -> HandOffPlan:
        """What the hand-off dialog shows for one subject of a running contact."""
        subject = next(subject for subject in draft.subjects if subject.id == subject_id)
        typed = hand_offs.empty_hand_off(draft, subject, HandOffDraft(id=new_id()))
        return self._plan(draft, subject, self._article_of(subject), typed)

    def outside_bodies(self) -> tuple[OutsideBody, ...]:
        """To whom a message can be forwarded, by name."""
        return bodies_for(self.municipality)

    def finish(self, draft: ContactDraft) -> Finished:
        """Store the contact with its hand-offs and receipt, once; `ended_at` of the draft must be set.

        On a joined seat that is done here: the server gets it from the outbox, and nobody waits for that.

        Raises:
            DomainError: something is missing, or the contact was stored before with other content.
            WorldError: the database is away; nothing is stored and the draft is kept.
        """
        self.journal.keep(draft)
        contact = self._contact(draft)
        if self.joined is not None:
            finished = self._finish_here(self.joined, draft, contact)
        else:
            finished = contacts.finish_contact(
                self.database, contact, self.municipality, self.seat, self.agent, self.language, draft.survey
            )
        with suppress(WorldError):  # it is stored: a draft that stays behind is forgotten at the next start
            self.journal.forget(draft.id)
        return finished

    def preview_receipt(self, draft: ContactDraft, form: ReceiptForm) -> bytes:
        """The receipt as it will be, without a receipt number."""
        ended = replace(draft, ended_at=draft.ended_at or self.clock.now())
        content = contacts.preview_receipt(
            self._contact(ended), self.municipality, self.seat, self.agent, self.language
        )
        return self.writer.write(content, form)

    # e-mail

    def send_mail(self) -> SendReport:
        """Send what waits in the outbox, as far as this person may see it."""
        if not self.sends_mail:
            return SendReport(0, 0, 0)
        return send_waiting(self.database, self.mailer, self.clock)

    def send_test_mail(self, to: str) -> MailProof:
        """Send a test message at once; it tells why not in the errors of the mailer."""
        return self.mailer.send(trial_message(to, self.municipality, self.language, self.clock.now()))

    def keep_mail_password(self, host: str, user: str, password: str) -> None:
        """Keep a password of the mail server in the key store; WorldError `key-store-away`."""
        self.mailer.keep_password(host, user, password)

    # reminders

    def remind_staff(self) -> list[Reminder]:
        """Make the mail ready that is due for everybody: of work at the seat of who does it.

        Gives what this person, or the unit, must not forget now; what ends first comes first.
        """
        due: tuple[Reminder, ...] = ()
        if self.may(Right.HANDLE_WORK):
            due = reminders_due(self.database, self.clock, self.calendar, self.municipality)
            send_reminders(self.database, self.clock, due, self.municipality, self.language)
        if self.sends_mail:
            send_review_reminders(self.database, self.clock, self.municipality, self.language)
        return reminders_for(due, self._viewer)

    def remind_owners(self) -> list[Deviation]:
        """As `NormActions`; mail is made ready at the seat of who may send it."""
        return self._remind_owners(by_mail=self.sends_mail)

    # the rest of the desk

    def status(self) -> Status:
        """What the status bar tells."""
        return read_status(self.database, self.clock)

    def _contact(self, draft: ContactDraft) -> Contact:
        def hand_off_of(subject: SubjectDraft) -> HandOff:
            typed = subject.hand_off or HandOffDraft(id=new_id())
            plan = self._plan(draft, subject, self._article_of(subject), typed)
            return hand_offs.make_hand_off(self.municipality, plan, self.agent)

        ended_at = draft.ended_at or self.clock.now()
        return contacts.build_contact(draft, self.municipality, hand_off_of, ended_at)

    def _plan(
        self, draft: ContactDraft, subject: SubjectDraft, article: Article | None, typed: HandOffDraft
    ) -> HandOffPlan:
        with self.database.read() as tx:
            people = tx.organisation.people()
        return hand_offs.plan_hand_off(
            self.municipality, self.calendar, self.clock.today(), draft, subject, article, typed, people
        )

    def _article_of(self, subject: SubjectDraft) -> Article | None:
        """The version that was read, also when a newer one was published meanwhile."""
        if subject.article_id is None or subject.article_version is None:
            return None
        with self.database.read() as tx:
            return tx.articles.get_version(subject.article_id, subject.article_version)


@dataclass(frozen=True, slots=True)
class Opened:
    """A seat ready for work: its services, and what was chosen between when it was set up.

    `listening` is the line on which a server tells what other seats change; None on the embedded database.
    """

    services: Services
    seats: tuple[Seat, ...]
    people: tuple[Person, ...]
    restored: Restored
    listening: Listening | None = None


def _present(article: Article | None) -> Article:
    if article is None:
        raise DomainError("article-withdrawn")
    return article
