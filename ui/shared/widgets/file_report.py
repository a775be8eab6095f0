"""What happens with a file: a line on how it stands, a bar while it goes on, and a report."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label


class FileReport(QWidget):
    """`words` are shown at first; `name` is what a screen reader says of the report."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        self._state = label(words, "", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.hide()
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(name)
        self._report.setMinimumHeight(theme().px(220))
        self._report.hide()
        for part in (self._state, self._bar, self._report):
            box(self).addWidget(part)

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return self._state.text()

    def lines(self) -> list[str]:
        """The report, line by line."""
        return self._report.toPlainText().splitlines()

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on."""
        self._state.setText(words)
        self._bar.setValue(percent)
        self._bar.show()

    def show_state(self, words: str) -> None:
        """Work stands still."""
        self._state.setText(words)
        self._bar.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Replace the report; without lines it hides."""
        self._report.setPlainText("\n".join(lines))
        self._report.setVisible(bool(lines))

    def add_lines(self, lines: Sequence[str]) -> None:
        """Go on with the report."""
        self._report.appendPlainText("\n".join(lines))
        self._report.show()
