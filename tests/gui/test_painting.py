"""A painter lets go of its widget, also when somebody holds the frame that painted: a traceback, or who watches."""

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.shared.widgets.basics import box
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.sheet import Sheet


@pytest.fixture
def held() -> Iterator[list[FrameType]]:
    """The frame of everything that was painted, as it was left."""
    frames: list[FrameType] = []

    def hold(frame: FrameType, event: str, _arg: Any) -> None:
        if event == "call" and frame.f_code.co_name == "paintEvent":
            frames.append(frame)

    sys.setprofile(hold)
    yield frames
    sys.setprofile(None)
    frames.clear()


def test_no_painter_is_at_work_after_it_painted(qtbot: QtBot, held: list[FrameType]) -> None:
    window = QMainWindow()
    window.resize(900, 700)
    sheet = Sheet(window, "Vraag")
    box(sheet.body).addWidget(ListField("Soort", [("a", "A")]))
    window.show()
    sheet.open_sheet()
    qtbot.waitUntil(lambda: {"Sheet", "Combo"} <= {type(each.f_locals["self"]).__name__ for each in held})
    painters = [each for frame in held for each in frame.f_locals.values() if isinstance(each, QPainter)]
    assert painters and not any(painter.isActive() for painter in painters)
    delete(window)
