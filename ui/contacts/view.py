"""What the presenter of contacts asks of its screen and of the journal. Knows no Qt."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.domain.draft import ContactDraft, Desk, SubjectDraft
from app.domain.errors import BaliewijsError
from app.services.contacts import Finished
from app.services.registry import Restored


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and at which field of the panel; "" is the contact as a whole."""

    field: str
    error: BaliewijsError


class ContactsView(Protocol):
    """What the presenter asks of the screen."""

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int) -> None:
        """Show the tabs; `active` is -1 when there is no contact."""

    def show_draft(self, draft: ContactDraft | None) -> None:
        """Show the active contact's panel after something changed."""

    def show_desk(self, desk: Desk) -> None:
        """Put search, article, focus and cursor back as they were in this contact."""

    def show_problem(self, problem: Problem | None) -> None:
        """Point out what must be mended, or take the hint away."""

    def show_busy(self, busy: bool) -> None:
        """A contact is being stored: its buttons wait."""

    def tell_finished(self, finished: Finished) -> None:
        """The contact was stored."""

    def tell_restored(self, restored: Restored) -> None:
        """Running contacts of before came back."""

    def tell_closed(self, draft: ContactDraft) -> None:
        """A contact was closed without storing; offer to bring it back."""

    def tell_removed(self, subject: SubjectDraft) -> None:
        """A subject was removed; offer to bring it back."""

    def tell_taken(self, article_id: UUID) -> None:
        """The open article became a subject."""


class Keeper(Protocol):
    """Brings drafts to disk."""

    def keep(self, draft: ContactDraft) -> None:
        """The draft changed."""

    def forget(self, draft_id: UUID) -> None:
        """The draft was thrown away."""

    def dismiss(self, draft_id: UUID) -> None:
        """The draft was finished."""
