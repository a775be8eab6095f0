"""What is not for somebody stays out of sight, whenever it is made and however it is shown."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.rights import Right
from ui.shared.offering import is_offered, needs, offer
from ui.shared.widgets.basics import box, fill
from ui.shared.widgets.sheet import Sheet


def only_news(right: Right) -> bool:
    return right is Right.WRITE_NEWS


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    fill(made, True, (0, 0, 0, 0), 0)
    qtbot.addWidget(made)
    made.show()
    return made


def added(place: QWidget, *rights: Right) -> QPushButton:
    made = needs(QPushButton("Norm"), *rights)
    box(place).addWidget(made)
    made.show()
    return made


def test_before_it_is_known_who_works_here_everything_is_shown(window: QWidget) -> None:
    assert added(window, Right.SET_NORMS).isVisible()


def test_what_was_there_goes_and_what_comes_later_does_not_come(window: QWidget) -> None:
    before = added(window, Right.SET_NORMS)
    offer(window, only_news)
    assert not before.isVisible() and not added(window, Right.SET_NORMS).isVisible()
    assert added(window, Right.WRITE_NEWS).isVisible()


def test_what_is_shown_again_stays_away(window: QWidget) -> None:
    offer(window, only_news)
    button = added(window, Right.SET_NORMS)
    button.setVisible(True)
    window.hide()
    window.show()
    assert not button.isVisible()


def test_one_of_the_rights_is_enough(window: QWidget) -> None:
    offer(window, only_news)
    assert added(window, Right.SET_NORMS, Right.WRITE_NEWS).isVisible()


def test_a_sheet_is_of_the_window_it_stands_in(window: QWidget) -> None:
    offer(window, only_news)
    sheet = Sheet(window, "Norm")
    button = added(sheet.body, Right.SET_NORMS)
    sheet.open_sheet()
    assert not button.isVisible() and not is_offered(button, Right.SET_NORMS) and is_offered(button)


def test_another_window_is_of_somebody_else(window: QWidget, qtbot: QtBot) -> None:
    offer(window, only_news)
    other = QWidget()
    fill(other, True, (0, 0, 0, 0), 0)
    qtbot.addWidget(other)
    other.show()
    offer(other, lambda _right: True)
    assert added(other, Right.SET_NORMS).isVisible()
