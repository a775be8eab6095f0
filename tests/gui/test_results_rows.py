"""Result rows follow each other without overlap or gap, however the list got its width."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.ids import new_id
from app.settings import Theme
from ui.knowledge.results_model import ResultRow
from ui.knowledge.results_view import ResultsView
from ui.main import DEFAULT_ACCENT
from ui.shared.theme import apply_theme

HEIGHT = 700


def rows(count: int) -> tuple[ResultRow, ...]:
    """With a title, a text and chips that take one line in a wide list and more in a narrow one."""
    title = (("Parkeervergunning aanvragen voor bewoners van de binnenstad", True),)
    text, chips = (("Nog een zin die lang is en doorgaat. " * 3, False),), (("direct", "good"), ("Parkeren", "plain"))
    return tuple(ResultRow(new_id(), title, text, chips, (("9 × gekozen", "info"),)) for _ in range(count))


@pytest.fixture(params=[100, 200])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[ResultsView]:
    """At normal and at double text size."""
    apply_theme(Theme.LIGHT, request.param, DEFAULT_ACCENT)
    made = ResultsView()
    made.resize(640, HEIGHT)
    yield made
    delete(made)


def show(view: ResultsView, count: int) -> None:
    view.show_results("", (), None, rows(count), "")
    view.show()


class Drawn(QObject):
    """Notes, each time the list is drawn, which row is drawn first; -1 when none is."""

    def __init__(self, view: ResultsView) -> None:
        super().__init__()
        self._list = view.list
        self.first_rows: list[int] = []
        view.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before it is drawn."""
        if event.type() == QEvent.Type.Paint:
            self.first_rows.append(self._list.indexAt(QPoint(5, 5)).row())
        return False


def is_in_order(view: ResultsView) -> bool:
    """Whether each row begins where the one before it ends."""
    places = [view.list.visualRect(view.model.index(place)) for place in range(view.model.rowCount())]
    return all(place.isValid() for place in places) and all(
        before.bottom() + 1 == after.top() for before, after in pairwise(places)
    )


@pytest.mark.parametrize("count", [3, 30])
def test_at_first_rows_are_in_order(view: ResultsView, count: int, qtbot: QtBot) -> None:
    show(view, count)
    qtbot.waitUntil(lambda: is_in_order(view))


def test_rows_are_never_drawn_as_an_empty_list(view: ResultsView, qtbot: QtBot) -> None:
    drawn = Drawn(view)
    for count in (30, 20, 40):
        drawn.first_rows.clear()
        show(view, count)
        qtbot.waitUntil(lambda: is_in_order(view) and bool(drawn.first_rows))
        assert set(drawn.first_rows) == {0}


@pytest.mark.parametrize("count", [3, 30])
def test_rows_are_in_order_at_every_width(view: ResultsView, count: int, qtbot: QtBot) -> None:
    show(view, count)
    for width in (640, 250, 500, 300):
        view.resize(width, HEIGHT)
        qtbot.waitUntil(lambda: is_in_order(view))


def test_rows_are_in_order_when_the_scroll_bar_comes_and_goes(view: ResultsView, qtbot: QtBot) -> None:
    for count in (2, 40, 3):
        for width in (640, 250):
            view.resize(width, HEIGHT)
            show(view, count)
            qtbot.waitUntil(lambda: is_in_order(view))
