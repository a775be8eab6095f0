"""The overview of all shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet
from ui.shortcuts import Key

_ROOMY, _NARROWER = 1200, 820


class HelpSheet(Sheet):
    """Keys in groups, in columns; arrows and page keys scroll."""

    def __init__(self, window: QWidget, keys: Sequence[Key]) -> None:
        columns = 3 if window.width() >= theme().px(_ROOMY) else 2
        width = _ROOMY if columns == 3 else _NARROWER
        super().__init__(window, _("Shortcuts"), _("Everything works without a mouse"), width=width)
        box(self.body).addLayout(_columns(keys, columns))
        box(self.body).addStretch(1)
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(None, close)
        self.on_key(("PgDown", "Down"), lambda: self._scroll_by(1))
        self.on_key(("PgUp", "Up"), lambda: self._scroll_by(-1))

    def _scroll_by(self, pages: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep() // 2)


def _columns(keys: Sequence[Key], count: int) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(theme().px(24))
    columns = [QVBoxLayout() for _number in range(count)]
    for column in columns:
        column.setSpacing(theme().px(16))
        made.addLayout(column, 1)
    for place, name in enumerate(dict.fromkeys(key.group for key in keys)):
        columns[place % count].addLayout(_group(name, [key for key in keys if key.group == name]))
    for column in columns:
        column.addStretch(1)
    return made


def _group(name: str, keys: Sequence[Key]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme().px(5))
    grid.setHorizontalSpacing(theme().px(14))
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(name, "heading"), 0, 0, 1, 2)
    for line, key in enumerate(keys, 1):
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(shown(key.keys[0]), "key"), line, 0, corner)
        grid.addWidget(label(key.words, "", wrap=True), line, 1)
    return grid


def shown(keys: str) -> str:
    """A key as it stands on the keyboard."""
    return keys.replace("Return", "↵").replace("PgDown", "PgDn").replace("Down", "↓")
