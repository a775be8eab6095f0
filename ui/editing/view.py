"""What the presenter of the editors asks of their screen. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.article_draft import ArticleText
from app.domain.contact import Fee
from app.domain.editor_tasks import EditorTask
from app.domain.errors import BaliewijsError, DomainError
from app.services.editing_views import Editing, EditorList
from app.services.ports import ArticleLine
from knowledgebase.article import Article
from ui.editing.actions import EditAction


@dataclass(frozen=True, slots=True)
class Known:
    """All articles, to find one and to point to one, and the municipality's fees."""

    articles: tuple[ArticleLine, ...] = ()
    fees: tuple[Fee, ...] = ()


class EditingView(Protocol):
    """The editors' page and its sheets."""

    def show_list(self, found: EditorList, unsaved: tuple[ArticleText, ...]) -> None:
        """Show what waits, and what was typed and not saved; the chosen row stays chosen."""

    def show_known(self, known: Known) -> None:
        """What can be looked for, and chosen in the fields."""

    def show_article(self, editing: Editing, text: ArticleText, actions: tuple[EditAction, ...]) -> None:
        """Show an article as far as it is typed; a field that says it already keeps its cursor."""

    def show_actions(self, editing: Editing, actions: tuple[EditAction, ...]) -> None:
        """Something was typed: other steps are possible, the fields stay as they are."""

    def show_task(self, task: EditorTask) -> None:
        """Show a task that has no article."""

    def show_nothing(self) -> None:
        """Nothing is chosen."""

    def show_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        """Somebody else saved first: both texts side by side, the editor decides."""

    def offer_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        """The same, found while the editor is typing: say so, and let them choose when to look."""

    def show_left_conflict(self, mine: ArticleText) -> None:
        """The same for an article that is not open any more."""

    def show_compared(self, editing: Editing, left: tuple[int, Article], right: tuple[int, Article]) -> None:
        """What differs between two versions, each with its number."""

    def show_restored(self, texts: tuple[ArticleText, ...]) -> None:
        """What was typed before the programme stopped came back."""

    def show_done(self, action: EditAction) -> None:
        """The step is stored."""

    def show_refused(self, error: DomainError) -> None:
        """The editor can mend it; what was typed stays."""

    def show_editing_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work; `again` tries once more."""
