"""A part of an article that opens under its title."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from resources.translations import _
from ui.knowledge.article_text import ArticleText
from ui.knowledge.marked_label import MarkedLabel
from ui.knowledge.matches import Span
from ui.shared.icons import pixmap
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill


class FoldLine(QPushButton):
    """The title: Enter, the space bar or a click opens what is below it, and closes it again.

    Attributes:
        title: the words, in which something found can be marked.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        fill(self, False, (4, 4, 4, 4), 6)
        self._arrow, self.title = QLabel(), MarkedLabel(title, "strong")
        for part in (self._arrow, self.title):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box(self).addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        box(self).addWidget(self.title, 1)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, is_open: bool) -> None:
        name = "chevron-down" if is_open else "chevron-right"
        size, colours = theme().px(16), theme().colours
        self._arrow.setPixmap(pixmap(name, colours.accent_text, size, self.devicePixelRatioF()))
        self.setAccessibleDescription(_("opened") if is_open else _("closed"))

    def sizeHint(self) -> QSize:
        """Room for all words."""
        return box(self).sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The words go on at the next line."""
        return box(self).minimumSize()


class Fold(QWidget):
    """The title and the text under it; as a part of the page, `plain` and its places are those of the text.

    What matches in it opens it, for as long as it does. What the reader chose stays so, but that the next match to be
    looked at is always in sight.

    Attributes:
        line, text: its parts.

    Signals:
        chosen: the reader opened or closed it.
    """

    chosen = Signal()

    def __init__(self, title: str, text: ArticleText) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 2)
        self.line, self.text, self.plain = FoldLine(title), text, text.plain
        self._chosen: bool | None = None
        self._spans: Sequence[Span] = ()
        inside = QWidget()
        fill(inside, True, (26, 0, 0, 4), 0)
        box(inside).addWidget(text)
        inside.hide()
        box(self).addWidget(self.line)
        box(self).addWidget(inside)
        self.line.toggled.connect(inside.setVisible)
        self.line.clicked.connect(self._choose)

    def _choose(self) -> None:
        self._chosen = self.is_open
        self.chosen.emit()

    @property
    def is_open(self) -> bool:
        """Whether the text is in sight."""
        return self.line.isChecked()

    def open(self) -> None:
        """Show the text, until the reader closes it."""
        self._chosen = True
        self.line.setChecked(True)

    def show_matches(self, spans: Sequence[Span], current: int | None) -> None:
        """Mark these places, the one at position `current` stronger."""
        if spans is not self._spans or current is not None:  # something else is found, or this one is looked at
            self._chosen = self._chosen or None
        self._spans = spans
        self.line.setChecked(bool(spans) if self._chosen is None else self._chosen)
        self.text.show_matches(spans, current)

    def place_of(self, position: int) -> QRect:
        """Where a match stands; that of the title while it is closed."""
        if not self.is_open:
            return self.line.geometry()
        found = self.text.place_of(position)
        return found.translated(self.text.mapTo(self, found.topLeft()) - found.topLeft())
