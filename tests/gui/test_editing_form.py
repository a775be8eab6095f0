"""Typing in an article: every part of it, and what is kept of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from knowledgebase.article import Article, QuestionKind, Section, SectionKind
from tests.editing_bench import TEXT, Town
from tests.editing_screens import Screen
from ui.shared.tasks import Tasks


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, town: Town) -> Iterator[Screen]:
    made = Screen(qtbot, tasks, town)
    yield made
    made.settle()
    delete(made.window)


@pytest.fixture
def laadpaal(screen: Screen) -> Article:
    return screen.edit(screen.town.put(slug="laadpaal", title="Laadpaal", sections=TEXT, search_words=("laadpunt",)))


def test_R1_what_is_typed_goes_to_disk_by_itself_and_the_page_says_so(
    screen: Screen, laadpaal: Article, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.desk.keeper.kept):
        screen.write(screen.page.middle.form.title.edit, "Laadpaal voor de deur")
    (text,) = screen.services.journal.article_texts()
    assert text.article.title == "Laadpaal voor de deur"
    screen.wait_for("Draft kept at", screen.page.middle)


def test_leaving_the_part_saves_what_is_typed(screen: Screen, laadpaal: Article) -> None:
    screen.write(screen.page.middle.form.title.edit, "Laadpaal voor de deur")
    screen.knowledge.show_part("articles")
    screen.settle()
    draft = screen.colleague.open_for_editing(laadpaal.id).draft
    assert (draft.article.title, screen.services.journal.article_texts()) == ("Laadpaal voor de deur", [])


def test_what_nobody_touched_stays_exactly_as_it_was_stored(screen: Screen) -> None:
    odd = "Kies  dit:\n* een\n* twee\n"
    article = screen.edit(screen.town.put(slug="x", title="X", sections=(Section(SectionKind.INTRODUCTION, odd),)))
    screen.write(screen.page.middle.form.title.edit, "Y")
    screen.screen.presenter.save()
    screen.settle()
    assert screen.open.draft.article.sections == article.sections


def test_saving_keeps_the_cursor_where_it_was(screen: Screen, laadpaal: Article) -> None:
    edit = screen.page.middle.form.title.edit
    screen.write(edit, "Laadpaal voor de deur")
    edit.setCursorPosition(3)
    screen.screen.presenter.save()
    screen.settle()
    assert (edit.cursorPosition(), edit.hasFocus()) == (3, True)


def test_a_section_that_the_article_lacks_is_offered_and_opened(screen: Screen, laadpaal: Article) -> None:
    sections = screen.page.middle.form.sections
    assert not sections.field(SectionKind.CONDITIONS).isVisible()
    screen.press("+ Conditions")
    field = sections.field(SectionKind.CONDITIONS)
    assert field.isVisible() and field.edit.hasFocus()
    QTest.keyClicks(field.edit, "U woont hier.")
    assert screen.screen.presenter.text is not None
    assert screen.screen.presenter.text.article.text_of(SectionKind.CONDITIONS) == "U woont hier."


def test_a_section_that_is_taken_out_is_gone(screen: Screen, laadpaal: Article) -> None:
    screen.press("+ Conditions")
    QTest.keyClicks(screen.page.middle.form.sections.field(SectionKind.CONDITIONS).edit, "U woont hier.")
    screen.page.middle.form.sections._take_out(SectionKind.CONDITIONS)
    assert screen.screen.presenter.unsaved.texts == ()


def test_search_words_are_chips_to_add_and_take_out(screen: Screen, laadpaal: Article) -> None:
    field = screen.page.middle.form.search_words
    screen.write(field.line.edit, "stekkerpaal")
    QTest.keyClick(field.line.edit, Qt.Key.Key_Return)
    screen.press("laadpunt ×")
    assert screen.screen.presenter.text is not None
    assert screen.screen.presenter.text.article.search_words == ("stekkerpaal",)


def test_a_related_article_is_chosen_by_its_title(screen: Screen, laadpaal: Article) -> None:
    screen.town.put(slug="paspoort", title="Paspoort aanvragen")
    screen.screen.presenter.read_known()
    screen.settle()
    field = screen.page.middle.form.office.related
    field.line.edit.setText("paspoort")
    QTest.keyClick(field.line.edit, Qt.Key.Key_Return)
    assert screen.screen.presenter.text is not None
    assert screen.screen.presenter.text.article.related == ("paspoort",)


def test_a_day_that_is_none_is_pointed_out_and_not_stored(screen: Screen, laadpaal: Article) -> None:
    field = screen.page.middle.form.office.review_on
    before = laadpaal.review_on
    screen.write(field.edit, "31-2-2027")
    screen.page.middle.form.title.setFocus()
    assert field.error
    assert screen.open.draft.article.review_on == before
    screen.write(field.edit, "1-3-2027")
    assert screen.screen.presenter.text is not None
    assert (field.error, screen.screen.presenter.text.article.review_on) == ("", date(2027, 3, 1))


def test_a_question_is_added_and_gets_a_key_of_its_own(screen: Screen, laadpaal: Article) -> None:
    for name in ("Kenteken", "Adres"):
        screen.press("+ Question")
        field = screen.window.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, name)
    assert screen.screen.presenter.text is not None
    questions = screen.screen.presenter.text.article.questions[-2:]
    assert [each.label for each in questions] == ["Kenteken", "Adres"]
    assert len({each.key for each in questions}) == 2 and questions[0].kind is QuestionKind.TEXT


def test_a_dropped_file_is_attached_and_asks_what_it_shows(screen: Screen, laadpaal: Article, tmp_path: Path) -> None:
    file, form = tmp_path / "tarieven.txt", screen.page.middle.form
    file.write_text("Tarief: 5 euro", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    form.attachments.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    screen.settle()
    field = screen.window.focusWidget()
    assert isinstance(field, QLineEdit) and "tarieven.txt" in field.accessibleName()


def test_hints_and_reading_level_follow_what_is_typed(screen: Screen, laadpaal: Article, qtbot: QtBot) -> None:
    long = "Indien u conform de regeling een aanvraag indient, wordt deze door de gemeente in behandeling genomen. " * 3
    with qtbot.waitSignal(screen.screen._help.found):
        field = screen.page.middle.form.sections.field(SectionKind.INTRODUCTION)
        field.edit.selectAll()
        field.edit.insertPlainText(long)
    screen.wait_for("reading level", screen.page.middle)
    assert screen.screen._hints
