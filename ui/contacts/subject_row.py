"""One subject in the contact panel: what it is about and how it ended."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.contact_words import message_kind_name
from app.domain.draft import SubjectDraft
from resources.translations import _
from ui.contacts.words import outcome_chip
from ui.shared.theme import theme
from ui.shared.widgets.basics import chip, icon_button, label

_CHOOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words, tone = outcome_chip(subject.outcome)
        current = _("current subject") if is_current else ""
        self.setAccessibleName(", ".join(part for part in (subject.title, words, detail, current) if part))
        self._build(subject.title or _("(no name yet)"), chip(words, tone))
        extra = " · ".join(part for part in (_kind_words(subject), detail) if part)
        if extra:
            self._column.addWidget(label(extra, "muted", wrap=True))
        self._dress(is_current)

    def _build(self, title: str, outcome: QWidget) -> None:
        px = theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(8), px(5), px(2), px(5))
        self._column.setSpacing(px(2))
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(label(title, "strong", wrap=True), 1)
        top.addWidget(outcome, 0, Qt.AlignmentFlag.AlignTop)
        remove = icon_button("x", _("Remove {name}").format(name=title))
        remove.clicked.connect(self.removal_requested)
        top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)

    def _dress(self, is_current: bool) -> None:
        """Mark the row the outcome keys act on."""
        colours, px = theme().colours, theme().px
        edge = colours.accent_text if is_current else "transparent"
        self.setStyleSheet(
            f"#subject-row {{ border: 2px solid transparent; border-left: {px(3)}px solid {edge}; }} "
            f"#subject-row:focus {{ border: 2px solid {colours.accent_text}; border-left-width: {px(3)}px; }}"
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere chooses the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or space chooses the row, Delete removes it."""
        if event.key() in _CHOOSING_KEYS and not event.modifiers():
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

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
