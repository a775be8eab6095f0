"""The search box takes whatever is pasted."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shared.widgets.search_box import SearchBox

MOST = 400


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "א" * 10_000, "😀" * 5_000, "x" * (MOST - 1) + "😀", "een\ntwee\tdrie " * 700, "\u202eomgekeerd"],
)
def test_a_long_or_strange_paste_is_cut_and_stays_a_text(qtbot: QtBot, text: str) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    QApplication.clipboard().setText(text)
    box.paste()
    assert 0 < len(box.text().encode("utf-16-le")) // 2 <= MOST  # half a character would not encode
    assert text.startswith(box.text())
