"""The middle column of the editors' page: an article to edit, a task without one, or what to do first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QWidget

from app.domain.article_draft import DraftState
from app.domain.editor_tasks import EditorTask
from app.services.editing_views import Editing
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference
from resources.translations import _
from ui.editing.article_form import ArticleForm
from ui.editing.task_view import TaskView
from ui.shared.names import Names
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed, card, label, row
from ui.shared.widgets.difference_view import DifferenceView

_EDGE = 24


class Middle(QScrollArea):
    """Scrolls as a whole; the panel joins it at the end when there is no room beside it.

    Attributes:
        note: about the open article, above its fields.
        form, task: what is shown.
        content: its column.

    Signals:
        list_wanted: back to the list, which has no room beside this.
    """

    list_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = boxed("page", margins=(20, 12, 20, 16), gap=10)
        self.setWidget(self.content)  # from the outside in: moving a widget costs time for each widget in it
        self.note, self.form, self.task = Banner(), ArticleForm(self.content), TaskView()
        self._back = QPushButton(_("← To the list"))
        self._back.setProperty("role", "link")
        self._back.clicked.connect(self.list_wanted)
        self._present, self._kept = label("", "strong", wrap=True), label("", "muted")
        self._changes, self._differences = card(gap=8), DifferenceView()
        box(self._changes).addWidget(label(_("What changes for agents"), "heading"))
        box(self._changes).addWidget(self._differences)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(*[theme().px(_EDGE)] * 4)
        line = row(self._back, self._present, self._kept, gap=12)
        line.setStretch(1, 1)
        box(self.content).addLayout(line)
        for part in (self.note, self._changes, self.form, self.task, self._nothing):
            box(self.content).addWidget(part)
        box(self.content).addStretch(1)
        self._back.hide()
        self.show_nothing("")

    def show_article(self, article: Article, editing: Editing, names: Names) -> None:
        """Show an article; one that a reader has can be read only."""
        if article.id != self.form.shown_id:
            self.note.hide()
            self.show_kept("")
            self.verticalScrollBar().setValue(0)
        is_frozen = editing.draft.state is not DraftState.WRITING
        self.form.show_article(article, editing, is_frozen)
        self._present.setText(_present_words(editing, names))
        self._present.setVisible(bool(editing.present))
        self._show_only(self.form)

    def show_changes(self, differences: Sequence[PartDifference] | None, names: Names, article: Article) -> None:
        """What the second reader must look at; None when nobody is asked to."""
        self._changes.setVisible(differences is not None)
        if differences is not None:
            self._differences.show_differences(differences, names, article.kind)

    def show_task(self, task: EditorTask, names: Names) -> None:
        """Show a task without an article."""
        self.note.hide()
        self.task.show_task(task, names)
        self._show_only(self.task)

    def show_nothing(self, words: str) -> None:
        """Nothing is chosen: say what can be done."""
        self.note.hide()
        self._nothing.setText(words)
        self._show_only(self._nothing)

    def show_kept(self, words: str) -> None:
        """When what is typed was brought to disk, or saved."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def focus_text(self) -> None:
        """Put the keyboard in what is shown."""
        self._focus(self.task if self.task.isVisible() else self.form)

    def _focus(self, shown: QWidget) -> None:
        if shown is self._nothing:
            self.list_wanted.emit()
        else:
            (self.form.title if shown is self.form else shown).setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # marks nothing
            self.verticalScrollBar().setValue(0)  # it is what stands on top

    def show_back(self, is_needed: bool) -> None:
        """Whether the way back to the list is offered."""
        self._back.setVisible(is_needed)

    def _show_only(self, shown: QWidget) -> None:
        keyboard = QApplication.focusWidget()
        others = [part for part in (self.form, self.task, self._nothing) if part is not shown]
        shown.show()
        if keyboard is not None and any(part.isAncestorOf(keyboard) for part in others):
            self._focus(shown)  # else Qt gives it to anything that comes after
        for part in others:
            part.hide()
        if shown is not self.form:
            self._changes.hide()
            self._present.hide()
            self.show_kept("")


def _present_words(editing: Editing, names: Names) -> str:
    if not editing.present:
        return ""
    people = ", ".join(names.person(person_id) for person_id in editing.present)
    one, many = _("{name} has this article open too."), _("{name} have this article open too.")
    return (one if len(editing.present) == 1 else many).format(name=people)
