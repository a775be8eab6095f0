"""What the customer was promised and has not heard yet, and the key that reminds the team."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.rights import Right
from resources.translations import _
from ui.shared.offering import needs
from ui.shared.promise_words import PromiseWords
from ui.shared.widgets.basics import KeyButton, box, boxed, chip, clear, fill, label, row


class PromisesLine(QFrame):
    """One block for each open promise; hidden when there is none.

    Signals:
        remind_requested: the id of the work item.
    """

    remind_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card-warn")
        self.setAccessibleName(_("Open promises"))
        fill(self, True, (10, 8, 10, 8), 8)
        self._lines: tuple[PromiseWords, ...] = ()
        self.hide()

    @property
    def lines(self) -> tuple[PromiseWords, ...]:
        """What is shown now."""
        return self._lines

    def show_promises(self, lines: Sequence[PromiseWords]) -> None:
        """Show these, or go away when there are none."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear(box(self))
        first = self._first()
        for line in self._lines:
            box(self).addWidget(self._block(line, has_key=line is first))
        self.setVisible(bool(self._lines))

    def remind_first(self) -> bool:
        """Ask for the first promise of which the team was not reminded yet; False when there is none."""
        first = self._first()
        if first is not None:
            self.remind_requested.emit(first.item_id)
        return first is not None

    def _first(self) -> PromiseWords | None:
        return next((line for line in self._lines if not line.is_reminded), None)

    def _block(self, line: PromiseWords, has_key: bool) -> QWidget:
        block = boxed("clear", gap=4)
        box(block).addLayout(row(chip(line.sign, "bad" if line.is_late else "plain"), None))
        box(block).addWidget(label(line.text, "strong", wrap=True))
        if line.is_reminded:
            box(block).addWidget(label(_("✓ The team knows that the customer asked again"), "muted", wrap=True))
        else:
            key = "Ctrl R" if has_key else ""
            remind = needs(KeyButton(_("Remind the team"), key), Right.REGISTER_CONTACTS)
            remind.setAccessibleName(_("Remind the team: {promise}").format(promise=line.text))
            remind.clicked.connect(lambda: self.remind_requested.emit(line.item_id))
            box(block).addLayout(row(remind, None))
        return block
