"""Decides what of the editors' work is shown and what is done with it. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from app.domain.article_draft import ArticleDraft, ArticleText
from app.domain.editor_tasks import EditorTask
from app.domain.errors import BaliewijsError, DomainError
from app.domain.rights import Right
from app.services.editing_views import Editing, EditorList
from app.services.registry import Services
from knowledgebase.article import Article, Attachment
from ui.editing.actions import EditAction, actions_of
from ui.editing.files import read_file
from ui.editing.saving import Saving
from ui.editing.unsaved import Keeper, Unsaved, is_never_saved, text_of
from ui.editing.view import EditingView, Known
from ui.shared.running import Run

DRAFT = 0
"""The number of the draft among the versions that are compared."""


class EditingPresenter:
    """One open article at a time. What is typed is kept for each article, on disk too, until it is saved."""

    def __init__(self, view: EditingView, services: Services, run: Run, keeper: Keeper) -> None:
        self._view, self._services, self._run = view, services, run
        self.unsaved = Unsaved(keeper)
        self._saving = Saving(services, run, self.unsaved, self._saved, self._not_saved)
        self._editing: Editing | None = None
        self._task: EditorTask | None = None
        self._wanted: UUID | None = None
        self._list = EditorList((), ())
        self._is_busy = False

    def take_over(self, before: "EditingPresenter") -> None:
        """Go on where another one was: the window was made again."""
        self.unsaved.take_over(before.unsaved)
        if before._wanted is not None:
            self.open_article(before._wanted)

    def restore(self, texts: Sequence[ArticleText]) -> None:
        """Bring back what the journal kept."""
        self.unsaved.restore(texts)
        if texts:
            self._view.show_restored(tuple(texts))

    @property
    def editing(self) -> Editing | None:
        """The open article."""
        return self._editing

    @property
    def task(self) -> EditorTask | None:
        """The open task without an article."""
        return self._task

    @property
    def text(self) -> ArticleText | None:
        """What stands in the fields."""
        return self.unsaved.text(self._editing) if self._editing else None

    @property
    def actions(self) -> tuple[EditAction, ...]:
        """What can be done with the open article."""
        if self._editing is None:
            return ()
        services, is_typed = self._services, self._editing.draft.id in self.unsaved
        return actions_of(self._editing, services.agent.id, is_typed, services.may(Right.APPROVE_ARTICLES))

    def tasks_of(self, article_id: UUID) -> tuple[EditorTask, ...]:
        """What waits for an editor of this article."""
        return tuple(task for task in self._list.tasks if task.article_id == article_id)

    # the list

    def refresh(self) -> None:
        """Read again what waits, and the open article: who else is there, and what was saved elsewhere."""
        open_id = self._wanted

        def read() -> tuple[EditorList, Editing | None]:
            return self._services.editor_list(), self._read(open_id) if open_id else None

        def show(found: tuple[EditorList, Editing | None]) -> None:
            self._show_list(found[0])
            if found[1] is not None:
                self._opened(found[1], self._view.offer_conflict)

        self._run(read, show, self._failed(self.refresh), "editor-list")

    def read_known(self) -> None:
        """Read again what can be looked for and chosen."""

        def read() -> Known:
            return Known(tuple(self._services.articles()), tuple(self._services.fees()))

        self._run(read, self._view.show_known, self._failed(self.read_known), "editor-known")

    def _read_list(self) -> None:
        self._run(self._services.editor_list, self._show_list, lambda _error: None, "editor-list")

    def _show_list(self, found: EditorList) -> None:
        self._list = found
        self._view.show_list(found, self.unsaved.texts)

    # opening and leaving

    def open_article(self, article_id: UUID) -> None:
        """Show an article to edit; the one before is saved."""
        is_other, self._wanted, self._task = article_id != self._wanted, article_id, None
        if is_other:
            self.leave()
        again = partial(self.open_article, article_id)
        self._run(partial(self._read, article_id), self._opened, self._failed(again), "editor-article")

    def _read(self, article_id: UUID) -> Editing:
        """An article that was begun and never saved is known here only."""
        try:
            return self._services.open_for_editing(article_id)
        except DomainError as error:
            begun = self._begun(article_id)
            if error.key != "article-unknown" or begun is None:
                raise
            return begun

    def _begun(self, article_id: UUID) -> Editing | None:
        """A new article, with what is typed in it or as it was begun."""
        kept, editing = self.unsaved.kept(article_id), self._editing
        if kept is not None:
            return Editing(ArticleDraft(kept.article, note=kept.note))
        is_new = editing is not None and editing.draft.id == article_id and is_never_saved(editing)
        return editing if is_new else None

    def _opened(self, editing: Editing, tell: Callable[[ArticleText, Editing], None] | None = None) -> None:
        """`tell` is how it is said that somebody else saved first: at once, unless it was found by looking around."""
        if editing.draft.id != self._wanted or self._saving.is_saving(editing.draft.id):
            return
        self._editing = editing
        self.unsaved.drop_same(editing)
        self._show()
        mine = self.unsaved.kept(editing.draft.id)
        if mine is not None and mine.revision != editing.draft.revision:
            (tell or self._view.show_conflict)(mine, editing)

    def _show(self) -> None:
        assert self._editing is not None
        self._view.show_article(self._editing, self.unsaved.text(self._editing), self.actions)

    def open_task(self, task: EditorTask) -> None:
        """Show a task that has no article."""
        self.close()
        self._task = task
        self._view.show_task(task)

    def new_article(self, title: str = "", search_words: Sequence[str] = ()) -> None:
        """Begin an article."""
        self._begin(lambda: self._services.new_draft(title, "", tuple(search_words)))

    def new_from_contact(self, number: str) -> None:
        """Begin an article with the question and the answer of a finished contact."""
        self._begin(lambda: self._services.draft_from_contact(number))

    def begin(self, editing: Editing) -> None:
        """Write on in an article that was begun elsewhere."""
        self._begin(lambda: editing)

    def new_from_task(self) -> None:
        """Begin an article about what was searched and not found; the gap is this person's from now on."""
        if (task := self._task) is not None:
            self.take_task(task.key)
            self.new_article(task.title, task.details)

    def _begin(self, make: Callable[[], Editing]) -> None:
        def show(editing: Editing) -> None:
            self._wanted, self._task = editing.draft.id, None
            self.leave()
            self._editing = editing
            self.unsaved.type(editing, text_of(editing))
            self._show()
            self._view.show_done(EditAction.BEGIN)

        self._run(make, show, self._failed(partial(self._begin, make)), "editor-article")

    def leave(self) -> None:
        """The open article is no longer looked at: what is typed is saved."""
        if self._editing is not None:
            article_id = self._editing.draft.id
            self._saving.save(article_id)
            self._run(partial(self._services.leave_editing, article_id), lambda _done: None, lambda _error: None, "")

    def close(self) -> None:
        """Show no article any more."""
        self._wanted = None
        self.leave()
        self._editing = self._task = None
        self._view.show_nothing()

    # what is typed

    def type(self, article: Article) -> None:
        """The fields say this now."""
        if self._editing is not None:
            self.unsaved.type(self._editing, replace(self.unsaved.text(self._editing), article=article))
            self._view.show_actions(self._editing, self.actions)

    def type_note(self, note: str) -> None:
        """What changed, as agents are told."""
        if self._editing is not None:
            self.unsaved.type(self._editing, replace(self.unsaved.text(self._editing), note=note))

    def save(self) -> None:
        """Bring the open article to the database."""
        if (editing := self._editing) is None:
            return
        if is_never_saved(editing) and editing.draft.id not in self.unsaved:
            self._view.show_refused(DomainError("article-title-missing", field="title"))  # nothing stands in it
        else:
            self._saving.save(editing.draft.id, partial(self._view.show_done, EditAction.SAVE))

    def resolve(self, text: ArticleText) -> None:
        """The editor looked at both texts and chose."""
        self.unsaved.put(text)
        if self._editing is not None and self._wanted == text.id:
            self._show()
        self._saving.save(text.id, partial(self._view.show_done, EditAction.SAVE))

    def _saved(self, editing: Editing) -> None:
        if editing.draft.id == self._wanted:
            self._editing = editing
            self._show()
        self._read_list()

    def _not_saved(self, text: ArticleText, error: BaliewijsError, again: Callable[[], None]) -> None:
        if error.key == "draft-changed":
            self._look_at_both(text)
        else:
            self._tell(error, again)

    def _look_at_both(self, text: ArticleText) -> None:
        if text.id == self._wanted:
            again = partial(self._look_at_both, text)
            self._run(partial(self._read, text.id), self._opened, self._failed(again), "editor-article")
        else:
            self._view.show_left_conflict(text)

    # steps

    def ask_review(self, reviewer_id: UUID | None, publish_on: date | None, note: str) -> None:
        """Give the draft to a second reader."""
        self._step(EditAction.ASK_REVIEW, lambda s, d: s.ask_review(d.id, d.revision, reviewer_id, publish_on, note))

    def approve(self) -> None:
        """As second reader: it may be published."""
        self._step(EditAction.APPROVE, lambda s, d: s.approve(d.id, d.revision))

    def send_back(self, text: str) -> None:
        """As second reader: it must be better."""
        self._step(EditAction.SEND_BACK, lambda s, d: s.send_back(d.id, d.revision, text))

    def take_back(self) -> None:
        """Change it after all."""
        self._step(EditAction.TAKE_BACK, lambda s, d: s.take_back(d.id, d.revision))

    def restore_version(self, version: int) -> None:
        """Make a draft of an older version."""
        self._step(EditAction.RESTORE, lambda s, d: s.restore_version(d.id, version))

    def withdraw(self, reason: str, replaced_by: UUID | None) -> None:
        """Take the article away from agents."""
        self._step(EditAction.WITHDRAW, lambda s, d: s.withdraw_article(d.id, reason, replaced_by))

    def answer_feedback(self, feedback_id: UUID, text: str) -> None:
        """Tell the agent what was done with what they reported."""
        self._step(EditAction.ANSWER_FEEDBACK, lambda s, _d: s.answer_feedback(feedback_id, text))

    def discard(self) -> None:
        """Throw away what is typed and the draft, not what agents see."""
        if self._editing is not None:
            self.unsaved.forget(self._editing.draft.id)
            stored = self._editing.draft.revision > 0
            self._step(EditAction.DISCARD, lambda s, d: s.discard_draft(d.id, d.revision) if stored else None)

    def _step(self, action: EditAction, call: Callable[[Services, ArticleDraft], object]) -> None:
        """Save what is typed, then take a step with the open article; one at a time."""
        if self._editing is None or self._is_busy:
            return
        self._is_busy, article_id = True, self._editing.draft.id

        def free() -> None:
            self._is_busy = False

        def failed(error: BaliewijsError) -> None:
            free()
            if error.key == "draft-changed":
                self.refresh()
            self._tell(error, partial(self._step, action, call))

        def go() -> None:
            editing = self._editing
            if editing is None or editing.draft.id != article_id:
                free()  # another article was opened meanwhile
                return
            self._run(partial(call, self._services, editing.draft), partial(self._stepped, action, editing), failed, "")

        self._saving.save(article_id, go, free)

    def _stepped(self, action: EditAction, before: Editing, result: object) -> None:
        self._is_busy = False
        is_open = before.draft.id == self._wanted
        if isinstance(result, Editing):
            self._opened(result)
        elif is_open and (action is EditAction.WITHDRAW or (action is EditAction.DISCARD and not before.published)):
            self._wanted = self._editing = None
            self._view.show_nothing()
        self._view.show_done(action)
        self.refresh()

    def compare(self, left: int, right: int) -> None:
        """Show what differs between two versions, DRAFT for what stands in the fields."""
        editing, text = self._editing, self.text
        if editing is None or text is None:
            return

        def article_of(version: int) -> tuple[int, Article]:
            is_draft = version == DRAFT
            return version, text.article if is_draft else self._services.article_version(text.id, version)

        def show(both: tuple[tuple[int, Article], tuple[int, Article]]) -> None:
            self._view.show_compared(editing, *both)

        failed = self._failed(partial(self.compare, left, right))
        self._run(lambda: (article_of(left), article_of(right)), show, failed, "editor-compare")

    # files and tasks

    def attach(self, file: Path) -> None:
        """Put a file with the open article."""
        if self._editing is None:
            return
        article_id = self._editing.draft.id

        def done(attachment: Attachment) -> None:
            if self._editing is None or self._wanted != article_id:
                return
            article = self.unsaved.text(self._editing).article
            if all(each.digest != attachment.digest for each in article.attachments):
                self.type(replace(article, attachments=(*article.attachments, attachment)))
            self._show()
            self._view.show_done(EditAction.ATTACH)

        failed = self._failed(partial(self.attach, file))
        self._run(lambda: self._services.attach(file.name, read_file(file)), done, failed, "")

    def take_task(self, key: str) -> None:
        """This person does it."""
        self._mark(EditAction.TAKE_TASK, partial(self._services.take_task, key))

    def put_aside(self, key: str, because: str) -> None:
        """Nothing needs to be done, for this reason."""
        self._mark(EditAction.PUT_ASIDE, partial(self._services.put_task_aside, key, because))

    def _mark(self, action: EditAction, work: Callable[[], object]) -> None:
        def done(_result: object) -> None:
            if action is EditAction.PUT_ASIDE and self._task is not None:
                self.close()
            self._view.show_done(action)
            self._read_list()

        self._run(work, done, self._failed(partial(self._mark, action, work)), "")

    def _tell(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        if isinstance(error, DomainError):
            self._view.show_refused(error)
        else:
            self._view.show_editing_error(error, again)

    def _failed(self, again: Callable[[], None]) -> Callable[[BaliewijsError], None]:
        return lambda error: self._tell(error, again)
