"""The news page: a list on the left, the message on the right; opening it marks it as read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QScrollArea, QWidget

from app.domain.bulletin import Bulletin, BulletinKind
from app.formatting import short_date
from knowledgebase.markup import markdown_to_html
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, chip, fill, label, row, stack_when_narrow


class NewsPage(QWidget):
    """Shows bulletins, important first.

    Signals:
        read: id of the bulletin that was opened.
        link_requested: address of a link in the text.
    """

    read = Signal(object)
    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        top = boxed("top", vertical=False, margins=(16, 12, 16, 12), gap=10)
        self._unread = chip("", "info")
        box(top).addLayout(row(label(_("News and instructions"), "title"), self._unread, None))
        box(self).addWidget(top)
        self._columns = row(self._build_list(), self._build_reader(), gap=0)
        self._columns.setStretch(0, 2)
        self._columns.setStretch(1, 5)
        box(self).addLayout(self._columns, 1)
        self._bulletins: list[Bulletin] = []

    def _build_list(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(_("News and instructions"))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme().px(2))
        self.list.currentRowChanged.connect(self._open)
        return self.list

    def _build_reader(self) -> QWidget:
        self._reader = boxed("surface", margins=(24, 18, 24, 18), gap=8)
        self._title = label("", "title", wrap=True)
        self._line = label("", "muted")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text.linkActivated.connect(self.link_requested)
        for part in (self._title, self._line, self._text):
            box(self._reader).addWidget(part)
        box(self._reader).addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._reader)
        scroll.setAccessibleName(_("Message"))
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts the message below the list."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())

    def show_bulletins(self, bulletins: list[Bulletin]) -> None:
        """Replace the list; what was read is not bold."""
        chosen = self.list.currentRow()
        self._bulletins = bulletins
        self.list.blockSignals(True)
        self.list.clear()
        for bulletin in bulletins:
            self.list.addItem(_item(bulletin))
        self.list.setCurrentRow(min(chosen, len(bulletins) - 1))
        self.list.blockSignals(False)
        unread = sum(not bulletin.is_read for bulletin in bulletins)
        self._unread.setText(_("{count} new").format(count=unread))
        self._unread.setVisible(bool(unread))
        if chosen < 0:
            self._show_none(bool(bulletins))

    def _show_none(self, has_news: bool) -> None:
        self._title.setText("")
        self._line.setText(_("Choose a message on the left.") if has_news else _("There is no news today."))
        self._text.setText("")

    def _open(self, position: int) -> None:
        if not 0 <= position < len(self._bulletins):
            return
        bulletin = self._bulletins[position]
        self._title.setText(bulletin.title)
        kind = _("Work instruction") if bulletin.kind is BulletinKind.INSTRUCTION else _("News")
        since = short_date(bulletin.publish_from) if bulletin.publish_from else ""
        self._line.setText(" · ".join(part for part in (kind, since) if part))
        self._text.setText(markdown_to_html(bulletin.text))
        self._text.setAccessibleName(bulletin.title)
        if not bulletin.is_read:
            self.read.emit(bulletin.id)


def _item(bulletin: Bulletin) -> QListWidgetItem:
    words = [_("important")] if bulletin.important else []
    words.append(_("instruction") if bulletin.kind is BulletinKind.INSTRUCTION else _("news"))
    if not bulletin.is_read:
        words.append(_("new"))
    item = QListWidgetItem(f"{bulletin.title}\n{' · '.join(words)}")
    font = QFont(theme().font(14, QFont.Weight.Normal if bulletin.is_read else QFont.Weight.DemiBold))
    item.setFont(font)
    return item
