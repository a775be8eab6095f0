"""Form fields with a label above and the error below."""

from collections.abc import Callable, Sequence
from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.shared.icons import pixmap
from ui.shared.theme import theme
from ui.shared.widgets.basics import label, set_property
from ui.shared.widgets.flow_layout import Flow


class Field(QWidget):
    """A label, an editor and room for what is wrong.

    Signals:
        changed: the value as typed.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        editor: QWidget,
        read: Callable[[], str],
        write: Callable[[str], None],
        required: bool = False,
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.editor = editor
        self.is_required = required
        self._label = label("", "label")
        self._label.setBuddy(editor)
        self.rename(name)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(3))
        for part in (self._label, editor, self._error):
            column.addWidget(part)
        self.setFocusProxy(editor)

    def hide_label(self) -> Self:
        """The name stays for screen readers only: the field stands in a bar."""
        self._label.hide()
        return self

    def rename(self, name: str) -> None:
        """Call the field otherwise."""
        words = f"{name} *" if self.is_required else name
        self._label.setText(words.replace("&", "&&"))  # with a buddy a single & would mark a key
        self.editor.setAccessibleName(words)

    def show_error(self, text: str) -> None:
        """Say what is wrong here; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        set_property(self.editor, "wrong", bool(text))

    @property
    def error(self) -> str:
        """What is said to be wrong, or ""."""
        return self._error.text()

    def value(self) -> str:
        """The value as typed."""
        return self._read()

    def set_value(self, value: str) -> None:
        """Show a value without telling it changed; one that is there already keeps its cursor."""
        if self._read() != value:
            self._write(value)


class TextField(Field):
    """One line of text."""

    def __init__(self, name: str, required: bool = False, hint: str = "", maximum: int = 200) -> None:
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setMaxLength(maximum)
        super().__init__(name, self.edit, self.edit.text, self.edit.setText, required)
        self.edit.textEdited.connect(self.changed)


class AreaField(Field):
    """Some lines of text."""

    def __init__(self, name: str, required: bool = False, lines: int = 3) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        super().__init__(name, self.edit, self.edit.toPlainText, self._show, required)
        self.edit.setFixedHeight(theme().px(22 * lines + 14))
        self.edit.textChanged.connect(lambda: self.changed.emit(self.edit.toPlainText()))

    def _show(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)


class Combo(QComboBox):
    """A list that opens, with an arrow in the colours of the theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow at the right edge."""
        super().paintEvent(event)
        size = theme().px(15)
        arrow = pixmap("chevron-down", theme().colours.muted, size, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(self.width() - size - theme().px(8), (self.height() - size) // 2, arrow)


class ListField(Field):
    """One of a longer list; values and words side by side."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], required: bool = False) -> None:
        self.combo = Combo()
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        super().__init__(name, self.combo, self._chosen, self._choose, required)
        self.set_choices(choices)
        self.combo.activated.connect(lambda _row: self.changed.emit(self.value()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the list; each is (value, words)."""
        self.combo.clear()
        for value, words in choices:
            self.combo.addItem(words, value)

    def _chosen(self) -> str:
        return str(self.combo.currentData() or "")

    def _choose(self, value: str) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))


class ChoiceField(Field):
    """One of a few, as buttons beside each other; arrow keys and space choose."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], required: bool = False) -> None:
        self._flow = Flow(theme().px(8))
        super().__init__(name, self._flow, self._chosen, self._choose, required)
        self._group = QButtonGroup(self)
        self._values: dict[str, QPushButton] = {}
        for value, words in choices:
            self._add(value, words)
        self._flow.show_widgets(list(self._values.values()))
        if self._values:
            self.setFocusProxy(next(iter(self._values.values())))

    def _add(self, value: str, words: str) -> None:
        button = QPushButton(words)
        button.setProperty("role", "choice")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._tell(value))
        self._group.addButton(button)
        self._values[value] = button

    def _tell(self, value: str) -> None:
        self.setFocusProxy(self._values[value])  # who comes back goes on at what was chosen
        self.changed.emit(value)

    def set_words(self, value: str, words: str) -> None:
        """Change what a button says."""
        self._values[value].setText(words)
        self._flow.updateGeometry()

    def leave_out(self, value: str) -> None:
        """Do not offer this any more."""
        self._values.pop(value).hide()

    def _chosen(self) -> str:
        return next((value for value, button in self._values.items() if button.isChecked()), "")

    def _choose(self, value: str) -> None:
        if value in self._values:
            self._values[value].setChecked(True)
            self.setFocusProxy(self._values[value])
