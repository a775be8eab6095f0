"""Reference counts and garbage: what Qt's binding must not get wrong."""

import gc
import sys

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from ui.shared.garbage import WindowThreadCollector, collect_when_due

_CALLS = 2000


class _Teller(QObject):
    """Something that tells."""

    told = Signal(bool)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from Python 3.12 on these objects are immortal")
def test_calls_into_qt_leave_the_counts_of_none_and_true_alone(qtbot: QtBot) -> None:
    timer, teller = QTimer(), _Teller()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(_CALLS):
        timer.setInterval(5)
        teller.told.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(new - old) < _CALLS // 10 for old, new in zip(before, after, strict=True))


def test_python_collects_nothing_by_itself_while_a_window_can_be_open(qtbot: QtBot) -> None:
    was_enabled, parent = gc.isenabled(), QObject()
    try:
        WindowThreadCollector(parent)
        assert not gc.isenabled()
    finally:
        gc.enable() if was_enabled else gc.disable()


def test_garbage_in_a_circle_is_collected_when_it_is_due(qtbot: QtBot) -> None:
    gc.disable()
    try:
        circles: list[list[object]] = []
        for _ in range(gc.get_threshold()[0] * 2):
            circle: list[object] = []
            circle.append(circle)
            circles.append(circle)
        before = gc.get_count()[0]
        collect_when_due()
        assert gc.get_count()[0] < before
    finally:
        gc.enable()
