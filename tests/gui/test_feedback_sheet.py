"""Telling the editors what is not right, and hearing what they answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.article_feedback import ArticleFeedback
from app.domain.errors import DomainError, WorldError
from app.domain.feedback_text import FeedbackText
from app.domain.ids import new_id
from app.services.editing_ports import FeedbackLine
from app.services.registry import Services
from knowledgebase.article import Article, Section, SectionKind
from tests.builders import a_person, an_article
from tests.journeys.on_screen import field_named, says
from ui.feedback_desk import FeedbackDesk
from ui.knowledge.answers_sheet import AnswersSheet
from ui.knowledge.feedback_sheet import FeedbackSheet
from ui.knowledge.presenter import KnowledgePresenter
from ui.shared.tasks import Tasks
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed
from ui.shared.widgets.sheet import Sheet

EDITOR = a_person(id=new_id(), name="L. Visser")
ARTICLE = an_article(
    title="Hond aanmelden",
    sections=(Section(SectionKind.INTRODUCTION, "Begin."), Section(SectionKind.COSTS, "Het kost € 91.")),
)
Given = tuple[Article, SectionKind | None, str, str]


class Editors:
    """Takes what is told, and gives the answers that a test chose; `error` is raised instead of storing."""

    def __init__(self) -> None:
        self.given: list[Given] = []
        self.answers: list[FeedbackLine] = []
        self.seen: list[UUID] = []
        self.error: DomainError | WorldError | None = None
        self.kept: dict[UUID, FeedbackText] = {}

    def keep_feedback_text(self, text: FeedbackText) -> datetime:
        """As the journal."""
        self.kept[text.id] = text
        return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def forget_feedback_text(self, article_id: UUID) -> None:
        """As the journal."""
        self.kept.pop(article_id, None)

    def article(self, _article_id: UUID) -> Article:
        """As the service."""
        return ARTICLE

    def give_feedback(self, article: Article, section: SectionKind | None, quote: str, text: str) -> None:
        """As the service."""
        if self.error is not None:
            raise self.error
        self.given.append((article, section, quote, text))

    def answers_to_me(self) -> list[FeedbackLine]:
        """What was not seen yet."""
        if self.error is not None:
            raise self.error
        return [line for line in self.answers if line.feedback.id not in self.seen]

    def mark_answers_seen(self, ids: list[UUID]) -> None:
        """As the service."""
        self.seen += ids


class Page:
    """The contact page as far as feedback needs it: what is read, and a line to tell things."""

    def __init__(self) -> None:
        self.banner, self.article = Banner(), self
        self.read: tuple[SectionKind | None, str] = (SectionKind.COSTS, "")

    def reading(self) -> tuple[SectionKind | None, str]:
        """The section, and what is selected."""
        return self.read


class Reader:
    """A presenter with an article open, or none."""

    article: Article | None = ARTICLE


class Screen(QMainWindow):
    """A field to type in, the lines that tell, and the desk."""

    def __init__(self, editors: Editors, tasks: Tasks) -> None:
        super().__init__()
        self.resize(900, 700)
        whole = boxed("page")
        self.setCentralWidget(whole)
        self.page, self.reader, self.answers, self.field = Page(), Reader(), Banner(), QLineEdit()
        for part in (self.field, self.page.banner, self.answers):
            box(whole).addWidget(part)
        fakes = (cast(Any, self.page), self.answers, cast(KnowledgePresenter, cast(Any, self.reader)))
        self.desk = FeedbackDesk(self, *fakes, cast(Services, cast(Any, editors)), tasks, [EDITOR])


@pytest.fixture
def editors() -> Editors:
    return Editors()


@pytest.fixture
def screen(editors: Editors, tasks: Tasks, qtbot: QtBot) -> Iterator[Screen]:
    screen = Screen(editors, tasks)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.field.setFocus()
    yield screen
    qtbot.waitUntil(lambda: tasks.is_idle)
    delete(screen)


def the_sheet(screen: Screen) -> Sheet | None:
    return next((sheet for sheet in screen.findChildren(Sheet) if sheet.isVisible()), None)


def reporting(screen: Screen) -> FeedbackSheet:
    screen.desk.report()
    sheet = the_sheet(screen)
    assert isinstance(sheet, FeedbackSheet)
    return sheet


def type_text(qtbot: QtBot, sheet: FeedbackSheet, words: str) -> None:
    qtbot.keyClicks(field_named(sheet, "What is wrong, or what is missing?").editor, words)


def send(qtbot: QtBot, sheet: FeedbackSheet, tasks: Tasks) -> None:
    editor = field_named(sheet, "What is wrong, or what is missing?").editor
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tasks.is_idle)


def press(screen: Screen, words: str) -> None:
    next(each for each in screen.findChildren(QPushButton) if each.isVisible() and each.text() == words).click()


# telling


def test_section_and_words_are_filled_in_and_the_keyboard_is_in_the_text(screen: Screen, qtbot: QtBot) -> None:
    screen.page.read = (SectionKind.COSTS, "€ 91")
    sheet = reporting(screen)
    assert (sheet.report.section, sheet.report.quote, sheet.report.text) == (SectionKind.COSTS, "€ 91", "")
    assert field_named(sheet, "What is wrong, or what is missing?").editor.hasFocus()


def test_what_is_told_reaches_the_editors_and_that_is_said(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Het is nu 95 euro.")
    send(qtbot, sheet, tasks)
    assert editors.given == [(ARTICLE, SectionKind.COSTS, "", "Het is nu 95 euro.")]
    assert the_sheet(screen) is None
    assert screen.page.banner.text == "Your report is with the editors; you hear the answer here."
    assert reporting(screen).report.text == ""


def test_without_a_text_nothing_is_sent_and_the_field_says_so(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    send(qtbot, sheet, tasks)
    assert field_named(sheet, "What is wrong, or what is missing?").error == "Write what is wrong or what is missing."
    assert (editors.given, sheet.isVisible()) == ([], True)


@pytest.mark.parametrize("error", [WorldError("database-away"), DomainError("feedback-text-missing", field="text")])
def test_when_it_is_not_stored_the_text_stays_and_can_be_sent_again(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot, error: DomainError | WorldError
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    editors.error = error
    send(qtbot, sheet, tasks)
    assert (sheet.isVisible(), sheet.report.text, editors.given) == (True, "Klopt niet.", [])
    editors.error = None
    send(qtbot, sheet, tasks)
    assert [given[3] for given in editors.given] == ["Klopt niet."]


def test_what_was_typed_in_a_sheet_that_was_closed_stands_there_again(
    screen: Screen, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    sheet.close_sheet()
    screen.page.read = (SectionKind.INTRODUCTION, "Begin")
    again = reporting(screen).report
    assert (again.text, again.quote, again.section) == ("Klopt niet.", "Begin", SectionKind.INTRODUCTION)


def test_a_report_belongs_to_its_article(screen: Screen, qtbot: QtBot) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    sheet.close_sheet()
    screen.reader.article = an_article(title="Kat")
    assert reporting(screen).report.text == ""


def test_a_report_that_fails_after_its_sheet_closed_can_be_taken_up_again(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    editors.error = WorldError("database-away")
    sheet.sent.connect(sheet.close_sheet)
    send(qtbot, sheet, tasks)
    press(screen, "Try again")
    again = the_sheet(screen)
    assert isinstance(again, FeedbackSheet) and again.report.text == "Klopt niet."


def test_a_window_that_was_made_again_goes_on_with_what_was_typed(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    sheet.close_sheet()
    other = Screen(editors, tasks)
    other.desk.take_over(screen.desk)
    other.show()
    assert reporting(other).report.text == "Klopt niet."
    delete(other)


def test_each_change_goes_to_the_journal_and_leaves_it_when_the_editors_have_it(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "Klopt niet.")
    typed = FeedbackText(ARTICLE.id, SectionKind.COSTS, "", "Klopt niet.")
    qtbot.waitUntil(lambda: editors.kept == {ARTICLE.id: typed})
    send(qtbot, sheet, tasks)
    qtbot.waitUntil(lambda: editors.kept == {})


def test_a_report_whose_text_was_taken_out_leaves_the_journal(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    sheet = reporting(screen)
    type_text(qtbot, sheet, "x")
    qtbot.waitUntil(lambda: bool(editors.kept))
    qtbot.keyClick(field_named(sheet, "What is wrong, or what is missing?").editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: editors.kept == {})


def test_what_the_journal_gave_back_is_offered_and_stands_in_the_sheet(
    screen: Screen, tasks: Tasks, qtbot: QtBot
) -> None:
    screen.desk.restore([FeedbackText(ARTICLE.id, SectionKind.COSTS, "€ 91", "Klopt niet.")])
    assert screen.answers.text == "A report that you wrote came back."
    press(screen, "Write on")
    qtbot.waitUntil(lambda: the_sheet(screen) is not None)
    sheet = the_sheet(screen)
    assert isinstance(sheet, FeedbackSheet)
    assert (sheet.report.quote, sheet.report.text) == ("€ 91", "Klopt niet.")


def test_without_an_open_article_the_agent_is_told_to_open_one(screen: Screen) -> None:
    screen.reader.article = None
    screen.desk.report()
    assert the_sheet(screen) is None
    assert screen.page.banner.text.startswith("Open an article first.")


# hearing


def an_answer(title: str = "Hond aanmelden", **changes: Any) -> FeedbackLine:
    feedback = ArticleFeedback(
        id=new_id(),
        article_id=ARTICLE.id,
        version=1,
        section=SectionKind.COSTS,
        quote="€ 91",
        text="Het is nu € 95.",
        person_id=new_id(),
        given_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        answer="Klopt, aangepast.",
        answered_by=EDITOR.id,
        answered_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    )
    return FeedbackLine(replace(feedback, **changes), title, "")


def look(screen: Screen, tasks: Tasks, qtbot: QtBot) -> str:
    screen.desk.look()
    qtbot.waitUntil(lambda: tasks.is_idle)
    return screen.answers.text


def test_an_answer_is_told_without_taking_the_keyboard(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    assert look(screen, tasks, qtbot) == ""
    editors.answers = [an_answer()]
    assert look(screen, tasks, qtbot) == "The editors answered your report about “Hond aanmelden”."
    assert screen.field.hasFocus()
    assert editors.seen == []


def test_reading_shows_question_and_answer_and_counts_as_seen(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    editors.answers = [an_answer()]
    look(screen, tasks, qtbot)
    press(screen, "Read")
    sheet = the_sheet(screen)
    assert isinstance(sheet, AnswersSheet)
    for words in ("Hond aanmelden", "Costs", "“€ 91”", "Het is nu € 95.", "L. Visser", "Klopt, aangepast."):
        qtbot.waitUntil(lambda words=words: says(sheet, words))  # type: ignore[misc]
    qtbot.waitUntil(lambda: editors.seen == [editors.answers[0].feedback.id])


def test_several_answers_are_told_together_and_stand_in_one_sheet(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    editors.answers = [an_answer("Hond")]
    look(screen, tasks, qtbot)
    editors.answers.append(an_answer("Kat", section=None))
    assert look(screen, tasks, qtbot) == "The editors answered 2 reports."
    press(screen, "Read")
    sheet = the_sheet(screen)
    assert sheet is not None
    qtbot.waitUntil(lambda: says(sheet, "Hond") and says(sheet, "Kat") and says(sheet, "the whole article"))
    qtbot.waitUntil(lambda: len(editors.seen) == 2)


def test_what_was_told_is_not_told_again(screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot) -> None:
    editors.answers = [an_answer()]
    look(screen, tasks, qtbot)
    screen.answers.hide()
    assert look(screen, tasks, qtbot) == ""


def test_from_an_answer_to_its_article(screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot) -> None:
    editors.answers = [an_answer()]
    look(screen, tasks, qtbot)
    press(screen, "Read")
    with qtbot.waitSignal(screen.desk.article_requested) as asked:
        press(screen, "Hond aanmelden")
    assert (asked.args, the_sheet(screen)) == ([ARTICLE.id], None)


def test_while_the_database_is_away_nothing_is_said(
    screen: Screen, editors: Editors, tasks: Tasks, qtbot: QtBot
) -> None:
    editors.answers, editors.error = [an_answer()], WorldError("database-away")
    assert look(screen, tasks, qtbot) == ""
    editors.error = None
    assert look(screen, tasks, qtbot)
