"""Looking at articles as their editors see them, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.domain.article_draft import ArticleDraft
from app.domain.contact_number import parse_number
from app.domain.folding import fold
from app.domain.ids import new_id
from app.domain.log import LogObject
from app.domain.organisation import Person
from app.services import article_changes, drafts_keeping, editing_tasks
from app.services.article_digests import ArticleDigests
from app.services.contact_drafting import article_of_contact
from app.services.editing_ports import Withdrawal
from app.services.editing_views import ArticleChangeNote, Editing, EditorList
from app.services.ports import Journal, Transaction
from app.services.work_actions import WorkActions
from knowledgebase.article import Article, ArticleKind, Section, SectionKind

if TYPE_CHECKING:
    from knowledgebase.writing import WritingContext

USE_DAYS: Final = 30
_PRESENT = timedelta(minutes=2)  # a screen tells it every half minute, or every minute and a half when it hears changes
_SEARCHES = 20
_REVIEW_AFTER = timedelta(days=365)  # what is new comes up for review by itself


@dataclass(frozen=True, slots=True)
class EditingViewing(WorkActions):
    """Articles, their drafts and what waits for an editor. Every method may be called from any thread."""

    journal: Journal
    digests: ArticleDigests = field(init=False, repr=False, compare=False, default_factory=ArticleDigests)

    def editor_list(self) -> EditorList:
        """Everything that waits for an editor; what is found for the first time is remembered from today."""
        digests = self.digests.of_now(self.database)
        with self.database.read() as tx:
            drafts = tuple(tx.drafts.lines())
            found = editing_tasks.findings(tx, digests, drafts, self.municipality, self.clock.now())
            marks = tx.editor_tasks.marks()
        fresh = editing_tasks.fresh_marks(found, marks, self.clock.today())
        if fresh:
            with self.database.write() as tx:
                tx.editor_tasks.put(fresh)
        known = marks | {mark.key: mark for mark in fresh}
        return EditorList(drafts, editing_tasks.tasks(found, known, self.calendar))

    def open_for_editing(self, article_id: UUID) -> Editing:
        """One article with its draft; others see from now on that this person has it open.

        Raises:
            DomainError: `article-unknown`.
        """
        with self.database.write() as tx:
            editing = self._editing(tx, article_id)
            tx.drafts.touch(article_id, self.agent.id, self.clock.now())
        return editing

    def leave_editing(self, article_id: UUID) -> None:
        """This person has it open no more."""
        with self.database.write() as tx:
            tx.drafts.leave(article_id, self.agent.id)

    def new_draft(self, title: str = "", answer: str = "", search_words: tuple[str, ...] = ()) -> Editing:
        """A new article of this person's unit; nothing is stored before it is saved."""
        kind = ArticleKind.ANSWER if answer or search_words else ArticleKind.PRODUCT
        return self._begun(Article(new_id(), "", title, kind, _introduction(answer), search_words=search_words))

    def draft_from_contact(self, number: str) -> Editing:
        """A new article from what a customer asked and was answered, without personal data; nothing is stored yet.

        Raises:
            DomainError: `contact-unknown`, `contact-shielded`.
        """
        with self.database.read() as tx:
            begun = self._begun(article_of_contact(tx, number, self._viewer, self.clock.now()))
        self._log_seen(LogObject.CONTACT, parse_number(number))
        return begun

    def article_version(self, article_id: UUID, version: int) -> Article:
        """Any version that ever was published; DomainError `version-unknown`."""
        with self.database.read() as tx:
            return drafts_keeping.version_of(tx, article_id, version)

    def withdrawal(self, article_id: UUID) -> Withdrawal | None:
        """Why agents do not see the article any more; None when they do."""
        with self.database.read() as tx:
            return tx.articles.withdrawal(article_id)

    def withdrawal_of_slug(self, slug: str) -> Withdrawal | None:
        """As `withdrawal`, of the article that a link points to."""
        with self.database.read() as tx:
            return tx.articles.withdrawal_of_slug(slug)

    def change_of(self, article_id: UUID) -> ArticleChangeNote | None:
        """What an editor changed in the article lately, for agents; None when nothing."""
        with self.database.read() as tx:
            return article_changes.change_of(tx, article_id, self.clock.now())

    def writing_context(self) -> "WritingContext":
        """What is known around an article while it is written."""
        from knowledgebase.writing import OtherArticle, WritingContext  # here: only editors need it

        digests = self.digests.of_now(self.database)
        others = tuple(
            OtherArticle(each.id, each.slug, each.title, each.product, each.search_words) for each in digests
        )
        with self.database.read() as tx:
            fees = {fee.code: fee.cents for fee in tx.organisation.fees()}
        return WritingContext(self.clock.today(), others, frozenset(each.slug for each in digests), fees)

    def people(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        with self.database.read() as tx:
            return tuple(tx.organisation.people())

    def _begun(self, article: Article) -> Editing:
        owner = article.owner or self._viewer.unit_ids[0]
        return Editing(ArticleDraft(replace(article, owner=owner, review_on=self.clock.today() + _REVIEW_AFTER)))

    def _editing(self, tx: Transaction, article_id: UUID) -> Editing:
        now = self.clock.now()
        published, versions = tx.articles.get(article_id), tuple(tx.articles.versions(article_id))
        draft = tx.drafts.get(article_id) or drafts_keeping.unchanged(tx, article_id)
        return Editing(
            draft=draft,
            published=published,
            versions=versions,
            steps=tuple(tx.drafts.steps(article_id)),
            feedback=tuple(tx.feedback.of_article(article_id)),
            use=tx.article_use.of(article_id, now - timedelta(days=USE_DAYS)),
            searched=_searched(tx, draft.article),
            present=tuple(each for each in tx.drafts.present(article_id, now - _PRESENT) if each != self.agent.id),
        )


def _introduction(answer: str) -> tuple[Section, ...]:
    return (Section(SectionKind.INTRODUCTION, answer),) if answer else ()


def _searched(tx: Transaction, article: Article) -> tuple[tuple[str, int], ...]:
    """Searches that led to the article and that it does not name yet."""
    named = {fold(name) for name in (article.title, *article.search_words)}
    before = tx.searches.words_before(article.id, _SEARCHES)
    return tuple((words, count) for words, count in before if fold(words) not in named)
