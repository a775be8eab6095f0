"""Brings what is typed to the database. Knows no Qt."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from app.domain.article_draft import ArticleText
from app.domain.errors import BaliewijsError
from app.services.editing_views import Editing
from app.services.registry import Services
from ui.editing.unsaved import Unsaved
from ui.shared.running import Run

Then = Callable[[], None]


def nothing() -> None:
    """There is nothing to do afterwards."""


class Saving:
    """One save of an article at a time; what was typed meanwhile follows, for who waits for it.

    `saved` is told the article as it is stored, `refused` the text, why it was not, and how to try again.
    """

    def __init__(
        self,
        services: Services,
        run: Run,
        unsaved: Unsaved,
        saved: Callable[[Editing], None],
        refused: Callable[[ArticleText, BaliewijsError, Then], None],
    ) -> None:
        self._services, self._run, self._unsaved = services, run, unsaved
        self._saved, self._refused = saved, refused
        self._waiting: dict[UUID, list[tuple[Then, Then]]] = {}

    def is_saving(self, article_id: UUID) -> bool:
        """Whether a save of the article is under way."""
        return article_id in self._waiting

    def save(self, article_id: UUID, then: Then = nothing, or_else: Then = nothing) -> None:
        """Save what is typed in an article, then do `then`, or `or_else` when it was refused."""
        text = self._unsaved.kept(article_id)
        if self.is_saving(article_id):
            self._waiting[article_id].append((then, or_else))
        elif text is None:
            then()
        else:
            self._waiting[article_id] = []
            done = partial(self._done, text, then)
            failed = partial(self._failed, text, then, or_else)
            self._run(partial(self._services.save_draft, text), done, failed, "")

    def _done(self, text: ArticleText, then: Then, editing: Editing) -> None:
        waiting = self._waiting.pop(text.id)
        self._unsaved.saved(text, editing)
        self._saved(editing)
        then()
        for each in waiting:
            self.save(text.id, *each)

    def _failed(self, text: ArticleText, then: Then, or_else: Then, error: BaliewijsError) -> None:
        for _then, other in ((then, or_else), *self._waiting.pop(text.id)):
            other()
        self._refused(text, error, partial(self.save, text.id, then, or_else))
