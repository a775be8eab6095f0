"""Charts: keys move a mark that is told in words, a click chooses, and every part has a place of its own."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from app.settings import Theme
from ui.figures.charts.bars import Bar, StackedBars
from ui.figures.charts.chart import Chart
from ui.figures.charts.heat import Cell, HeatGrid
from ui.figures.charts.shares import Share, ShareBars
from ui.figures.charts.sparkline import Point, Sparkline
from ui.shared.theme import apply_theme

BARS = [Bar(str(day), f"day {day}: {10 * day}", str(day), 7 * day, 3 * day) for day in range(1, 31)]


def bars() -> StackedBars:
    chart = StackedBars("Per day", "direct", "not")
    chart.show_bars(BARS)
    return chart


def shares() -> ShareBars:
    chart = ShareBars("Channels")
    chart.show_shares(
        [Share("a", "Counter: 60 %", "Counter", "60 %", 60), Share("b", "Chat: 40 %", "Chat", "40 %", 40)]
    )
    return chart


def heat() -> HeatGrid:
    chart = HeatGrid("Hours")
    cells = [Cell(f"{day}-{hour}", f"{day} {hour}", day, hour, day * hour) for day in range(5) for hour in range(8, 17)]
    chart.show_cells(cells, ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    return chart


def line() -> Sparkline:
    chart = Sparkline("Year")
    values = [80.0, None, 78.0, 84.0]
    chart.show_points([Point(str(n), f"month {n}", value) for n, value in enumerate(values)], 80.0, lambda v: v >= 80)
    return chart


CHARTS = [bars, shares, heat, line]


@pytest.fixture(params=CHARTS)
def chart(request: pytest.FixtureRequest, qtbot: QtBot) -> Chart:
    made: Chart = request.param()
    qtbot.addWidget(made)
    made.resize(600, max(260, made.minimumSizeHint().height()))
    made.show()
    made.setFocus()
    return made


def test_the_keyboard_finds_something_marked_and_told(chart: Chart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart.marked is not None)
    assert chart.marked is not None
    assert chart.accessibleName().endswith(chart.marked.words)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface is not None
    assert chart.marked.words in interface.text(QAccessible.Text.Name)


def test_arrows_move_the_mark_and_stop_at_the_end(chart: Chart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart.marked is not None)
    first = chart.marked
    with qtbot.waitSignal(chart.marked_changed):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked != first
    qtbot.keyClick(chart, Qt.Key.Key_End)
    last = chart.marked
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked == last


def test_enter_and_a_click_choose_the_same(chart: Chart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart.marked is not None)
    with qtbot.waitSignal(chart.chosen) as by_key:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    middle = chart.place_of(0).center().toPoint()
    with qtbot.waitSignal(chart.chosen) as by_mouse:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert by_key.args == by_mouse.args


def test_a_click_beside_every_part_chooses_nothing(chart: Chart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_parts_do_not_cover_each_other_and_stay_inside(chart: Chart) -> None:
    places = [chart.place_of(number) for number in range(len(chart._parts))]
    assert all(chart.rect().toRectF().contains(place) for place in places)
    assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])


@pytest.mark.parametrize(("theme", "percent"), [(Theme.LIGHT, 100), (Theme.DARK, 100), (Theme.LIGHT, 200)])
def test_every_chart_paints_in_both_themes_and_with_large_text(theme: Theme, percent: int, qtbot: QtBot) -> None:
    apply_theme(theme, percent, "#0b5c66")
    for make in CHARTS:
        made = make()
        qtbot.addWidget(made)
        made.resize(made.sizeHint())
        assert _colours_of(made.grab().toImage()) > 2
    apply_theme(Theme.LIGHT, 100, "#0b5c66")


def _colours_of(image: QImage) -> int:
    step = 3
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})


def test_the_mark_stays_on_its_key_when_numbers_are_read_again(qtbot: QtBot) -> None:
    chart = bars()
    qtbot.addWidget(chart)
    chart.mark(4)
    chart.show_bars(BARS[2:])
    assert chart.marked == BARS[4]


def test_up_and_down_in_the_grid_go_to_the_same_hour_of_another_day(qtbot: QtBot) -> None:
    grid = heat()
    qtbot.addWidget(grid)
    grid.mark(3)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.marked is not None and grid.marked.key == "1-11"
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.marked.key == "0-11"


def test_a_chart_without_parts_has_nothing_to_choose(qtbot: QtBot) -> None:
    chart = ShareBars("Channels")
    qtbot.addWidget(chart)
    chart.show_shares([])
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chart.accessibleName() == "Channels"
