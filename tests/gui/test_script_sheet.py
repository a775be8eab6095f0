"""A guided conversation on the screen, and the form where it is written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMainWindow, QPushButton, QWidget
from shiboken6 import delete

from knowledgebase.article import FirstLine, Question, QuestionKind, ScriptChoice, ScriptStep
from knowledgebase.scripts import ScriptRun
from ui.contacts.conversation_sheet import ConversationSheet
from ui.editing.script_editor import ScriptEditor

WHICH = Question("which", "Which one?", QuestionKind.CHOICE, choices=("Passport", "Licence"))
SCRIPT = (
    ScriptStep("start", "Which one is lost?", (ScriptChoice("Passport", "sure"), ScriptChoice("Licence")), "which"),
    ScriptStep("sure", "Are you sure?", (ScriptChoice("Yes", "", FirstLine.HAND_OFF), ScriptChoice("No", "look"))),
    ScriptStep("look", "Look again first."),
)
Held = list[tuple[ScriptRun, FirstLine | None]]


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    yield window
    delete(window)


@pytest.fixture
def sheet(window: QMainWindow) -> ConversationSheet:
    sheet = ConversationSheet(window, "Lost", ScriptRun(SCRIPT, (WHICH,)))
    sheet.open_sheet()
    return sheet


def keys(sheet: ConversationSheet, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget() or sheet, key)


def words(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget) and part.text()]


def offers(sheet: ConversationSheet) -> list[str]:
    return [offer.words for offer in sheet.offers]


def held_by(sheet: ConversationSheet) -> Held:
    held: Held = []
    sheet.held.connect(lambda run, line: held.append((run, line)))
    return held


# going through


def test_number_keys_choose_and_backspace_goes_back(sheet: ConversationSheet) -> None:
    assert offers(sheet) == ["Passport", "Licence"]
    keys(sheet, Qt.Key.Key_1)
    assert "Are you sure?" in words(sheet)
    assert offers(sheet) == ["Yes", "No"]
    keys(sheet, Qt.Key.Key_Backspace)
    assert offers(sheet) == ["Passport", "Licence"]
    keys(sheet, Qt.Key.Key_Backspace, Qt.Key.Key_9)
    assert sheet.run.path == ()


def test_enter_takes_the_choice_with_the_keyboard(sheet: ConversationSheet) -> None:
    keys(sheet, Qt.Key.Key_Return)
    assert [passed.choice.label for passed in sheet.run.path] == ["Passport"]
    assert QApplication.focusWidget() is sheet.offers[0]


def test_the_way_here_stands_beside_the_question(sheet: ConversationSheet) -> None:
    keys(sheet, Qt.Key.Key_1)
    assert {"Which one is lost?", "Passport", "Are you sure?"} <= set(words(sheet))


def test_the_end_proposes_what_the_conversation_says_first(sheet: ConversationSheet) -> None:
    held = held_by(sheet)
    keys(sheet, Qt.Key.Key_1, Qt.Key.Key_1)
    assert offers(sheet)[0] == "Fill it in, then hand off"
    assert "Are you sure: Yes" in words(sheet)
    keys(sheet, Qt.Key.Key_Return)
    ((run, line),) = held
    assert (run.answers, line) == ((("which", "Passport"),), FirstLine.HAND_OFF)
    assert not sheet.isVisible()


def test_the_agent_can_end_otherwise(sheet: ConversationSheet) -> None:
    held = held_by(sheet)
    keys(sheet, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_3)
    assert [line for _run, line in held] == [None]


def test_an_end_with_a_text_says_it(sheet: ConversationSheet) -> None:
    keys(sheet, Qt.Key.Key_1, Qt.Key.Key_2)
    assert "Look again first." in words(sheet)
    assert offers(sheet) == ["Fill it in: answered directly", "Fill it in, then hand off", "Only fill it in"]


def test_leaving_fills_nothing_in_and_tells_how_far_it_came(sheet: ConversationSheet) -> None:
    held, moved = held_by(sheet), list[ScriptRun]()
    sheet.moved.connect(moved.append)
    keys(sheet, Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert held == []
    assert moved == [ScriptRun(SCRIPT, (WHICH,)).choose(0)]


# writing


@pytest.fixture
def editor(window: QMainWindow) -> ScriptEditor:
    editor = ScriptEditor()
    window.setCentralWidget(editor)
    editor.set_script(SCRIPT, (WHICH,))
    return editor


def button(editor: ScriptEditor, name: str) -> QPushButton:
    return next(each for each in editor.findChildren(QPushButton) if name in (each.text(), each.accessibleName()))


def field(editor: ScriptEditor, name: str) -> QWidget:
    parts = [*editor.form.findChildren(QLineEdit), *editor.form.findChildren(QComboBox)]
    return next(part for part in parts if part.accessibleName() == name and part.isVisibleTo(editor))


def test_showing_a_script_tells_nothing(editor: ScriptEditor) -> None:
    told: list[object] = []
    editor.changed.connect(told.append)
    editor.set_script(SCRIPT, ())
    editor.list.setCurrentRow(1)
    assert (told, editor.script()) == ([], SCRIPT)


def test_typing_changes_only_what_is_typed(editor: ScriptEditor) -> None:
    QTest.keyClicks(field(editor, "Choice 2"), "s")
    editor.form.text.edit.insertPlainText("Well. ")
    step = replace(SCRIPT[0], text="Well. Which one is lost?")
    licences = (SCRIPT[0].choices[0], ScriptChoice("Licences"))
    assert editor.script() == (replace(step, choices=licences), *SCRIPT[1:])


def test_a_choice_can_lead_to_a_new_step(editor: ScriptEditor) -> None:
    then = field(editor, "Then")
    assert isinstance(then, QComboBox)
    then.setCurrentIndex(then.count() - 1)
    then.activated.emit(then.currentIndex())
    assert [step.key for step in editor.script()] == ["start", "sure", "look", "step"]
    assert editor.script()[0].choices[0].next == "step"
    assert editor.list.currentRow() == 3


def test_problems_are_said_in_words(editor: ScriptEditor) -> None:
    editor.list.setCurrentRow(2)
    assert not any("leads to a step" in text for text in words(editor))
    editor.set_script(SCRIPT[:2], (WHICH,))
    assert any("“2. Are you sure?”: the choice “No” leads to a step that is gone." in text for text in words(editor))


def test_steps_move_and_go(editor: ScriptEditor) -> None:
    told: list[tuple[ScriptStep, ...]] = []
    editor.changed.connect(told.append)
    editor.list.setCurrentRow(1)
    for name in ("Step lower", "Step higher", "Take the step out"):
        next(part for part in editor.findChildren(QWidget) if part.accessibleName() == name).click()  # type: ignore[attr-defined]
    start, sure, look = SCRIPT
    assert told == [(start, look, sure), SCRIPT, (start, look)]


def test_an_empty_script_offers_a_first_step(editor: ScriptEditor) -> None:
    editor.set_script((), ())
    button(editor, "+ Step").click()
    assert editor.script() == (ScriptStep("step", ""),)


def test_a_frozen_script_can_be_read_and_not_changed(editor: ScriptEditor) -> None:
    editor.freeze(True)
    editor.list.setCurrentRow(1)
    assert editor.form.text.value() == "Are you sure?"
    assert editor.form.text.edit.isReadOnly()
    assert not button(editor, "+ Step").isVisible()
    line = field(editor, "Choice 1")
    assert isinstance(line, QLineEdit) and line.isReadOnly()
