"""An article that was changed or withdrawn, its files, and what of it is being read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from app.services.editing_ports import Withdrawal
from app.services.editing_views import ArticleChangeNote
from knowledgebase.article import Attachment, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import an_article
from tests.journeys.on_screen import says
from tests.knowledge import built
from ui.knowledge.article_text import ArticleText
from ui.knowledge.article_view import ArticleView

FILLING = "Hier staat iets over honden.\n\n" * 30
FORM = Attachment("ab" * 32, "Formulier hond.pdf", "application/pdf", 48_200, "Formulier om een hond aan te melden")
OLD = an_article(
    title="Hond aanmelden",
    sections=(
        Section(SectionKind.INTRODUCTION, f"Een kort begin.\n\n{FILLING}"),
        Section(SectionKind.COSTS, f"Een kennel betaalt.\n\n:::details Korting\n\nVoor de derde.\n\n:::\n\n{FILLING}"),
        Section(SectionKind.CONTACT, "Bel de gemeente."),
    ),
    attachments=(FORM,),
)
NEW = replace(
    OLD, version=2, sections=(replace(OLD.sections[0], text=f"Meer.\n\n{FILLING}{FILLING}"), *OLD.sections[1:])
)
CHANGE = ArticleChangeNote(datetime(2026, 11, 3, 12, tzinfo=UTC), "De intro is langer.", OLD, NEW)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    index = built(tmp_path_factory.mktemp("index"), [OLD])
    yield index
    index.close()


@pytest.fixture
def view(qtbot: QtBot, index: KnowledgeIndex) -> ArticleView:
    """The old version is open."""
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(600, 420)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_article(OLD, "", index.marks_for(""))
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 1500)
    return view


def button(view: ArticleView, words: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if words in (each.text(), each.accessibleName()))


def height_of(view: ArticleView, words: str) -> int:
    """How far below the upper edge of what is in sight the words stand."""
    text = next(text for text in view.findChildren(ArticleText) if words in text.plain and text.isVisible())
    return text.mapTo(view.area.viewport(), QPoint(0, text.top_of(text.plain.index(words)))).y()


def select(view: ArticleView, words: str) -> ArticleText:
    text = next(text for text in view.findChildren(ArticleText) if words in text.plain)
    cursor = text.document().find(words)
    text.setTextCursor(cursor)
    return text


# changed


def test_a_change_is_told_under_the_title_with_what_its_editor_says(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    assert not says(view, "What is different?")
    view.show_article(NEW, "", index.marks_for(""), CHANGE)
    qtbot.waitUntil(lambda: says(view, "changed Tue 3 Nov") and says(view, "De intro is langer."))
    assert not says(view, "changed Mon 2 Nov 2026")  # the day of its last change is told once
    with qtbot.waitSignal(view.difference_requested):
        button(view, "What is different?").click()


def test_the_reader_stays_in_the_same_section_when_another_version_comes(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    view.scroll_to(view.area.verticalScrollBar().value() + height_of(view, "Een kennel") - 50)
    view.show_newer(NEW, "", index.marks_for(""), CHANGE)
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 2500)
    qtbot.waitUntil(lambda: abs(height_of(view, "Een kennel") - 50) < 3)


def test_at_the_top_the_reader_stays_there(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.scroll_to(0)
    view.show_newer(NEW, "", index.marks_for(""), CHANGE)
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 2500)
    assert view.area.verticalScrollBar().value() == 0


def test_what_is_opened_and_what_is_being_found_stays_so_in_the_newer_version(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    button(view, "Korting").click()
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "kennel")
    view.show_newer(NEW, "", index.marks_for(""), CHANGE)
    assert button(view, "Korting").isChecked()
    assert (view.find_bar.isHidden(), view.find_bar.steps.words) == (False, "1 match")
    assert view.find_bar.field.hasFocus()


def test_the_keyboard_stays_in_the_article(view: ArticleView, index: KnowledgeIndex) -> None:
    view.findChildren(ArticleText)[0].setFocus()
    view.show_newer(NEW, "", index.marks_for(""), CHANGE)
    assert view.area.hasFocus()


# withdrawn


def test_a_withdrawn_article_tells_why_since_when_and_what_to_read_instead(qtbot: QtBot, view: ArticleView) -> None:
    why = Withdrawal(datetime(2026, 11, 3, 12, tzinfo=UTC), "Staat nu elders.", new_id(), "Honden & katten")
    view.show_withdrawn(why)
    assert says(view, "Since Tuesday 3 November 2026") and says(view, "Staat nu elders.")
    assert not view.is_open
    with qtbot.waitSignal(view.replacement_requested) as asked:
        button(view, "Open “Honden && katten”").click()
    assert asked.args == [why.replaced_by]


def test_without_a_replacement_there_is_no_button_and_the_next_article_takes_its_place(
    view: ArticleView, index: KnowledgeIndex
) -> None:
    view.show_withdrawn(Withdrawal(datetime(2026, 11, 3, tzinfo=UTC), "Dubbel."))
    assert not any(each.isVisible() and each.text().startswith("Open") for each in view.findChildren(QPushButton))
    view.show_article(OLD, "", index.marks_for(""))
    assert not says(view, "Dubbel.")


# files


def test_files_stand_at_the_end_with_kind_size_and_description(qtbot: QtBot, view: ArticleView) -> None:
    row = button(view, "Formulier hond.pdf (PDF · 48.2 kB)")
    assert says(view, FORM.description)
    assert row.accessibleDescription() == FORM.description
    row.setFocus()
    with qtbot.waitSignal(view.attachment_requested) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == [FORM]
    with qtbot.waitSignal(view.attachment_save_requested):
        button(view, "Save Formulier hond.pdf as …").click()


# what is being read


def test_what_is_read_is_the_section_in_sight(qtbot: QtBot, view: ArticleView) -> None:
    assert view.reading() == (SectionKind.INTRODUCTION, "")
    view.scroll_to(view.area.verticalScrollBar().value() + height_of(view, "Een kennel") - 60)
    assert view.reading() == (SectionKind.COSTS, "")
    view.scroll_to(view.area.verticalScrollBar().maximum())
    assert view.reading() == (SectionKind.CONTACT, "")


def test_the_match_that_is_looked_at_tells_what_is_read(qtbot: QtBot, view: ArticleView) -> None:
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "derde")
    assert view.reading() == (SectionKind.COSTS, "")


@pytest.mark.parametrize(
    ("words", "kind"), [("kennel betaalt", SectionKind.COSTS), ("Voor de derde", SectionKind.COSTS)]
)
def test_what_is_selected_tells_its_section(view: ArticleView, words: str, kind: SectionKind) -> None:
    select(view, words)
    assert view.reading() == (kind, words)


def test_there_is_one_selection_in_the_article(view: ArticleView) -> None:
    first = select(view, "kort begin")
    select(view, "Voor de derde")
    assert not first.textCursor().hasSelection()
    assert view.reading() == (SectionKind.COSTS, "Voor de derde")


def test_a_selection_over_several_lines_is_told_as_lines(view: ArticleView) -> None:
    text = view.findChildren(ArticleText)[0]
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.plain.index("Een kort"))
    cursor.setPosition(text.plain.index("iets over"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert view.reading()[1] == "Een kort begin.\nHier staat"
