"""The hints of an article as a list: choosing one brings the writer to the place."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from knowledgebase.article import ArticleKind
from knowledgebase.writing import Hint
from resources.translations import _
from ui.editing.hint_words import hint_line
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label

_MOST_HEIGHT = 240
_BESIDE = 40  # padding at both sides and the scroll bar


class HintList(QWidget):
    """Never higher than fits beside the text; a friendly line when there is nothing to say.

    Signals:
        hint_chosen: a Hint.
    """

    hint_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 4)
        self._none = label(_("No hints: this reads well."), "muted", wrap=True)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Hints while writing"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._hints: tuple[Hint, ...] = ()
        for part in (self._none, self._list):
            box(self).addWidget(part)
        self.setFocusProxy(self._list)
        self._list.hide()
        self.setFocusProxy(self._list)

    def show_hints(self, hints: Sequence[Hint], kind: ArticleKind = ArticleKind.PRODUCT) -> None:
        """Show these; the same ones again leave the list as it is."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        row = self._list.currentRow()
        self._list.clear()
        for hint in hints:
            item = QListWidgetItem(hint_line(hint, kind))
            item.setData(Qt.ItemDataRole.UserRole, hint)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), len(hints) - 1))
        self._list.setVisible(bool(hints))
        self._none.setVisible(not hints)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list is higher."""
        super().resizeEvent(event)
        self._fit()

    def _choose(self, item: QListWidgetItem) -> None:
        self.hint_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _fit(self) -> None:
        """As high as the hints, each on as many lines as it needs: Qt forgets the padding of a row."""
        px, metrics = theme().px, self._list.fontMetrics()
        room = QRect(0, 0, max(self.width() - px(_BESIDE), px(80)), px(2000))
        total = 0
        for row in range(self._list.count()):
            item = self._list.item(row)
            height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height() + px(14)
            item.setSizeHint(QSize(0, height))
            total += height
        self._list.setFixedHeight(min(total + px(4), px(_MOST_HEIGHT)))
