"""What differs between two versions, on screen."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from knowledgebase.article import ArticleKind
from knowledgebase.difference import PartDifference, word_difference
from tests.journeys.on_screen import struck_and_underlined, words_on
from ui.shared.names import Names
from ui.shared.widgets.difference_view import DifferenceText, DifferenceView

HOURS = PartDifference("section.conditions", word_difference("Niet meer dan 60 uur.", "Niet meer dan 80 uur."))
OWNER = PartDifference("owner", word_difference("parkeren", "kcc"))
NAMES = Names({"parkeren": "Team Parkeren", "kcc": "Klant Contact Centrum"})


@pytest.fixture
def view(qtbot: QtBot) -> DifferenceView:
    made = DifferenceView()
    qtbot.addWidget(made)
    made.show()
    return made


def texts(qtbot: QtBot, view: DifferenceView, count: int) -> list[DifferenceText]:
    """Those in sight, as soon as there are so many."""

    def seen() -> list[DifferenceText]:
        return [text for text in view.findChildren(DifferenceText) if text.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == count)
    return seen()


def test_each_part_stands_under_its_name_with_both_texts_in_one(qtbot: QtBot, view: DifferenceView) -> None:
    view.show_differences([HOURS, OWNER], NAMES)
    hours, owner = texts(qtbot, view, 2)
    assert words_on(view) == ["Conditions", "Unit"]
    assert struck_and_underlined(hours) == ("60", "80")
    assert struck_and_underlined(owner) == ("Team Parkeren", "Klant Contact Centrum")


def test_a_screen_reader_is_told_what_is_gone_and_what_is_new(qtbot: QtBot, view: DifferenceView) -> None:
    view.show_differences([HOURS], NAMES)
    (text,) = texts(qtbot, view, 1)
    assert (text.accessibleName(), text.accessibleDescription()) == ("Conditions", "gone: 60; new: 80")


def test_side_by_side_each_column_has_its_own_text(qtbot: QtBot, view: DifferenceView) -> None:
    view.show_differences([HOURS], NAMES, side_by_side=True)
    left, right = texts(qtbot, view, 2)
    assert left.toPlainText() == "Niet meer dan 60 uur."
    assert right.toPlainText() == "Niet meer dan 80 uur."


def test_the_introduction_is_called_after_the_kind_of_article(view: DifferenceView) -> None:
    answer = PartDifference("section.introduction", word_difference("ja", "nee"))
    view.show_differences([answer], NAMES, ArticleKind.ANSWER)
    assert view.findChildren(QLabel)[0].text() == "Answer"


def test_newer_differences_take_the_place_of_the_older_and_none_is_said(qtbot: QtBot, view: DifferenceView) -> None:
    view.show_differences([HOURS], NAMES)
    view.show_differences([], NAMES)
    qtbot.waitUntil(lambda: words_on(view) == ["Nothing differs."])


def test_a_short_view_leaves_out_what_is_far_from_a_change(qtbot: QtBot) -> None:
    view = DifferenceView(around=1)
    qtbot.addWidget(view)
    view.show()
    view.show_differences([HOURS], NAMES)
    (text,) = texts(qtbot, view, 1)
    assert text.toPlainText().startswith("… dan 60")


def test_a_tag_in_the_text_of_an_article_is_shown_and_not_obeyed(qtbot: QtBot, view: DifferenceView) -> None:
    view.show_differences([PartDifference("title", word_difference("", "<img src=x>"))], NAMES)
    (text,) = texts(qtbot, view, 1)
    assert text.toPlainText() == "<img src=x>"
