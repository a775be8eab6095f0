"""What agents tell about articles, tasks, links and files, as ready-to-call actions; `Services` has them too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from app.domain.article_draft import ArticleText
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import TaskMark
from app.domain.errors import DomainError
from app.domain.feedback_privacy import mask_personal
from app.domain.feedback_text import FeedbackText
from app.domain.ids import new_id
from app.services import editing_tasks
from app.services.editing_ports import FeedbackLine
from app.services.editing_viewing import EditingViewing
from app.services.knowledge_errors import as_domain_errors
from app.services.link_checking import check_addresses
from app.services.ports import Transaction
from knowledgebase.article import Article, Attachment, SectionKind

MAX_QUOTE = 500  # characters


@dataclass(frozen=True, slots=True)
class FeedbackActions(EditingViewing):
    """Each change is one transaction. Every method may be called from any thread."""

    # feedback

    def give_feedback(self, article: Article, section: SectionKind | None, quote: str, text: str) -> None:
        """Tell the editors what is wrong or missing, without personal data.

        Raises:
            DomainError: `feedback-text-missing`.
        """
        if not text.strip():
            raise DomainError("feedback-text-missing", field="text")
        feedback = ArticleFeedback(
            id=new_id(),
            article_id=article.id,
            version=article.version,
            section=section,
            quote=_quoted(quote),
            text=_told(text),
            person_id=self.agent.id,
            given_at=self.clock.now(),
        )
        with self.database.write() as tx:
            tx.feedback.add(feedback)

    def answer_feedback(self, feedback_id: UUID, text: str) -> None:
        """Tell the agent what became of it.

        Raises:
            DomainError: `answer-text-missing`, `feedback-answered` when somebody else was first, `feedback-unknown`.
        """
        if not text.strip():
            raise DomainError("answer-text-missing", field="text")
        with self.database.write() as tx:
            self._answer(tx, feedback_id, text)

    def answers_to_me(self) -> list[FeedbackLine]:
        """Answers that this person did not see yet, oldest first."""
        with self.database.read() as tx:
            return tx.feedback.answers_for(self.agent.id)

    def mark_answers_seen(self, ids: Iterable[UUID]) -> None:
        """This person saw these answers."""
        with self.database.write() as tx:
            tx.feedback.mark_seen(ids)

    # tasks

    def take_task(self, key: str) -> None:
        """This person does it from now on."""
        with self.database.write() as tx:
            tx.editor_tasks.put([replace(self._mark(tx, key), handler_id=self.agent.id)])

    def put_task_aside(self, key: str, because: str) -> None:
        """Nothing will be done, and why; of feedback, the agent who gave it is told.

        Raises:
            DomainError: `task-reason-missing`; of feedback also those of `answer_feedback`.
        """
        if not because.strip():
            raise DomainError("task-reason-missing", field="reason")
        with self.database.write() as tx:
            if feedback_id := editing_tasks.feedback_of(key):
                self._answer(tx, feedback_id, because)
            tx.editor_tasks.put([replace(self._mark(tx, key), put_aside_because=because.strip())])

    def check_links(self, progress: Callable[[int], None]) -> int:
        """Try web addresses in articles, those tried longest ago first; gives how many of them do not answer well.

        `progress` gets rising percentages.

        Raises:
            WorldError: `network-away`: not one of them answered; what was known of them stays.
        """
        return check_addresses(self.database, self.digests.of_now(self.database), self.clock, progress)

    # files

    def attach(self, name: str, content: bytes) -> Attachment:
        """Store a file for an article, once.

        Raises:
            DomainError: `attachment-too-large`, `attachment-kind`: its content is of no kind that may be kept.
        """
        from knowledgebase.attachment_types import media_type_of  # here: only editors attach files

        with as_domain_errors():
            media_type = media_type_of(name, content)
        with self.database.write() as tx:
            return Attachment(tx.attachments.put(content), PurePath(name).name, media_type, len(content))

    def attachment(self, digest: str) -> bytes:
        """The bytes of a file; DomainError `attachment-unknown`."""
        with self.database.read() as tx:
            content = tx.attachments.get(digest)
        if content is None:
            raise DomainError("attachment-unknown")
        return content

    # what is typed

    def keep_article_text(self, text: ArticleText) -> datetime:
        """Bring to disk what is typed in an article; gives the time."""
        self.journal.keep_article_text(text)
        return self.clock.now()

    def forget_article_text(self, article_id: UUID) -> None:
        """What was typed in an article was saved or thrown away."""
        self.journal.forget_article_text(article_id)

    def keep_feedback_text(self, text: FeedbackText) -> datetime:
        """Bring to disk what is typed about an article; gives the time."""
        self.journal.keep_feedback_text(text)
        return self.clock.now()

    def forget_feedback_text(self, article_id: UUID) -> None:
        """What was typed about an article was sent or taken out."""
        self.journal.forget_feedback_text(article_id)

    def unsent_feedback_texts(self) -> tuple[FeedbackText, ...]:
        """What was typed about articles before and not sent; what the editors have already is forgotten."""
        texts = self.journal.feedback_texts()
        if not texts:
            return ()
        with self.database.read() as tx:
            sent = {text.id for text in texts if self._is_sent(tx, text)}
        for article_id in sent:
            self.journal.forget_feedback_text(article_id)
        return tuple(text for text in texts if text.id not in sent)

    def _is_sent(self, tx: Transaction, typed: FeedbackText) -> bool:
        told = (self.agent.id, typed.section, _quoted(typed.quote), _told(typed.text))
        given = tx.feedback.of_article(typed.article_id)
        return any((each.person_id, each.section, each.quote, each.text) == told for each in given)

    def _answer(self, tx: Transaction, feedback_id: UUID, text: str) -> None:
        if tx.feedback.get(feedback_id) is None:
            raise DomainError("feedback-unknown")
        tx.feedback.answer(feedback_id, text.strip(), self.agent.id, self.clock.now())

    def _mark(self, tx: Transaction, key: str) -> TaskMark:
        return tx.editor_tasks.mark(key) or TaskMark(key, self.clock.today())


def _quoted(quote: str) -> str:
    return quote.strip()[:MAX_QUOTE]


def _told(text: str) -> str:
    return mask_personal(text.strip())
