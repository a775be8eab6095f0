"""A field for free text that proposes what is known."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView

from ui.shared.widgets.fields import Combo, Field


class SuggestField(Field):
    """Typing narrows the list to what has the text in it, the arrow opens all of it, and anything may be typed."""

    def __init__(
        self, name: str, choices: Sequence[str], required: bool = False, hint: str = "", maximum: int = 120
    ) -> None:
        self.combo = Combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit, completer = self.combo.lineEdit(), self.combo.completer()
        assert edit is not None and completer is not None
        self.edit = edit
        self.edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one stop of the Tab key for both: the list, which
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt makes follow what its editor does
        self.edit.setPlaceholderText(hint)
        self.edit.setMaxLength(maximum)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        for listed in (self.combo.view(), completer.popup()):
            assert isinstance(listed, QListView)
            listed.setUniformItemSizes(True)  # otherwise Qt measures each of ten thousand titles
        self._known = QStringListModel(list(choices), self.combo)
        self.combo.setModel(self._known)
        self.combo.setCurrentIndex(-1)
        super().__init__(name, self.combo, self.combo.currentText, self.combo.setEditText, required)
        self.edit.setAccessibleName(self.combo.accessibleName())
        self.edit.textEdited.connect(self.changed)
        self.combo.activated.connect(lambda _row: self.changed.emit(self.value()))

    def offer(self, choices: Sequence[str]) -> None:
        """Propose these from now on; what is typed stays."""
        typed = self.value()
        self._known.setStringList(list(choices))
        self.combo.setEditText(typed)
