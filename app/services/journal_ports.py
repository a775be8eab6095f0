"""The tool that keeps what is typed, as a protocol; `ports` has it too."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.article_draft import ArticleText
from app.domain.bulletin_text import BulletinText
from app.domain.draft import ContactDraft
from app.domain.feedback_text import FeedbackText
from app.domain.figure_text import FigureText
from app.domain.work_text import WorkText


class Journal(Protocol):
    """The seat's own store of what is typed and not stored yet; each call returns when the disk has it."""

    def keep(self, draft: ContactDraft) -> None:
        """Write the draft in place of its earlier self."""

    def forget(self, draft_id: UUID) -> None:
        """The contact was finished or thrown away; forgetting twice is fine."""

    def drafts(self) -> list[ContactDraft]:
        """All kept drafts, oldest contact first; unreadable ones are put aside, never thrown away."""

    def kept_at(self, draft_id: UUID) -> datetime | None:
        """When this draft was written last, UTC."""

    def keep_work_text(self, text: WorkText) -> None:
        """Write what is typed for a work item in place of what was."""

    def forget_work_text(self, item_id: UUID) -> None:
        """What was typed for the item was sent or taken out; forgetting twice is fine."""

    def work_texts(self) -> list[WorkText]:
        """All kept work texts; unreadable ones are put aside, never thrown away."""

    def keep_article_text(self, text: ArticleText) -> None:
        """Write what an editor typed in an article in place of what was."""

    def forget_article_text(self, article_id: UUID) -> None:
        """What was typed in the article was saved or thrown away; forgetting twice is fine."""

    def article_texts(self) -> list[ArticleText]:
        """All kept article texts; unreadable ones are put aside, never thrown away."""

    def keep_bulletin_text(self, text: BulletinText) -> None:
        """Write what is typed in the sheet for a message in place of what was."""

    def forget_bulletin_text(self, bulletin_id: UUID) -> None:
        """What was typed for the message was stored or thrown away; forgetting twice is fine."""

    def bulletin_texts(self) -> list[BulletinText]:
        """All kept texts of messages; unreadable ones are put aside, never thrown away."""

    def keep_feedback_text(self, text: FeedbackText) -> None:
        """Write what is typed about an article in place of what was."""

    def forget_feedback_text(self, article_id: UUID) -> None:
        """What was typed about the article was sent or taken out; forgetting twice is fine."""

    def feedback_texts(self) -> list[FeedbackText]:
        """All kept texts about articles; unreadable ones are put aside, never thrown away."""

    def keep_figure_text(self, text: FigureText) -> None:
        """Write what is typed for a norm or a deviation in place of what was."""

    def forget_figure_text(self, text_id: UUID) -> None:
        """What was typed for it was stored or taken out; forgetting twice is fine."""

    def figure_texts(self) -> list[FigureText]:
        """All kept texts for norms and deviations; unreadable ones are put aside, never thrown away."""

    def unreadable_count(self) -> int:
        """How many drafts and texts were put aside."""
