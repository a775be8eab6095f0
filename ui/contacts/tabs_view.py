"""One tab for each running contact: who, how long, and whether the customer waits."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from app.contact_words import channel_name
from app.domain import drafting
from app.domain.draft import ContactDraft
from app.formatting import duration
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, label

_MAX_TITLE_WIDTH = 230


class ContactTabs(QWidget):
    """The row of tabs.

    Signals:
        contact_chosen: position of the tab.
    """

    contact_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "tabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = boxed("clear", vertical=False, margins=(16, 6, 16, 0), gap=2)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._row)
        self._empty = label(_("No contact yet. Press F2 or start typing a question."), "muted")
        box(self._row).addWidget(self._empty)
        box(self._row).addStretch(1)
        self._tabs: list[ContactTab] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as one tab."""
        return QSize(200, theme().px(41))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows scroll the tabs."""
        return QSize(100, theme().px(41))

    def resizeEvent(self, event: object) -> None:
        """The row fills the width."""
        self._scroll.setGeometry(self.rect())

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int, now: datetime) -> None:
        """Show a tab for each contact, the one in front marked."""
        while len(self._tabs) > len(drafts):
            self._tabs.pop().deleteLater()
        while len(self._tabs) < len(drafts):
            self._add_tab()
        self._empty.setVisible(not drafts)
        for position, (tab, draft) in enumerate(zip(self._tabs, drafts, strict=True)):
            tab.show_contact(draft, position, position == active, now)
            if position == active:
                self._scroll.ensureWidgetVisible(tab)

    def show_time(self, drafts: tuple[ContactDraft, ...], now: datetime) -> None:
        """Move the clocks on."""
        for tab, draft in zip(self._tabs, drafts, strict=False):
            tab.show_time(draft, now)

    def _add_tab(self) -> None:
        tab = ContactTab()
        tab.clicked.connect(lambda: self.contact_chosen.emit(self._tabs.index(tab)))
        box(self._row).insertWidget(len(self._tabs) + 1, tab)
        self._tabs.append(tab)


class ContactTab(QAbstractButton):
    """One tab, painted: title and clock."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clock = ""
        self._holds = False

    def show_contact(self, draft: ContactDraft, position: int, active: bool, now: datetime) -> None:
        """Say who it is and whether it is in front."""
        self.setText(tab_title(draft))
        self.setChecked(active)
        self.setToolTip(f"{self.text()}  (Ctrl+{position + 1})" if position < 9 else self.text())
        self.show_time(draft, now)

    def show_time(self, draft: ContactDraft, now: datetime) -> None:
        """Show the running time, or how long the customer has been waiting or gone."""
        self._holds = draft.on_hold_since is not None
        if self._holds:
            waited = duration(int(drafting.holding_time(draft, now).total_seconds()))
            self._clock = _("on hold {time}").format(time=waited)
        elif draft.talk_ended_at is not None and drafting.is_spoken(draft.channel):
            wrapped = duration(int(drafting.wrapping_time(draft, now).total_seconds()))
            self._clock = _("wrap-up {time}").format(time=wrapped)
        else:
            self._clock = duration(int(drafting.running_time(draft, now).total_seconds()))
        self.setAccessibleName(f"{self.text()}, {self._clock}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for title and clock."""
        px = theme().px
        title, clock = QFontMetrics(self._title_font(True)), QFontMetrics(self._clock_font())
        width = min(title.horizontalAdvance(self.text()), px(_MAX_TITLE_WIDTH))
        return QSize(width + clock.horizontalAdvance(self._clock) + px(54), px(35))

    def minimumSizeHint(self) -> QSize:
        """Tabs do not shrink; the row scrolls."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tab."""
        colours, px = theme().colours, theme().px
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.surface))
                painter.drawRoundedRect(QRectF(self.rect().adjusted(0, 0, 0, px(8))), px(7), px(7))
            if self.hasFocus():
                painter.setPen(QColor(colours.accent_text))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect().adjusted(2, 2, -2, -2)), px(5), px(5))
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        colours, px = theme().colours, theme().px
        clock_font = self._clock_font()
        clock_width = QFontMetrics(clock_font).horizontalAdvance(self._clock) + px(16)
        clock_box = QRectF(self.width() - clock_width - px(13), (self.height() - px(20)) / 2, clock_width, px(20))
        painter.setFont(self._title_font(self.isChecked()))
        painter.setPen(QColor(colours.text if self.isChecked() else colours.muted))
        room = int(clock_box.left() - px(22))
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(px(14), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warn_soft if self._holds else colours.chip))
        painter.drawRoundedRect(clock_box, px(10), px(10))
        painter.setFont(clock_font)
        painter.setPen(QColor(colours.warn_text if self._holds else colours.chip_text))
        painter.drawText(clock_box, Qt.AlignmentFlag.AlignCenter, self._clock)

    def _title_font(self, strong: bool) -> QFont:
        return theme().font(14, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    def _clock_font(self) -> QFont:
        return theme().font(11.5, QFont.Weight.DemiBold)


def tab_title(draft: ContactDraft) -> str:
    """Channel and customer, such as "Telephone · 06 •••• 4417"; never more of a number than that."""
    customer = draft.customer
    digits = [c for c in customer.phone if c.isdigit()]
    phone = f"{''.join(digits[:2])} •••• {''.join(digits[-4:])}" if len(digits) >= 8 else ""
    subject = draft.subjects[0].title if draft.subjects else ""
    who = customer.name or phone or subject or _("new")
    return f"{channel_name(draft.channel)} · {who}"
