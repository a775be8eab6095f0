"""What is wanted often is done seldom, and never forgotten."""

from PySide6.QtCore import QElapsedTimer, QObject
from pytestqt.qtbot import QtBot

from ui.shared.paced import Paced


def test_wishes_of_one_moment_are_one_act(qtbot: QtBot) -> None:
    acts: list[int] = []
    owner = QObject()
    paced = Paced(lambda: acts.append(1), 1, owner)
    for _ in range(100):
        paced.want()
    qtbot.waitUntil(lambda: bool(acts))
    assert acts == [1]


def test_a_wish_after_the_act_is_acted_upon_too_but_not_at_once(qtbot: QtBot) -> None:
    acts: list[int] = []
    owner, since = QObject(), QElapsedTimer()
    paced = Paced(lambda: acts.append(since.restart() if since.isValid() else since.start() or 0), 300, owner)
    paced.want()
    qtbot.waitUntil(lambda: len(acts) == 1)
    paced.want()
    qtbot.waitUntil(lambda: len(acts) == 2)
    assert acts[1] >= 250  # a timer of Qt may be a twentieth early
