"""A row that wraps."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.shared.widgets.flow_layout import Flow, FlowLayout


class Block(QWidget):
    """A widget of a fixed size."""

    def __init__(self, width: int = 60, height: int = 20) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def blocks(count: int) -> list[QWidget]:
    return [Block() for _ in range(count)]


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    made = Flow(gap=5)
    qtbot.addWidget(made)
    made.show()
    return made


def layout_of(flow: Flow) -> FlowLayout:
    layout = flow.layout()
    assert isinstance(layout, FlowLayout)
    return layout


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (125, 2), (60, 4), (10, 4)])
def test_it_is_as_high_as_its_rows_at_a_width(flow: Flow, width: int, rows: int) -> None:
    flow.show_widgets(blocks(4))
    assert layout_of(flow).heightForWidth(width) == rows * 20 + (rows - 1) * 5


@pytest.mark.parametrize("width", [60, 130, 200, 400])
def test_nothing_overlaps_and_nothing_sticks_out(flow: Flow, width: int) -> None:
    shown = blocks(7)
    flow.show_widgets(shown)
    flow.resize(width, layout_of(flow).heightForWidth(width))
    places = [widget.geometry() for widget in shown]
    assert all(flow.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
    assert all(one.top() < other.top() or one.left() < other.left() for one, other in pairwise(places))


def test_a_row_is_as_high_as_its_highest(flow: Flow) -> None:
    flow.show_widgets([Block(60, 20), Block(60, 50), Block(60, 20)])
    assert layout_of(flow).heightForWidth(130) == 50 + 5 + 20


def test_what_is_hidden_takes_no_room(flow: Flow) -> None:
    shown = blocks(3)
    flow.show_widgets(shown)
    shown[1].hide()
    assert layout_of(flow).heightForWidth(125) == 20


def test_empty_it_has_no_height(flow: Flow) -> None:
    assert layout_of(flow).heightForWidth(100) == 0
    assert layout_of(flow).itemAt(0) is None and layout_of(flow).takeAt(0) is None


def test_new_widgets_replace_the_old_ones_which_go(qtbot: QtBot, flow: Flow) -> None:
    old = blocks(3)
    flow.show_widgets(old)
    flow.show_widgets([QLabel("a"), QPushButton("b")])
    assert layout_of(flow).count() == 2
    qtbot.waitUntil(lambda: not any(isValid(each) for each in old))


def test_in_a_column_it_gets_the_height_that_it_needs(qtbot: QtBot) -> None:
    page, flow = QWidget(), Flow(gap=5)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(flow)
    column.addStretch(1)
    page.resize(130, 400)
    page.show()
    flow.show_widgets(blocks(6))
    qtbot.waitUntil(lambda: flow.height() == 3 * 20 + 2 * 5)
