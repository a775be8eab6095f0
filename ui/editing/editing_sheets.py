"""Opens the dialogs of the editors and tells what was decided in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.article_draft import ArticleText
from app.domain.editor_tasks import EditorTask
from app.domain.errors import BaliewijsError, DomainError
from app.domain.organisation import Person
from app.services.editing_ports import FeedbackLine
from app.services.editing_views import Editing
from app.services.ports import ArticleLine
from knowledgebase.difference import PartDifference, article_difference
from knowledgebase.writing import Hint
from ui.editing.answer_feedback_sheet import AnswerFeedbackSheet
from ui.editing.compare_sheet import Compared, CompareSheet
from ui.editing.conflict_sheet import ConflictSheet
from ui.editing.editing_sheet import EditingSheet
from ui.editing.merging import conflicts
from ui.editing.put_aside_sheet import PutAsideSheet
from ui.editing.review_sheet import ReviewSheet
from ui.editing.send_back_sheet import SendBackSheet
from ui.editing.withdraw_sheet import WithdrawSheet
from ui.shared.names import Names
from ui.shared.running import Run


class EditingSheets(QObject):
    """One sheet at a time; it stays open until `finish`, and what was typed in one that was closed comes back.

    A sheet that tells its wish waits: call `finish` when it was done, `show_refused` or `show_failed` when it was not.

    Signals:
        review_asked: id of the second reader or None, day to publish on or None, what changed.
        note_changed: what changed, as it is typed in the review sheet.
        hint_chosen: a Hint of the review sheet; the sheet has closed.
        compare_wanted: version left and version right, `DRAFT` for the draft: call `open_compare` with both.
        restored: version to restore as a draft.
        resolved: ArticleText to save, with their revision.
        withdrawn: reason, id of the article that replaces it or None.
        sent_back: what must be better.
        answered: id of the feedback, answer.
        put_aside: key of the task, why.
    """

    review_asked = Signal(object, object, str)
    note_changed = Signal(str)
    hint_chosen = Signal(object)
    compare_wanted = Signal(int, int)
    restored = Signal(int)
    resolved = Signal(object)
    withdrawn = Signal(str, object)
    sent_back = Signal(str)
    answered = Signal(object, str)
    put_aside = Signal(str, str)

    def __init__(self, window: QWidget, run: Run) -> None:
        super().__init__(window)
        self._window, self._run = window, run
        self._sheet: EditingSheet | None = None
        self._typed: dict[tuple[type[EditingSheet], object], Mapping[str, str]] = {}

    # open

    def open_review(self, editing: Editing, people: Sequence[Person], hints: Sequence[Hint], note: str = "") -> None:
        """Ask a second reader; `people` are all, `note` is what was typed and not saved."""
        sheet = ReviewSheet(self._window, editing, people, hints)
        sheet.asked.connect(self.review_asked)
        sheet.note_changed.connect(self.note_changed)
        sheet.hint_chosen.connect(self.hint_chosen)
        if note:
            sheet.show_typed({"note": note})
        self._open(sheet, editing.draft.id)

    def open_compare(self, editing: Editing, left: Compared, right: Compared, names: Names) -> None:
        """Show what differs; a sheet that is open already shows these two from now on."""

        def show(differences: tuple[PartDifference, ...]) -> None:
            sheet = self._open_one
            if not isinstance(sheet, CompareSheet):
                sheet = CompareSheet(self._window, editing, names)
                sheet.compare_wanted.connect(self.compare_wanted)
                sheet.restored.connect(self.restored)
                sheet.show_versions(left, right, differences)
                self._open(sheet, editing.draft.id)
            else:
                sheet.show_versions(left, right, differences)

        self._run(lambda: article_difference(left.article, right.article), show, self._not_compared, "editor-compare")

    def open_conflict(self, mine: ArticleText, theirs: Editing, names: Names) -> None:
        """Somebody else saved first: choose for each part whose text stays; what is shown already stays as it is."""
        open_one = self._open_one
        if isinstance(open_one, ConflictSheet) and open_one.key == (mine.id, theirs.draft.revision):
            return

        def show(differences: tuple[PartDifference, ...]) -> None:
            sheet = ConflictSheet(self._window, mine, theirs, differences, names)
            sheet.resolved.connect(self.resolved)
            self._open(sheet, mine.id)

        self._run(lambda: conflicts(mine, theirs), show, self._not_compared, "editor-conflict")

    def _not_compared(self, _error: BaliewijsError) -> None:
        """Comparing two texts asks nothing of the world: what fails there is a fault, and is told as such."""

    def open_withdraw(self, editing: Editing, articles: Iterable[ArticleLine], names: Names) -> None:
        """Take an article away from agents; one of `articles` may replace it."""
        article = editing.draft.article
        others = (line for line in articles if line.id != article.id)
        sheet = WithdrawSheet(self._window, article.title, others, names)
        sheet.withdrawn.connect(self.withdrawn)
        self._open(sheet, article.id)

    def open_send_back(self, editing: Editing) -> None:
        """The second reader says what must be better."""
        sheet = SendBackSheet(self._window, editing.draft.article.title)
        sheet.told.connect(self.sent_back)
        self._open(sheet, editing.draft.id)

    def open_answer(self, line: FeedbackLine, names: Names) -> None:
        """Answer what an agent told."""
        sheet = AnswerFeedbackSheet(self._window, line, names)
        sheet.told.connect(partial(self.answered.emit, line.feedback.id))
        self._open(sheet, line.feedback.id)

    def open_put_aside(self, task: EditorTask) -> None:
        """Say why nothing needs to be done."""
        sheet = PutAsideSheet(self._window, task)
        sheet.told.connect(partial(self.put_aside.emit, task.key))
        self._open(sheet, task.key)

    def _open(self, sheet: EditingSheet, about: object) -> None:
        """One at a time; what was typed in the same sheet before stands in it again."""
        if (before := self._open_one) is not None:
            before.close_sheet()
        key = (type(sheet), about)
        if key in self._typed:
            sheet.show_typed(self._typed[key])
        sheet.closed.connect(lambda: self._closed(sheet, key))
        self._sheet = sheet
        sheet.open_sheet()

    def _closed(self, sheet: EditingSheet, key: tuple[type[EditingSheet], object]) -> None:
        self._sheet = None
        if sheet.is_done:
            self._typed.pop(key, None)
        else:
            self._typed[key] = sheet.typed()

    # what became of it

    def finish(self) -> None:
        """What the open sheet asked for was done: it closes, and what was typed in it is forgotten."""
        if (sheet := self._open_one) is not None:
            sheet.is_done = True
            sheet.close_sheet()

    def show_refused(self, error: DomainError) -> bool:
        """Say what is wrong in the open sheet, at its field when it has one; False when none is open."""
        if (sheet := self._open_one) is not None:
            sheet.show_refused(error)
        return sheet is not None

    def show_failed(self, error: BaliewijsError, again: Callable[[], None]) -> bool:
        """The world failed: offer to try again in the open sheet; False when none is open."""
        if (sheet := self._open_one) is not None:
            sheet.show_failed(error, again)
        return sheet is not None

    @property
    def _open_one(self) -> EditingSheet | None:
        is_open = self._sheet is not None and isValid(self._sheet) and self._sheet.isVisible()
        return self._sheet if is_open else None
