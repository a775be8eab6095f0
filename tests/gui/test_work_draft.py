"""An article made of an answer on the work page."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError
from tests.gui.test_work_desk import Screen, press
from tests.work_bench import ME, a_row, details_of
from ui.shared.tasks import Tasks

MAKE = "Make an article of this answer"


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks) -> Iterator[Screen]:
    """An item of this person that was answered is open."""
    screen = Screen(qtbot, tasks, details_of(a_row(handler_id=ME.id, answer="De boete vervalt.")))
    screen.wait_for("De boete vervalt.", screen.page.details)
    yield screen
    delete(screen.window)


def test_an_article_is_begun_with_the_contact_that_was_answered(screen: Screen, qtbot: QtBot) -> None:
    cast(Any, screen.services).draft_from_contact = lambda number: f"article of {number}"
    with qtbot.waitSignal(screen.desk.editing_requested) as asked:
        press(screen, MAKE)
    assert asked.args == ["article of M4TD91CZ7K"]


def test_why_no_article_can_be_made_is_told(screen: Screen) -> None:
    def refuse(_number: str) -> None:
        raise DomainError("contact-shielded", field="number")

    cast(Any, screen.services).draft_from_contact = refuse
    press(screen, MAKE)
    assert screen.page.banner.text == "This contact is shielded. No article can be made from it."


def test_without_an_answer_there_is_nothing_to_make_an_article_of(qtbot: QtBot, tasks: Tasks) -> None:
    screen = Screen(qtbot, tasks, details_of(a_row(handler_id=ME.id)))
    screen.wait_for("Parkeerboete", screen.page.details)
    with pytest.raises(StopIteration):
        press(screen, MAKE)
    delete(screen.window)
