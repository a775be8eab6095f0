"""What is typed and not stored yet, on disk: running contacts, and texts of every other kind."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.domain.article_draft import ArticleText
from app.domain.bulletin_text import BulletinText
from app.domain.draft import ContactDraft
from app.domain.errors import WorldError
from app.domain.feedback_text import FeedbackText
from app.domain.figure_text import FigureText
from app.domain.work_text import WorkText
from app.journal.sealed_files import SealedFiles


class DraftJournal:
    """Keeps drafts and texts in `folder`, sealed with a 32-byte `key`, one file each.

    Raises:
        WorldError: `data-folder-unusable` when the folder cannot be made; `journal-not-written` by every method
            that changes something, or finds what it cannot put aside.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._drafts = SealedFiles(folder, key, ContactDraft, "draft")
        self._work_texts = SealedFiles(folder, key, WorkText, "work", b"work")
        self._article_texts = SealedFiles(folder, key, ArticleText, "article", b"article")
        self._bulletin_texts = SealedFiles(folder, key, BulletinText, "bulletin", b"bulletin")
        self._feedback_texts = SealedFiles(folder, key, FeedbackText, "feedback", b"feedback")
        self._figure_texts = SealedFiles(folder, key, FigureText, "figure", b"figure")
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WorldError("data-folder-unusable") from error

    def keep(self, draft: ContactDraft) -> None:
        """Write the draft in place of its earlier self; returns when the disk has it."""
        self._drafts.keep(draft)

    def forget(self, draft_id: UUID) -> None:
        """The contact was finished or thrown away; forgetting twice is fine."""
        self._drafts.forget(draft_id)

    def drafts(self) -> list[ContactDraft]:
        """All kept drafts, oldest contact first; unreadable ones are put aside."""
        return sorted(self._drafts.all(), key=lambda draft: draft.started_at)

    def kept_at(self, draft_id: UUID) -> datetime | None:
        """When this draft was written last, UTC."""
        return self._drafts.kept_at(draft_id)

    def keep_work_text(self, text: WorkText) -> None:
        """Write what is typed for a work item in place of what was; returns when the disk has it."""
        self._work_texts.keep(text)

    def forget_work_text(self, item_id: UUID) -> None:
        """What was typed for the item was sent or taken out; forgetting twice is fine."""
        self._work_texts.forget(item_id)

    def work_texts(self) -> list[WorkText]:
        """All kept work texts; unreadable ones are put aside."""
        return self._work_texts.all()

    def keep_article_text(self, text: ArticleText) -> None:
        """Write what an editor typed in an article in place of what was; returns when the disk has it."""
        self._article_texts.keep(text)

    def forget_article_text(self, article_id: UUID) -> None:
        """What was typed in the article was saved or thrown away; forgetting twice is fine."""
        self._article_texts.forget(article_id)

    def article_texts(self) -> list[ArticleText]:
        """All kept article texts; unreadable ones are put aside."""
        return self._article_texts.all()

    def keep_bulletin_text(self, text: BulletinText) -> None:
        """Write what is typed for a message in place of what was; returns when the disk has it."""
        self._bulletin_texts.keep(text)

    def forget_bulletin_text(self, bulletin_id: UUID) -> None:
        """What was typed for the message was stored or thrown away; forgetting twice is fine."""
        self._bulletin_texts.forget(bulletin_id)

    def bulletin_texts(self) -> list[BulletinText]:
        """All kept texts of messages; unreadable ones are put aside."""
        return self._bulletin_texts.all()

    def keep_feedback_text(self, text: FeedbackText) -> None:
        """Write what is typed about an article in place of what was; returns when the disk has it."""
        self._feedback_texts.keep(text)

    def forget_feedback_text(self, article_id: UUID) -> None:
        """What was typed about the article was sent or taken out; forgetting twice is fine."""
        self._feedback_texts.forget(article_id)

    def feedback_texts(self) -> list[FeedbackText]:
        """All kept texts about articles; unreadable ones are put aside."""
        return self._feedback_texts.all()

    def keep_figure_text(self, text: FigureText) -> None:
        """Write what is typed for a norm or a deviation in place of what was; returns when the disk has it."""
        self._figure_texts.keep(text)

    def forget_figure_text(self, text_id: UUID) -> None:
        """What was typed for it was stored or taken out; forgetting twice is fine."""
        self._figure_texts.forget(text_id)

    def figure_texts(self) -> list[FigureText]:
        """All kept texts for norms and deviations; unreadable ones are put aside."""
        return self._figure_texts.all()

    def unreadable_count(self) -> int:
        """How many drafts and texts were put aside."""
        return len(list(self._folder.glob("*.unreadable")))
