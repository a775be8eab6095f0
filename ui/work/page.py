"""The work page: the queue, and beside it the item that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.services.work_ports import QueuePage, QueueQuery, QueueView, WorkDetails
from ui.shared.names import Names
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed, fill, row, scrolled, stack_when_narrow
from ui.work.answer_box import AnswerBox
from ui.work.bar import WorkBar
from ui.work.details import DetailsView
from ui.work.table import WorkTable
from ui.work.words import empty_words

_LEAST = 170  # height of queue and details


class WorkPage(QWidget):
    """Shows what was promised.

    Attributes:
        bar, table, details, answer: its parts.
        banner: tells what happened, below the queue; note: about the open item, beside what is typed.

    Signals:
        came: the page came to the front.
        went: another page took its place.
    """

    came = Signal()
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self.bar, self.table, self.details, self.answer = WorkBar(), WorkTable(), DetailsView(), AnswerBox()
        self.banner, self.note = Banner(), Banner()
        self.model = self.table.model
        whole = boxed("page")
        self._scroll = scrolled(whole, self)  # with large text in a small window
        box(whole).addWidget(self.bar)
        self._columns = row(self._build_list(), self._build_panel(), gap=0)
        self._columns.setStretch(0, 5)
        self._columns.setStretch(1, 3)
        box(whole).addLayout(self._columns, 1)
        self.answer.hide()

    def _build_list(self) -> QWidget:
        frame = boxed("page", margins=(16, 12, 16, 16), gap=10)
        self.table.setMinimumHeight(theme().px(_LEAST))
        box(frame).addWidget(self.bar.filters)
        box(frame).addWidget(self.table, 1)
        box(frame).addWidget(self.banner)
        return frame

    def _build_panel(self) -> QWidget:
        frame = boxed("panel")
        self.details.setMinimumHeight(theme().px(_LEAST))
        box(frame).addWidget(self.details, 1)
        box(frame).addWidget(self.note)
        box(frame).addWidget(self.answer)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts the item below the queue."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())

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

    # show

    def show_queue(self, query: QueueQuery, page: QueuePage, names: Names, open_item: WorkDetails | None) -> None:
        """Replace the rows; of one's own work the first is opened when nothing is."""
        chosen = open_item.row.item.id if open_item else None
        self.bar.show_query(query, page.counts)
        is_narrowed = bool(query.text or query.unit_id or query.statuses)
        self.table.show_rows(page.rows, names, chosen, empty_words(query.view, is_narrowed))
        if open_item is None and page.rows and query.view is QueueView.MINE:
            self.table.choose_first()

    def show_number_error(self, text: str) -> None:
        """The typed number is not right."""
        self.bar.search.show_error(text)

    # wishes that come from keys

    def focus_list(self) -> None:
        """Put the keyboard in the queue."""
        self.table.focus_list()
        self._scroll.ensureWidgetVisible(self.table)

    def focus_search(self) -> None:
        """Put the keyboard in the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.edit.selectAll()
        self._scroll.ensureWidgetVisible(self.bar)

    def focus_answer(self) -> None:
        """Put the keyboard in the answer box, or in the details when there is nothing to answer."""
        target = self.answer.field if self.answer.field.isVisible() else self.details
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(target)
