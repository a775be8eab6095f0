"""Everything the screens and the command line can do, as ready-to-call actions: their only door."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
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
from app.domain.ids import new_id
from app.domain.mail import MailProof
from app.domain.organisation import OutsideBody, Person, Seat
from app.domain.receipt import ReceiptForm
from app.domain.reminders import Reminder
from app.domain.work_text import WorkText
from app.services import contacts, hand_offs, receipts
from app.services.article_changes import change_of
from app.services.contacts import Finished
from app.services.editing_reminders import send_review_reminders
from app.services.editing_views import ArticleChangeNote
from app.services.hand_offs import HandOffPlan
from app.services.mail_outbox import SendReport, send_waiting
from app.services.mail_texts import trial_message
from app.services.news_actions import NewsActions
from app.services.number_search import NumberFound, find_by_number, find_customers
from app.services.outside_bodies import bodies_for
from app.services.ports import ArticleLine, HistoryLine, Mailer, Marks, Popular, ReceiptWriter, Transaction
from app.services.receipts import IssuedReceipt
from app.services.reminders import reminders_due, reminders_for, send_reminders
from app.services.status import Status, read_status
from app.services.visible_changes import seen_differences
from app.services.work_texts import tidy, without_sent
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference
from knowledgebase.search import SearchQuery, SearchResult

POPULAR_ROWS = 12


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
class Services(NewsActions):
    """The tools of one seat, and what a person does with them. Every method may be called from any thread."""

    writer: ReceiptWriter
    mailer: Mailer
    seat: Seat

    # searching and reading

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles."""
        return self.index.search(query)

    def popular_today(self) -> list[Popular]:
        """Articles most often a subject today."""
        with self.database.read() as tx:
            return tx.contacts.popular_since(start_of_day(self.clock.now()), POPULAR_ROWS)

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

    def find_by_number(self, text: str) -> NumberFound | None:
        """The stored contact with this number, or with the receipt of this number; None when `text` is neither."""
        return find_by_number(self.database, text)

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
        """Running contacts and texts for work of before; what was stored already is not shown again."""
        drafts = self.journal.drafts()
        with self.database.read() as tx:
            stored = {draft.id for draft in drafts if tx.contacts.get(draft.id) is not None}
        for draft_id in stored:
            self.journal.forget(draft_id)
        running = tuple(draft for draft in drafts if draft.id not in stored)
        moments = [moment for draft in running if (moment := self.journal.kept_at(draft.id))]
        of_editors = self.unsaved_article_texts(), self.unstored_bulletin_texts()
        texts = self._unsent_work_texts(), *of_editors, self.unsent_feedback_texts(), self.unstored_figure_texts()
        return Restored(running, max(moments, default=None), self.journal.unreadable_count(), *texts)

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
            return tx.contacts.history_of(customer_id)

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

        Raises:
            DomainError: something is missing, or the contact was stored before with other content.
            WorldError: the database is away; nothing is stored and the draft is kept.
        """
        self.journal.keep(draft)
        contact = self._contact(draft)
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

    def issue_receipt(self, number: str, form: ReceiptForm) -> IssuedReceipt:
        """The receipt of a stored contact; every time after the first it is a copy."""
        return receipts.issue_receipt(self.database, self.writer, number, form, self.clock)

    def stored_receipt(self, number: str, form: ReceiptForm) -> bytes:
        """The receipt of a stored contact to look at; it does not count as issued."""
        with self.database.read() as tx:
            contact = tx.contacts.by_number(number)
            receipt = tx.receipts.by_contact(contact.id) if contact else None
        if receipt is None:
            raise DomainError("receipt-unknown", field="number")
        return self.writer.write(receipt.content, form)

    # e-mail

    def send_mail(self) -> SendReport:
        """Send what waits in the outbox."""
        return send_waiting(self.database, self.mailer, self.clock)

    def send_test_mail(self, to: str) -> MailProof:
        """Send a test message at once; it tells why not in the errors of the mailer."""
        return self.mailer.send(trial_message(to, self.municipality, self.language, self.clock.now()))

    def keep_mail_password(self, host: str, user: str, password: str) -> None:
        """Keep a password of the mail server in the key store; WorldError `key-store-away`."""
        self.mailer.keep_password(host, user, password)

    # reminders

    def remind_staff(self) -> list[Reminder]:
        """Make the mail ready that is due for everybody.

        Gives what this person, or the unit, must not forget now; what ends first comes first.
        """
        due = reminders_due(self.database, self.clock, self.calendar, self.municipality)
        send_reminders(self.database, self.clock, due, self.municipality, self.language)
        send_review_reminders(self.database, self.clock, self.municipality, self.language)
        return reminders_for(due, self._viewer)

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
    """A seat ready for work: its services, and what was chosen between when it was set up."""

    services: Services
    seats: tuple[Seat, ...]
    people: tuple[Person, ...]
    restored: Restored


def _present(article: Article | None) -> Article:
    if article is None:
        raise DomainError("article-withdrawn")
    return article
