"""The news page: a list on the left, the message on the right; opening it marks it as read."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.bulletin import Bulletin, BulletinState
from app.domain.rights import Right
from app.services.news_actions import BulletinDetails
from resources.translations import _, plural
from ui.news.reader import NewsReader
from ui.news.words import row_words
from ui.shared.names import Names
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, boxed, chip, fill, label, row, stack_when_narrow
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.flow_layout import Flow

_TODAY, _ALL = "today", "all"


class NewsPage(QWidget):
    """Shows bulletins, important first: those of today, or all of them with when and for whom they are shown.

    Attributes:
        banner: tells what was done and what went wrong.
        reader: the open bulletin.

    Signals:
        opened: the Bulletin that was chosen.
        all_wanted: whether all are to be shown, or those of today.
        new_requested: the button of that name.
        link_requested: address of a link in the text.
    """

    opened = Signal(object)
    all_wanted = Signal(bool)
    new_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self.banner, self._came_back, self.reader = Banner(), Banner(), NewsReader()
        self.reader.link_requested.connect(self.link_requested)
        self._columns = row(self._build_list(), self.reader, gap=0)
        self._columns.setStretch(0, 2)
        self._columns.setStretch(1, 5)
        box(self).addWidget(self._build_top())
        for banner in (self._came_back, self.banner):
            box(self).addWidget(banner)
        box(self).addLayout(self._columns, 1)
        self._bulletins: Sequence[Bulletin] = ()

    def _build_top(self) -> QWidget:
        top = boxed("top", margins=(16, 10, 16, 10), gap=8)
        self._unread = chip("", "info")
        self.switch = ChoiceField(_("Show"), [(_TODAY, _("For you, today")), (_ALL, _("All messages"))]).hide_label()
        self.switch.set_value(_TODAY)
        self.switch.changed.connect(lambda value: self.all_wanted.emit(value == _ALL))
        new = needs(KeyButton(_("New message"), "Ctrl N", "primary"), Right.WRITE_NEWS)
        new.clicked.connect(self.new_requested)
        flow = Flow(theme().px(10))
        heading = boxed("clear", vertical=False, gap=10)
        heading.setMinimumHeight(new.sizeHint().height())
        for part in (label(_("News and instructions"), "title"), self._unread):
            box(heading).addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        flow.show_widgets([heading, self.switch, new])
        box(top).addWidget(flow)
        self._unread.hide()
        return top

    def _build_list(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(_("News and instructions"))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme().px(2))
        self.list.setMinimumSize(QSize(theme().px(180), theme().px(76)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.currentRowChanged.connect(self._open)
        return self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts the message below the list."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())

    # show

    def show_bulletins(self, bulletins: Sequence[Bulletin], names: Names, is_all: bool, chosen: UUID | None) -> None:
        """Replace the list; what was read is not bold. `chosen` is the open one, if it is among them."""
        self._bulletins = bulletins
        place = next((place for place, bulletin in enumerate(bulletins) if bulletin.id == chosen), -1)
        self.switch.set_value(_ALL if is_all else _TODAY)
        scrolled = self.list.verticalScrollBar().value()
        self.list.blockSignals(True)
        self.list.clear()
        for bulletin in bulletins:
            self.list.addItem(_item(bulletin, names, is_all))
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)
        if place >= 0:
            self.reader.show_bulletin(bulletins[place], names)
        else:
            self.reader.show_nothing(_choose_words(bool(bulletins), is_all))

    def show_details(self, details: BulletinDetails) -> None:
        """What belongs to the open one."""
        self.reader.show_details(details)

    def show_unread(self, count: int) -> None:
        """How many of today were not read yet."""
        self._unread.setText(plural("{count} new", "{count} new", count))
        self._unread.setVisible(bool(count))

    def show_came_back(self, count: int, write_on: Callable[[], None]) -> None:
        """Offer to go on with messages that somebody typed and did not store."""
        if count:
            words = plural("A message that you wrote came back.", "{count} messages that you wrote came back.", count)
            self._came_back.tell(words, "info", _("Write on"), write_on)
        else:
            self._came_back.hide()

    def focus_list(self) -> None:
        """Choose with the keyboard."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_text(self) -> None:
        """Read with the keyboard."""
        self.reader.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, position: int) -> None:
        if 0 <= position < len(self._bulletins):
            self.opened.emit(self._bulletins[position])


def _choose_words(has_news: bool, is_all: bool) -> str:
    if has_news:
        return _("Choose a message from the list.")
    return _("There is no message yet.") if is_all else _("There is no news today.")


def _item(bulletin: Bulletin, names: Names, is_all: bool) -> QListWidgetItem:
    is_unread = not bulletin.is_read and bulletin.state_on(names.today) is BulletinState.RUNNING
    item = QListWidgetItem(f"{bulletin.title}\n{row_words(bulletin, names, is_all)}")
    item.setFont(QFont(theme().font(14, QFont.Weight.DemiBold if is_unread else QFont.Weight.Normal)))
    return item
