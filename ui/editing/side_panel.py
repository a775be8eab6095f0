"""The right column of the editors' page: what can be done with the article, and what is known about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.editor_tasks import EditorTask, TaskKind
from app.services.editing_views import Editing
from knowledgebase.article import ArticleKind
from knowledgebase.writing import Hint
from resources.translations import _
from ui.editing.actions import EditAction
from ui.editing.cards import PublishCard, ReportsCard, TasksCard, UseCard, VersionsCard
from ui.editing.hint_list import HintList
from ui.shared.names import Names
from ui.shared.widgets.basics import box, card, fill, label

_SHOWN_ELSEWHERE = (TaskKind.FEEDBACK, TaskKind.SECOND_READ)


class SidePanel(QWidget):
    """Cards below each other.

    Attributes:
        publish, tasks, reports, versions, use: the cards.
        hints: what may help the writer.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (14, 14, 14, 14), 10)
        self.publish, self.tasks, self.reports = PublishCard(), TasksCard(), ReportsCard()
        self.versions, self.use = VersionsCard(), UseCard()
        self.hints = HintList()
        self._checks = card(gap=6)
        box(self._checks).addWidget(label(_("Hints while writing"), "label"))
        box(self._checks).addWidget(self.hints)
        for part in (self.publish, self.tasks, self.reports, self._checks, self.versions, self.use):
            box(self).addWidget(part)
        box(self).addStretch(1)

    def show_article(
        self, editing: Editing, actions: Sequence[EditAction], tasks: Sequence[EditorTask], names: Names
    ) -> None:
        """Everything about one article."""
        self.publish.show_editing(editing, actions, names)
        self.show_tasks(tasks, names)
        self.reports.show_reports(editing.feedback, editing.draft.article.kind, names)
        self.versions.show_versions(editing, names)
        self.use.show_use(editing)

    def show_tasks(self, tasks: Sequence[EditorTask], names: Names) -> None:
        """What waits for an editor; what has a card of its own is told there."""
        self.tasks.show_tasks([task for task in tasks if task.kind not in _SHOWN_ELSEWHERE], names)

    def show_hints(self, hints: Sequence[Hint], kind: ArticleKind) -> None:
        """What may help the writer of an article of this kind."""
        self.hints.show_hints(hints, kind)

    def focus_hints(self) -> None:
        """Put the keyboard in the hints."""
        self.hints.setFocus(Qt.FocusReason.ShortcutFocusReason)
