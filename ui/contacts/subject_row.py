"""One subject in the contact panel: what it is about and how it ended."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.draft import SubjectDraft
from resources.translations import _
from ui.contacts.words import message_kind_name, outcome_chip
from ui.shared.theme import theme
from ui.shared.widgets.basics import chip, icon_button, label, set_property


class SubjectRow(QFrame):
    """A row that can be chosen with mouse or keyboard.

    Signals:
        chosen, removal_requested: this row was meant.
    """

    chosen = Signal()
    removal_requested = Signal()

    def __init__(self, subject: SubjectDraft, detail: str, is_current: bool) -> None:
        super().__init__()
        self.setObjectName("subject-row")
        column = QVBoxLayout(self)
        px = theme().px
        column.setContentsMargins(px(8), px(5), px(2), px(5))
        column.setSpacing(px(2))
        words, tone = outcome_chip(subject.outcome)
        self._title = QPushButton(subject.title or _("(no name yet)"))
        self._title.setProperty("role", "link")
        self._title.setAccessibleName(f"{subject.title}, {words}")
        self._title.setToolTip(subject.title)
        self._title.setMinimumWidth(px(60))
        self._title.setStyleSheet(f"color: {theme().colours.text}; font-weight: 600; padding-left: 0;")
        self._title.clicked.connect(self.chosen)
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(self._title, 1)
        top.addWidget(chip(words, tone))
        remove = icon_button("x", _("Remove this subject"))
        remove.clicked.connect(self.removal_requested)
        top.addWidget(remove)
        column.addLayout(top)
        extra = " · ".join(part for part in (_kind_words(subject), detail) if part)
        if extra:
            column.addWidget(label(extra, "muted", wrap=True))
        self.set_current(is_current)

    def set_current(self, is_current: bool) -> None:
        """Mark the row the outcome keys act on."""
        colours, px = theme().colours, theme().px
        edge = colours.accent_text if is_current else "transparent"
        self.setStyleSheet(f"#subject-row {{ border: 0; border-left: {px(3)}px solid {edge}; }}")
        set_property(self, "current", is_current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere chooses the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def sizeHint(self) -> QSize:
        """Never wider than the panel."""
        hint = super().sizeHint()
        hint.setWidth(theme().px(200))
        return hint


def _kind_words(subject: SubjectDraft) -> str:
    return "" if subject.kind.value == "question" else message_kind_name(subject.kind)


def empty_subjects() -> QWidget:
    """What the card says before there is a subject."""
    return label(_("Nothing yet. Open an article and press Ctrl+Enter."), "muted", wrap=True)
