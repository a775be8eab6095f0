"""The overview of all shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet
from ui.shortcuts import all_keys


class HelpSheet(Sheet):
    """Keys in groups, two columns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Shortcuts"), _("Everything works without a mouse"), width=820)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(24))
        groups = list(dict.fromkeys(key.group for key in all_keys()))
        grid.addLayout(_group(groups[:1]), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_group(groups[1:]), 0, 1, Qt.AlignmentFlag.AlignTop)
        box(self.body).addLayout(grid)
        box(self.body).addStretch(1)
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(None, close)


def _group(names: list[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme().px(5))
    grid.setHorizontalSpacing(theme().px(14))
    grid.setColumnStretch(1, 1)
    line = 0
    for name in names:
        grid.addWidget(label(name, "heading"), line, 0, 1, 2)
        line += 1
        for key in (key for key in all_keys() if key.group == name):
            corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(shown(key.keys[0]), "key"), line, 0, corner)
            grid.addWidget(label(key.words, "", wrap=True), line, 1)
            line += 1
    return grid


def shown(keys: str) -> str:
    """A key as it stands on the keyboard."""
    return keys.replace("Return", "↵").replace("PgDown", "PgDn").replace("Down", "↓")
