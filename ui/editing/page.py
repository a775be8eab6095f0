"""The editors' part of the knowledge-base page: what waits, an article to edit, and what is known about it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.editor_tasks import EditorTask
from app.services.editing_views import Editing
from knowledgebase.article import Article
from ui.editing.actions import EditAction
from ui.editing.article_list import ArticleList
from ui.editing.bar import EditorBar
from ui.editing.middle import Middle
from ui.editing.rows import EditorRow
from ui.editing.side_panel import SidePanel
from ui.shared.names import Names
from ui.shared.tab_order import step
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed, fill, row

_LIST, _FORM, _PANEL = 320, 545, 300  # widths; that of the form is what it needs at least
_NARROW = _LIST + _FORM  # narrower than this the list gives way to what is open
_ROOMY = _NARROW + _PANEL  # narrower than this the panel stands below the fields
_ANY = 16_777_215  # Qt's own largest width


class EditingPage(QWidget):
    """Three columns; fewer where there is no room for them.

    Attributes:
        bar, list, middle, panel: its parts.
        banner: tells what happened.

    Signals:
        came: the page came to the front.
        went: another page took its place.
    """

    came = Signal()
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.bar, self.list, self.middle, self.panel = EditorBar(), ArticleList(), Middle(self), SidePanel(self)
        self.banner = Banner()
        self._is_open, self._is_listed, self._has_panel = False, True, False
        self._top = boxed("top", margins=(16, 8, 16, 8))
        box(self._top).addWidget(self.bar)
        self._beside = QScrollArea()
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = row(self.list, self.middle, self._beside, gap=0)
        self._columns.setStretch(1, 1)
        fill(self, True, (0, 0, 0, 0), 0)
        box(self).addWidget(self._top)
        box(self).addLayout(self._columns, 1)
        box(self).addWidget(self.banner)
        self.list.setFixedWidth(theme().px(_LIST))
        self._beside.setFixedWidth(theme().px(_PANEL))
        self._beside.setWidget(self.panel)
        self.list.entered.connect(self.focus_text)
        self.list.list.clicked.connect(lambda _index: self._leave_list())
        self.middle.list_wanted.connect(self.focus_list)
        self.setFocusProxy(self.list.list)
        self.show_nothing("")

    # show

    def show_rows(self, rows: Sequence[EditorRow], chosen: UUID | EditorTask | None, empty: str) -> None:
        """Replace the rows of the list."""
        self.list.show_rows(rows, chosen, empty)

    def show_article(
        self,
        article: Article,
        editing: Editing,
        actions: Sequence[EditAction],
        tasks: Sequence[EditorTask],
        names: Names,
    ) -> None:
        """Show an article to edit."""
        is_other = article.id != self.middle.form.shown_id or not self._is_open
        self.middle.show_article(article, editing, names)
        self.panel.show_article(editing, actions, tasks, names)
        self._open(True, is_other)

    def show_task(self, task: EditorTask, names: Names) -> None:
        """Show a task without an article."""
        self.middle.show_task(task, names)
        self._open(True, True, has_panel=False)

    def show_nothing(self, words: str) -> None:
        """Nothing is chosen."""
        self.middle.show_nothing(words)
        self._open(False, True, has_panel=False)

    def _open(self, is_open: bool, is_other: bool, has_panel: bool = True) -> None:
        self._is_open, self._has_panel = is_open, has_panel
        if is_other:
            self._is_listed = self._is_listed and self.list.list.hasFocus()  # the arrows look through all of them
        self._fold()

    def _leave_list(self) -> None:
        self._is_listed = False
        self._fold()

    # folding

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px, width = theme().px, self.width()
        is_roomy, is_narrow = width >= px(_ROOMY), width < px(_NARROW)
        if is_roomy and self._beside.widget() is None:
            self._beside.setWidget(self.panel)
        elif not is_roomy and self._beside.widget() is not None:
            box(self.middle.content).insertWidget(box(self.middle.content).count() - 1, self._beside.takeWidget())
        self.panel.setVisible(self._has_panel)  # a scroll area shows what it is given
        self._beside.setVisible(is_roomy and self._has_panel)
        is_list_alone = is_narrow and (self._is_listed or not self._is_open)
        self.list.setVisible(not is_narrow or is_list_alone)
        self._top.setVisible(not is_narrow or is_list_alone)
        self.middle.setVisible(not is_list_alone)
        self.middle.show_back(is_narrow and self._is_open)
        self.list.setMinimumWidth(px(_LIST) if not is_narrow else 0)
        self.list.setMaximumWidth(px(_LIST) if not is_narrow else _ANY)

    # coming, going and the keyboard

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is read again each time the page comes to the front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.went.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the page is read, also through what came on it later."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def focus_list(self) -> None:
        """Put the keyboard in the list."""
        self._is_listed = True
        self._fold()
        self.list.focus_list()

    def focus_search(self) -> None:
        """Put the keyboard in the search field above the list."""
        self._is_listed = True
        self._fold()
        self.list.focus_search()

    def focus_hints(self) -> None:
        """Put the keyboard in the hints, and bring them in sight."""
        self._leave_list()
        self.panel.focus_hints()
        around = self.middle if self._beside.widget() is None else self._beside
        around.ensureWidgetVisible(self.panel.hints)

    def focus_text(self) -> None:
        """Put the keyboard in the open article."""
        self._leave_list()
        self.middle.focus_text()
