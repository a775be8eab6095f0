"""Writing, checking and publishing articles, as ready-to-call actions; `Services` has them too."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.domain import publishing
from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind, ArticleText, ChangedDraft
from app.domain.errors import DomainError, WorldError
from app.domain.log import LogAction, LogObject
from app.domain.routing import units_touched
from app.domain.work_steps import Act
from app.services import drafts_keeping
from app.services.editing_tasks import second_read_mark
from app.services.editing_views import Editing
from app.services.feedback_actions import FeedbackActions
from app.services.log_authors import on_its_day
from app.services.ports import Transaction
from knowledgebase.article import Article


@dataclass(frozen=True, slots=True)
class EditingActions(FeedbackActions):
    """Steps of one draft, each in one transaction. Every method may be called from any thread.

    `revision` is of the draft as the person saw it; each step gives what is stored then.

    Raises:
        DomainError: `draft-changed` when somebody else was first, `article-unknown`, and those of the step. Nothing is
            stored.
    """

    # writing

    def save_draft(self, text: ArticleText) -> Editing:
        """Store what was written; what is the same as what is stored changes nothing.

        A new article gets its stable name here. A draft that was given to a reader is being written again.

        Raises:
            DomainError: also `article-title-missing`.
        """
        with self.database.write() as tx:
            drafts_keeping.save(tx, text, self._act())
            return self._editing(tx, text.id)

    def discard_draft(self, article_id: UUID, revision: int) -> None:
        """Throw the draft away, with what is typed; what agents read stays."""
        if revision:
            with self.database.write() as tx:
                tx.drafts.remove(article_id, revision, _thrown_away(article_id, self._act()))
        self.journal.forget_article_text(article_id)

    def restore_version(self, article_id: UUID, version: int) -> Editing:
        """Begin a draft with the text of an earlier version.

        Raises:
            DomainError: `draft-exists`, `version-unknown`.
        """
        with self.database.write() as tx:
            drafts_keeping.restore(tx, article_id, version, self._act())
            return self._editing(tx, article_id)

    def unsaved_article_texts(self) -> tuple[ArticleText, ...]:
        """What was typed before and not saved; what the database has already is forgotten."""
        texts = self.journal.article_texts()
        with self.database.read() as tx:
            saved = {text.id for text in texts if drafts_keeping.is_saved(tx, text)}
        for article_id in saved:
            self.journal.forget_article_text(article_id)
        return tuple(text for text in texts if text.id not in saved)

    # the second reader

    def ask_review(
        self, article_id: UUID, revision: int, reviewer_id: UUID | None, publish_on: date | None, note: str
    ) -> Editing:
        """Ask one person, or with None anybody, to read it; `note` tells agents what changed.

        Raises:
            DomainError: also `draft-empty`, `draft-note-missing`, `publish-day-past`, `reviewer-is-author`,
                `draft-not-writing`.
        """

        def asked(draft: ArticleDraft) -> ChangedDraft:
            return publishing.ask_review(draft, self._act(), reviewer_id, publish_on, note)

        with self.database.write() as tx:
            drafts_keeping.change(tx, article_id, revision, asked)
            tx.editor_tasks.put([second_read_mark(article_id, self.clock.today(), reviewer_id)])
            return self._editing(tx, article_id)

    def take_back(self, article_id: UUID, revision: int) -> Editing:
        """Write on; DomainError also `draft-not-in-review`."""
        return self._change_draft(article_id, revision, lambda draft: publishing.take_back(draft, self._act()))

    def send_back(self, article_id: UUID, revision: int, text: str) -> Editing:
        """The second reader says what must be better.

        Raises:
            DomainError: also `send-back-text-missing`, `draft-not-in-review`, `reviewer-is-author`, `review-for-other`.
        """
        return self._change_draft(article_id, revision, lambda draft: publishing.send_back(draft, self._act(), text))

    def approve(self, article_id: UUID, revision: int) -> Editing:
        """The second reader finds it good; agents read it at once, or from its day on.

        Raises:
            DomainError: also `draft-not-in-review`, `reviewer-is-author`, `review-for-other`.
        """
        with self.database.write() as tx:
            draft = drafts_keeping.change(
                tx, article_id, revision, lambda draft: publishing.approve(draft, self._act())
            )
            is_published = publishing.is_due(draft, self.clock.today())
            if is_published:
                drafts_keeping.publish(tx, draft, self.clock.now(), self.clock.today())
                self._logged(tx, LogAction.CHANGED, LogObject.ARTICLE, draft.id)
            editing = self._editing(tx, article_id)
        if is_published:
            self._let_agents_find()
        return editing

    # what agents read

    def publish_due(self) -> int:
        """Publish what waits for a day that has come; gives how many there were.

        Searching at this seat follows, also what other seats published.
        """
        with self.database.read() as tx:
            due = tx.drafts.due(self.clock.today())
        count = sum(map(self._publish, due))
        self._let_agents_find()
        return count

    def withdraw_article(self, article_id: UUID, reason: str, replaced_by: UUID | None) -> None:
        """Agents see it no more, but why, and what to use instead.

        Raises:
            DomainError: also `withdraw-reason-missing`, `replacement-unknown`.
        """
        if not reason.strip():
            raise DomainError("withdraw-reason-missing", field="reason")
        with self.database.write() as tx:
            drafts_keeping.withdraw(tx, article_id, reason.strip(), replaced_by, self._act())
            self._logged(tx, LogAction.REMOVED, LogObject.ARTICLE, article_id)
        self._let_agents_find()

    def change_many(self, ids: Iterable[UUID], owner: str | None = None, review_on: date | None = None) -> int:
        """Give articles another owner or review date, in new versions and in their drafts: all of them, or none.

        These are facts for the office, so that nobody needs to read them first. Gives how many articles changed.

        Raises:
            DomainError: `unit-unknown`.
        """
        units_touched(self.municipality, [owner] if owner else [])
        wanted = tuple(ids)

        def changed(article: Article) -> Article:
            return replace(article, owner=owner or article.owner, review_on=review_on or article.review_on)

        with self.database.write() as tx:
            count = drafts_keeping.change_facts(tx, wanted, changed, self._act())
            for article_id in wanted:
                self._logged(tx, LogAction.CHANGED, LogObject.ARTICLE, article_id)
        self._let_agents_find()
        return count

    def _change_draft(self, article_id: UUID, revision: int, step: Callable[[ArticleDraft], ChangedDraft]) -> Editing:
        with self.database.write() as tx:
            drafts_keeping.change(tx, article_id, revision, step)
            return self._editing(tx, article_id)

    def _publish(self, draft: ArticleDraft) -> bool:
        """False when another seat was first, with this draft or with the name of its article: it is tried again."""
        try:
            with self.database.write() as tx:
                drafts_keeping.publish(tx, draft, self.clock.now(), self.clock.today())
                self._log_published(tx, draft.id)
        except DomainError:
            return False
        return True

    def _log_published(self, tx: Transaction, article_id: UUID) -> None:
        """Nobody at this seat did it: its day came."""
        tx.log.append(on_its_day(self._author).event(LogAction.CHANGED, LogObject.ARTICLE, article_id))

    def _let_agents_find(self) -> None:
        """What is stored is stored: an index that cannot follow now does so later."""
        with suppress(WorldError):
            self.digests.follow(self.database, self.keeper)


def _thrown_away(article_id: UUID, act: Act) -> ArticleStep:
    return ArticleStep(article_id, ArticleStepKind.DISCARDED, act.at, act.person_id)
