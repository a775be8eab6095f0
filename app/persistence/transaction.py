"""The stores of one transaction.

Each store is loaded when it is first asked for: its tables are mapped then, and a start that needs four of them does
not wait for the rest.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.persistence.one_go import TALLIES_GATHERED, in_one_go
from app.services.archive_ports import ArchiveStore
from app.services.editing_ports import (
    ArticleUseStore,
    AttachmentStore,
    DraftStore,
    EditorTaskStore,
    FeedbackStore,
    LinkStore,
)
from app.services.figure_ports import FigureStore
from app.services.past_ports import PastStore
from app.services.ports import (
    ArticleStore,
    ContactStore,
    CustomerStore,
    MailStore,
    OrganisationStore,
    PrivacyStore,
    ReceiptStore,
    ReminderStore,
    SearchStore,
    WorkStore,
)

if TYPE_CHECKING:
    from app.persistence.log import SqlLogStore
    from app.services.sign_in_ports import LoginStore, PasswordStore


class SqlTransaction:
    """What is read and written together, in one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def articles(self) -> ArticleStore:
        """Published articles."""
        from app.persistence.articles import SqlArticleStore

        return SqlArticleStore(self._session)

    @cached_property
    def contacts(self) -> ContactStore:
        """Finished contacts."""
        from app.persistence.contacts import SqlContactStore

        return SqlContactStore(self._session, self.customers)

    @cached_property
    def customers(self) -> CustomerStore:
        """The customer register."""
        from app.persistence.customers import SqlCustomerStore

        return SqlCustomerStore(self._session)

    @cached_property
    def receipts(self) -> ReceiptStore:
        """Receipts and their numbers."""
        from app.persistence.receipts import SqlReceiptStore

        return SqlReceiptStore(self._session)

    @cached_property
    def organisation(self) -> OrganisationStore:
        """The municipality, its seats and its people."""
        from app.persistence.organisation import SqlOrganisationStore

        return SqlOrganisationStore(self._session)

    @cached_property
    def searches(self) -> SearchStore:
        """How people search, and what was learned from it."""
        from app.persistence.searches import SqlSearchStore

        return SqlSearchStore(self._session)

    @cached_property
    def mail(self) -> MailStore:
        """Messages that go out by e-mail."""
        from app.persistence.mail import SqlMailStore

        return SqlMailStore(self._session)

    @cached_property
    def work(self) -> WorkStore:
        """Work items and their history."""
        from app.persistence.work import SqlWorkStore

        return SqlWorkStore(self._session)

    @cached_property
    def reminders(self) -> ReminderStore:
        """Which reminders were sent."""
        from app.persistence.reminders import SqlReminderStore

        return SqlReminderStore(self._session)

    @cached_property
    def drafts(self) -> DraftStore:
        """Articles that are being written."""
        from app.persistence.drafts import SqlDraftStore

        return SqlDraftStore(self._session)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """What agents told about articles."""
        from app.persistence.feedback import SqlFeedbackStore

        return SqlFeedbackStore(self._session)

    @cached_property
    def editor_tasks(self) -> EditorTaskStore:
        """What editors did about their tasks."""
        from app.persistence.editor_tasks import SqlEditorTaskStore

        return SqlEditorTaskStore(self._session)

    @cached_property
    def article_use(self) -> ArticleUseStore:
        """How articles are used."""
        from app.persistence.article_use import SqlArticleUseStore

        return SqlArticleUseStore(self._session)

    @cached_property
    def attachments(self) -> AttachmentStore:
        """Files that belong to articles."""
        from app.persistence.attachments import SqlAttachmentStore

        return SqlAttachmentStore(self._session)

    @cached_property
    def links(self) -> LinkStore:
        """What web addresses in articles answered."""
        from app.persistence.links import SqlLinkStore

        return SqlLinkStore(self._session)

    @cached_property
    def figures(self) -> FigureStore:
        """Totals over contacts, and norms for them."""
        from app.persistence.figures.store import SqlFigureStore

        return SqlFigureStore(self._session)

    @cached_property
    def past(self) -> PastStore:
        """Taking in much that was done before."""
        from app.persistence.past import SqlPastStore

        return SqlPastStore(self._session)

    @cached_property
    def privacy(self) -> PrivacyStore:
        """How long contacts are kept, erasing them, and everything about one person."""
        from app.persistence.privacy import SqlPrivacyStore

        return SqlPrivacyStore(self._session)

    @cached_property
    def passwords(self) -> "PasswordStore":
        """Passwords of people on the embedded database."""
        from app.persistence.passwords import SqlPasswordStore

        return SqlPasswordStore(self._session)

    @cached_property
    def logins(self) -> "LoginStore":
        """Logins of people on a server."""
        from app.persistence.logins import SqlLoginStore

        return SqlLoginStore(self._session)

    @cached_property
    def log(self) -> "SqlLogStore":
        """Who did and who saw what."""
        from app.persistence.log import SqlLogStore

        return SqlLogStore(self._session)

    @cached_property
    def archive(self) -> ArchiveStore:
        """Everything in the database, for backups and for moving."""
        from app.persistence.archive.store import SqlArchiveStore

        return SqlArchiveStore(self._session)

    def write_gathered(self) -> None:
        """Write what was counted and logged, as the last thing before it commits: others wait for both.

        Where nothing may be written that is refused.
        """
        if not self._has_gathered:
            return
        from app.persistence.figures.adding import gathered_tallies

        self._session.flush()
        tallies = gathered_tallies(self._session)
        with in_one_go(self._session):
            for statement, rows in tallies:
                self._session.connection().execute(statement, rows)
            if "log" in self.__dict__:
                self.log.write_gathered()

    @property
    def _is_open(self) -> bool:
        """Whether there is a session already."""
        return True

    @property
    def _has_gathered(self) -> bool:
        """Whether anything was counted or logged; a session that is not open yet is not opened to know."""
        is_counted = self._is_open and TALLIES_GATHERED in self._session.info
        return is_counted or ("log" in self.__dict__ and self.log.has_gathered)
