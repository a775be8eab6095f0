"""The hand-off dialog: questions that follow the unit, the law, and who is director."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMainWindow, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Channel, MessageKind, ReceivedDocument
from app.domain.draft import HandOffDraft
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Municipality
from app.services.hand_offs import HandOffPlan, plan_hand_off
from knowledgebase.article import Question, QuestionKind
from tests.builders import a_customer, a_draft, a_municipality, a_subject_draft, an_article
from ui.handoffs.presenter import HandOffPresenter
from ui.handoffs.sheet import HandOffSheet
from ui.shared.widgets.fields import Field
from ui.shared.widgets.suggest_field import SuggestField

PHOTO = Question("photo", "Is er een foto?", QuestionKind.DOCUMENT)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    yield window
    delete(window)


class Dialog:
    """The dialog with its presenter."""

    def __init__(
        self,
        window: QMainWindow,
        municipality: Municipality | None = None,
        contact: dict[str, Any] | None = None,
        **subject: Any,
    ) -> None:
        town = municipality or a_municipality()
        self.kept: list[HandOffDraft] = []
        plan = self._plan(town, {"customer": a_customer(), **(contact or {})}, subject)
        self.sheet = HandOffSheet(window, "Parkeren", plan, "S. Bakker")
        self.presenter = HandOffPresenter(self.sheet, plan, town, self.kept.append)
        for signal, action in (
            (self.sheet.unit_chosen, self.presenter.choose_unit),
            (self.sheet.unit_added, self.presenter.add_unit),
            (self.sheet.answer_changed, self.presenter.set_answer),
            (self.sheet.sensitive_changed, self.presenter.set_sensitive),
        ):
            signal.connect(action)
        self.sheet.open_sheet()

    def _plan(self, town: Municipality, contact: dict[str, Any], subject: dict[str, Any]) -> HandOffPlan:
        return plan_hand_off(
            town,
            ServiceCalendar(),
            date(2026, 11, 20),
            a_draft(**contact),
            a_subject_draft(**subject),
            an_article(),
            HandOffDraft(id=new_id()),
        )

    def shown(self, kind: type[Field]) -> list[Field]:
        """The fields of this kind that are seen now."""
        return [field for field in self.sheet.findChildren(kind) if field.isVisible()]

    def words(self) -> str:
        """Everything the dialog says now."""
        return "\n".join(part.text() for part in self.sheet.findChildren(QLabel) if part.isVisible())


def in_focus() -> QWidget:
    """What the keyboard is for."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def with_parking(**changes: Any) -> Municipality:
    """Testdam with changes to Parkeren."""
    town = a_municipality()
    units = tuple(replace(unit, **changes) if unit.id == "parkeren" else unit for unit in town.units)
    return replace(town, units=units)


def test_the_dialog_says_why_this_unit_and_how_the_promise_was_counted(window: QMainWindow) -> None:
    words = Dialog(window).words()
    assert "because this unit owns the article" in words
    assert "Friday 27 November 2026" in words
    assert "5 working days, Mon 23 Nov counts as day 1" in words


def test_the_opening_days_of_the_unit_are_named_when_they_count(window: QMainWindow) -> None:
    assert "by the opening days of Parkeren" in Dialog(window, with_parking(opening_weekdays=(0, 1))).words()


def test_questions_follow_the_unit_and_what_was_typed_comes_back(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, with_parking(questions=(PHOTO,)))
    dialog.presenter.set_answer("photo", "tegel.jpg")
    dialog.presenter.choose_unit("wijken")
    assert PHOTO.label not in dialog.words()
    dialog.presenter.choose_unit("parkeren")
    qtbot.waitUntil(lambda: PHOTO.label in dialog.words())
    assert [field.value() for field in dialog.shown(SuggestField)] == ["tegel.jpg"]


def test_tab_goes_through_the_questions_in_the_order_in_which_they_are_seen(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, with_parking(questions=(PHOTO,)))
    dialog.presenter.choose_unit("wijken")
    dialog.presenter.choose_unit("parkeren")
    qtbot.waitUntil(lambda: PHOTO.label in dialog.words())
    area, seen = dialog.sheet.findChildren(QPlainTextEdit)[0], []
    area.setFocus()
    for _press in range(3):
        QTest.keyClick(in_focus(), Qt.Key.Key_Tab)
        seen.append(in_focus().accessibleName())
    assert seen[:2] == ["Wat is het kenteken? *", PHOTO.label]
    assert isinstance(in_focus(), QPushButton)  # the first way to answer


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_paper_that_was_handed_in_can_be_chosen_or_another_one_typed(window: QMainWindow) -> None:
    papers = {"documents": (ReceivedDocument("Bouwtekening"),)}
    dialog = Dialog(window, with_parking(questions=(PHOTO,)), papers)
    (field,) = dialog.sheet.findChildren(SuggestField)
    assert field.combo.itemText(0) == "Bouwtekening"
    QTest.keyClicks(field.edit, "tegel.jpg")
    assert dialog.presenter.draft.answer_to("photo") == "tegel.jpg"
    field.combo.setCurrentIndex(0)
    field.combo.activated.emit(0)
    assert dialog.presenter.draft.answer_to("photo") == "Bouwtekening"


def test_the_law_is_named_for_a_complaint_in_writing_and_not_for_a_question(window: QMainWindow) -> None:
    complaint = Dialog(window, contact={"channel": Channel.LETTER}, kind=MessageKind.COMPLAINT)
    assert "What the law asks" in complaint.words()
    assert "Awb 9:11" in complaint.words()
    complaint.sheet.close_sheet()
    assert "What the law asks" not in Dialog(window, contact={"channel": Channel.LETTER}).words()


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("channel", Channel)
def test_every_clock_has_its_words(window: QMainWindow, kind: MessageKind, channel: Channel) -> None:
    dialog = Dialog(window, contact={"channel": channel}, kind=kind)
    assert ("Awb" in dialog.words()) == bool(dialog.presenter._plan.clocks)


def test_a_second_unit_shows_who_is_director_and_why(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window)
    assert "director" not in dialog.words()
    dialog.sheet.unit_added.emit("werk-inkomen")
    words = dialog.words()
    assert "Touches 2 units" in words
    assert "Parkeren, Werk en Inkomen" in words
    assert "S. Bakker is director (more than one team works on it)" in words


def test_a_politically_sensitive_question_is_marked_with_the_keyboard(window: QMainWindow) -> None:
    dialog = Dialog(window)
    (box,) = dialog.sheet.findChildren(QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog.presenter.draft.is_sensitive
    assert "it is politically sensitive" in dialog.words()


def test_a_unit_that_nobody_reads_is_pointed_out_at_the_list_of_units(window: QMainWindow) -> None:
    dialog = Dialog(window)
    dialog.sheet.show_problems((DomainError("unit-unreachable", field="unit"),))
    assert "Nobody reads what is sent to this unit" in dialog.words()
