"""In the place of an article that was withdrawn: why, since when, and what to read instead."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.formatting import long_date
from app.services.editing_ports import Withdrawal
from resources.translations import _
from ui.shared.widgets.basics import box, fill, label


class WithdrawnView(QWidget):
    """Hidden until an article was asked for that agents read no more.

    Signals:
        replacement_requested: id of the article to read instead.
    """

    replacement_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (24, 24, 24, 24), 8)
        self._replacement: UUID | None = None
        self._since, self._reason = label("", "muted", wrap=True), label("", wrap=True)
        self._open = QPushButton(_open_words(""))
        self._open.setAutoDefault(True)
        self._open.clicked.connect(lambda: self.replacement_requested.emit(self._replacement))
        title = label(_("This article was withdrawn"), "title", wrap=True)
        self.setAccessibleName(title.text())
        for part in (title, self._since, self._reason):
            box(self).addWidget(part)
        box(self).addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        box(self).addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Tell it."""
        self._replacement = withdrawal.replaced_by
        self._since.setText(_("Since {day}").format(day=long_date(withdrawal.at)))
        self._reason.setText(withdrawal.reason)
        self._open.setText(_open_words(withdrawal.title))
        self._open.setVisible(withdrawal.replaced_by is not None)
        self.setAccessibleDescription(f"{self._since.text()}. {withdrawal.reason}")
        self.show()

    def take_keyboard(self) -> None:
        """The keyboard goes to the button, or else a screen reader reads what stands here."""
        (self if self._open.isHidden() else self._open).setFocus(Qt.FocusReason.OtherFocusReason)


def _open_words(title: str) -> str:
    return _("Open “{title}”").format(title=title).replace("&", "&&")
