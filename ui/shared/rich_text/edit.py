"""The editor of formatted text: as high as its text, and nothing comes in that an article may not hold."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTextEdit
from shiboken6 import isValid

from app.domain.errors import DomainError
from resources.translations import _
from ui.shared.icons import pixmap
from ui.shared.rich_text.keys import leaves_link, on_backspace, on_enter, on_space, on_tab
from ui.shared.rich_text.lists import settle, toggle_list
from ui.shared.rich_text.look import RichLook
from ui.shared.rich_text.paste import coming_in, going_out, may_come_in
from ui.shared.rich_text.state import STEP_KEYS, RichState, RichStep, state_at
from ui.shared.rich_text.steps import (
    TableStep,
    dissolve_opening,
    insert_opening,
    insert_table,
    marked,
    one_step,
    opening_around,
    paste_blocks,
    put_link,
    select_link,
    toggle_heading,
)
from ui.shared.theme import theme


class RichEdit(QTextEdit):
    """Bold, italic, headings, lists, tables, links and parts that open.

    Signals:
        told: DomainError: what was not pasted, or not wholly, and why.
        link_wanted: the person wants to make or change the link at the cursor.
        state_changed: what is true at the cursor may have changed.
    """

    told = Signal(object)
    link_wanted = Signal()
    state_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(theme().px(20))
        self._look = RichLook(self.document())
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.cursorPositionChanged.connect(self._moved)
        self.textChanged.connect(self.state_changed)
        self.currentCharFormatChanged.connect(lambda _look: self.state_changed.emit())
        self._keys = {QKeySequence(keys): step for step, keys in STEP_KEYS.items()}

    # steps

    def do(self, step: RichStep) -> None:
        """Do what a button or its key stands for, where it is possible."""
        if self.isReadOnly() or step in self.state().off:
            return
        self._steps()[step]()
        self.state_changed.emit()

    def _steps(self) -> dict[RichStep, Callable[[], object]]:
        change = self._change
        return {
            RichStep.BOLD: lambda: self._mark("**"),
            RichStep.ITALIC: lambda: self._mark("*"),
            RichStep.HEADING: lambda: change(lambda cursor: toggle_heading(cursor, 2)),
            RichStep.SUBHEADING: lambda: change(lambda cursor: toggle_heading(cursor, 3)),
            RichStep.BULLETS: lambda: change(lambda cursor: toggle_list(cursor, False)),
            RichStep.NUMBERS: lambda: change(lambda cursor: toggle_list(cursor, True)),
            RichStep.LINK: self.link_wanted.emit,
            RichStep.TABLE: lambda: change(insert_table),
            RichStep.OPENING: lambda: change(_toggle_opening),
            RichStep.UNDO: self.undo,
            RichStep.REDO: self.redo,
        }

    def do_in_table(self, step: TableStep) -> None:
        """Change the table in which the cursor is."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is not None and not self.isReadOnly():
            cell = table.cellAt(cursor)
            row, column = cell.row(), cell.column()
            self._change(lambda _cursor: step(table, row, column))
            self._go_to_cell(table, row, column)

    def _go_to_cell(self, table: QTextTable, row: int, column: int) -> None:
        """Stay where the cursor was, or as near as there still is a cell."""
        if isValid(table) and table.rows() and table.columns():
            cell = table.cellAt(min(row, table.rows() - 1), min(column, table.columns() - 1))
            self.setTextCursor(cell.lastCursorPosition())

    def state(self) -> RichState:
        """What is true at the cursor."""
        if self.isReadOnly():
            return RichState()
        return state_at(self.textCursor(), self.currentCharFormat())

    def link(self) -> tuple[str, str]:
        """The words that are selected or are a link around the cursor, which then is selected; and its address."""
        cursor = self.textCursor()
        address = select_link(cursor)
        self.setTextCursor(cursor)
        return cursor.selectedText(), address

    def put_link(self, text: str, address: str) -> None:
        """Replace what is selected by a link; without an address by the text alone."""
        self._change(lambda cursor: put_link(cursor, text, address))

    def _mark(self, mark: str) -> None:
        self.mergeCurrentCharFormat(marked(self.currentCharFormat(), mark))

    def _change(self, change: Callable[[QTextCursor], object]) -> None:
        """One step to undo; the cursor goes where the change leaves it."""
        cursor = self.textCursor()
        with one_step(cursor):
            change(cursor)
        cursor.joinPreviousEditBlock()
        settle(self.document())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # keys

    def event(self, event: QEvent) -> bool:
        """The keys of the steps are the text's, whatever the window does with them elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps, lists and headings that are typed, and the lines that follow them."""
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif step := self._step_of(event):
            self.do(step)
        elif not self._has_own_meaning(event):
            if event.text().isprintable() and event.text() and leaves_link(self.textCursor()):
                self._type_outside_link()
            super().keyPressEvent(event)

    def _step_of(self, event: QKeyEvent) -> RichStep | None:
        return self._keys.get(QKeySequence(event.keyCombination()))

    def _has_own_meaning(self, event: QKeyEvent) -> bool:
        meanings: dict[int, Callable[[QTextCursor], bool]] = {
            Qt.Key.Key_Return: on_enter,
            Qt.Key.Key_Enter: on_enter,
            Qt.Key.Key_Backspace: on_backspace,
            Qt.Key.Key_Space: on_space,
        }
        meaning = meanings.get(event.key())
        if meaning is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        cursor = self.textCursor()
        if not meaning(cursor):
            return False
        self.setTextCursor(cursor)
        self.state_changed.emit()
        return True

    def _type_outside_link(self) -> None:
        look = QTextCharFormat(self.currentCharFormat())
        look.clearProperty(QTextCharFormat.Property.AnchorHref.value)
        look.clearProperty(QTextCharFormat.Property.IsAnchor.value)
        self.setCurrentCharFormat(look)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab at the beginning of an item moves it, and goes through cells; else it goes to the next field."""
        cursor = self.textCursor()
        if not self.isReadOnly() and on_tab(cursor, next):
            self.setTextCursor(cursor)
            self.state_changed.emit()
            return True
        return super().focusNextPrevChild(next)

    # in and out

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """No picture, style or page is ever loaded."""
        return None

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Also what is refused: it is said why."""
        return may_come_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped comes in clean, or not at all."""
        try:
            blocks, lost_pictures = coming_in(source)
        except DomainError as error:
            self.told.emit(error)
            return
        if blocks:
            self._change(lambda cursor: paste_blocks(cursor, blocks))
        if lost_pictures:
            self.told.emit(DomainError("picture-in-text"))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies are as plain as what is stored."""
        return going_out(self.textCursor())

    # place

    def paintEvent(self, event: QPaintEvent) -> None:
        """An arrow before the title of each part that opens."""
        super().paintEvent(event)
        layout, size = self.document().documentLayout(), theme().px(16)
        arrow = pixmap("chevron-down", theme().colours.muted, size, self.devicePixelRatioF())
        with QPainter(self.viewport()) as painter:
            for frame in self.document().rootFrame().childFrames():
                if not isinstance(frame, QTextTable):
                    place = layout.blockBoundingRect(frame.firstCursorPosition().block())
                    left = layout.frameBoundingRect(frame).left() + frame.frameFormat().padding()
                    painter.drawPixmap(round(left), round(place.top()) + theme().px(2), arrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        height = round(self.document().size().height()) + frame + theme().px(2)
        if height != self.height():
            self.setFixedHeight(height)

    def _moved(self) -> None:
        """Keep the line of the cursor in sight: what scrolls is around this field."""
        self.state_changed.emit()
        if not self.hasFocus():
            return
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None:
            place = self.viewport().mapTo(inside, self.cursorRect().center())
            around.ensureVisible(place.x(), place.y(), 0, theme().px(40))


def _toggle_opening(cursor: QTextCursor) -> None:
    frame = opening_around(cursor)
    if frame is None:
        insert_opening(cursor, _("Title"))
    else:
        dissolve_opening(cursor, frame)
