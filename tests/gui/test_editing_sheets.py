"""The sheets of the editors: what they ask, what they tell, and that nothing typed in them is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.article_draft import ArticleDraft, ArticleText
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import EditorTask, TaskKind
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.services.editing_ports import FeedbackLine, Publication, VersionLine
from app.services.editing_views import Editing
from app.services.ports import ArticleLine
from knowledgebase.article import ArticleKind, Facts, Section, SectionKind
from knowledgebase.writing import Hint, HintKind
from tests.builders import AGENT_ID, a_person, an_article
from tests.gui.test_accessible_names import nameless
from tests.journeys.on_screen import says, struck_and_underlined, words_on
from ui.editing.compare_sheet import Compared, CompareSheet
from ui.editing.editing_sheet import EditingSheet
from ui.editing.editing_sheets import EditingSheets
from ui.editing.presenter import DRAFT
from ui.shared.names import Names
from ui.shared.widgets.difference_view import DifferenceText

WRITER = UUID("01900000-0000-7000-8000-000000000009")
PEOPLE = (a_person(id=WRITER, name="R. de Wit"), a_person(name="S. Bakker"))
NAMES = Names({"kcc": "Klant Contact Centrum"}, {person.id: person.name for person in PEOPLE}, date(2026, 11, 22))
SEEN = an_article(facts=Facts(costs="€ 1"))
CHANGED = replace(SEEN, facts=Facts(costs="€ 2"), sections=(*SEEN.sections, Section(SectionKind.TERM, "Een week.")))
PUBLISHED = (VersionLine(7, datetime(2026, 11, 3, 9, tzinfo=UTC), Publication(WRITER, AGENT_ID)),)
EDITING = Editing(ArticleDraft(CHANGED, base_version=7, authors=(WRITER,), revision=3), SEEN, PUBLISHED)
HINT = Hint(HintKind.LONG_SENTENCE, SectionKind.TERM, values={"words": 31})
MINE = ArticleText(SEEN.id, 2, 7, replace(SEEN, title="Parkeren", facts=Facts(costs="€ 3")), "duurder")
TOLD = ArticleFeedback(
    WRITER, SEEN.id, 7, SectionKind.COSTS, "€ 1", "Klopt niet meer", AGENT_ID, datetime(2026, 11, 18, 9, tzinfo=UTC)
)
LINE = FeedbackLine(TOLD, SEEN.title, "parkeren")
TASK = EditorTask("gap:visite", TaskKind.GAP, "visite parkeren", "kcc", date(2026, 12, 10))
OTHERS = tuple(
    ArticleLine(each.id, title, ArticleKind.PRODUCT, "", owner, 1, None)
    for each, title, owner in (
        (an_article(), "Kraskaart", "parkeren"),
        (an_article(), "Paspoort", "kcc"),
        (an_article(), "Paspoort", "burgerzaken"),
        (SEEN, SEEN.title, "parkeren"),
    )
)


def at_once(
    work: Callable[[], object], on_done: Callable[..., None], on_error: Callable[[BaliewijsError], None], newest_of: str
) -> None:
    """Work in this thread."""
    on_done(work())


class Desk(EditingSheets):
    """The sheets, with what they told."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, at_once)
        self.window_ = window
        self.told: list[tuple[object, ...]] = []
        for signal in (
            *(self.review_asked, self.note_changed, self.hint_chosen, self.compare_wanted, self.restored),
            *(self.resolved, self.withdrawn, self.sent_back, self.answered, self.put_aside),
        ):
            signal.connect(lambda *values: self.told.append(values))

    @property
    def sheet(self) -> EditingSheet:
        """The one in sight."""
        (found,) = (each for each in self.window_.findChildren(EditingSheet) if each.isVisible())
        return found

    def fill(self, **values: str) -> None:
        """Choose and type in fields."""
        for name, value in values.items():
            field = self.sheet.fields[name.replace("__", ":")]
            field.set_value(value)
            field.changed.emit(value)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        """A key, with Ctrl."""
        QTest.keyClick(self.sheet, key, modifier)

    def go_on(self) -> None:
        """Ctrl+Return."""
        self.press(Qt.Key.Key_Return)

    def escape(self) -> None:
        """Close it."""
        self.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    yield Desk(window)
    delete(window)


# the second reader


def test_anybody_may_read_it_and_it_is_published_at_once_unless_otherwise_chosen(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, (), "Tarief")
    assert not desk.sheet.fields["publish_on"].isVisible()
    desk.go_on()
    assert desk.told == [(None, None, "Tarief")]


def test_a_named_colleague_is_somebody_who_did_not_write_it(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, (), "Tarief")
    desk.fill(reviewer=str(WRITER))
    assert desk.sheet.value("reviewer") == ""
    desk.fill(reviewer=str(AGENT_ID), when="day", publish_on="1-1-2027")
    assert says(desk.sheet, "Friday 1 January 2027")
    desk.go_on()
    assert desk.told == [(AGENT_ID, date(2027, 1, 1), "Tarief")]


def test_what_changed_must_be_told_once_something_was_published(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, ())
    desk.go_on()
    assert desk.told == []
    assert desk.sheet.fields["note"].error
    desk.open_review(replace(EDITING, versions=()), PEOPLE, ())
    desk.go_on()
    assert desk.told == [(None, None, "")]


def test_a_day_that_cannot_be_read_is_pointed_out(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, (), "Tarief")
    desk.fill(when="day", publish_on="31-2-2027")
    desk.go_on()
    assert desk.told == []
    assert "31-12-2026" in desk.sheet.fields["publish_on"].error


def test_hints_do_not_stop_and_choosing_one_leads_to_it(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, (HINT,), "Tarief")
    assert says(desk.sheet, "1 hint. It does not stop you.")
    (hints,) = desk.sheet.findChildren(QListWidget)
    hints.itemActivated.emit(hints.item(0))
    assert desk.told == [(HINT,)]


def test_the_note_is_told_while_it_is_typed_so_that_it_can_be_kept(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, ())
    desk.fill(note="Tarief")
    assert desk.told == [("Tarief",)]


def test_what_was_asked_before_stands_there_again(desk: Desk) -> None:
    draft = replace(EDITING.draft, reviewer_id=AGENT_ID, publish_on=date(2027, 1, 1), note="Tarief")
    desk.open_review(replace(EDITING, draft=draft), PEOPLE, ())
    desk.go_on()
    assert desk.told == [(AGENT_ID, date(2027, 1, 1), "Tarief")]


# nothing typed is lost


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(desk: Desk) -> None:
    desk.open_review(EDITING, PEOPLE, (), "Tarief")
    desk.go_on()
    assert desk.show_refused(DomainError("publish-day-past", field="publish_on"))
    assert "over" in desk.sheet.fields["publish_on"].error
    assert desk.sheet.value("note") == "Tarief"


def test_a_refusal_without_a_field_and_a_failure_stand_above_the_fields(desk: Desk) -> None:
    desk.open_send_back(EDITING)
    desk.show_refused(DomainError("draft-not-in-review"))
    refused = words_on(desk.sheet)
    again: list[bool] = []
    desk.show_failed(WorldError("database-away"), lambda: again.append(True))
    assert "Try again" in words_on(desk.sheet)
    assert refused != words_on(desk.sheet)


def test_without_a_sheet_a_refusal_is_for_the_page(desk: Desk) -> None:
    assert not desk.show_refused(DomainError("draft-changed"))
    assert not desk.show_failed(WorldError("database-away"), lambda: None)


def test_what_was_typed_comes_back_after_escape_and_is_gone_once_it_was_done(desk: Desk) -> None:
    desk.open_answer(LINE, NAMES)
    desk.fill(text="Dank u wel.")
    desk.escape()
    desk.open_answer(LINE, NAMES)
    assert desk.sheet.value("text") == "Dank u wel."
    desk.finish()
    desk.open_answer(LINE, NAMES)
    assert desk.sheet.value("text") == ""


# the small ones


def test_an_answer_shows_what_was_told_by_whom_and_that_the_agent_sees_it(desk: Desk) -> None:
    desk.open_answer(LINE, NAMES)
    for words in ("“€ 1”", "Klopt niet meer", "S. Bakker · Wednesday 18 November 2026", "S. Bakker sees this answer"):
        assert says(desk.sheet, words)
    assert QApplication.focusWidget() is desk.sheet.fields["text"].editor
    desk.fill(text="Aangepast.")
    desk.go_on()
    assert desk.told == [(WRITER, "Aangepast.")]


def test_sending_back_and_putting_aside_need_a_reason(desk: Desk) -> None:
    desk.open_send_back(EDITING)
    desk.go_on()
    assert desk.sheet.fields["text"].error
    desk.fill(text="Het tarief mist.")
    desk.go_on()
    desk.open_put_aside(TASK)
    desk.go_on()
    assert desk.sheet.fields["reason"].error
    desk.fill(reason="Hoort bij de provincie.")
    desk.go_on()
    assert desk.told == [("Het tarief mist.",), (TASK.key, "Hoort bij de provincie.")]


@pytest.mark.parametrize(
    ("typed", "place"), [("", None), ("kraskaart", 0), ("Paspoort · Klant Contact Centrum", 1)], ids=str
)
def test_an_article_is_withdrawn_with_a_reason_and_what_replaces_it(desk: Desk, typed: str, place: int | None) -> None:
    desk.open_withdraw(EDITING, OTHERS, NAMES)
    desk.fill(reason="Bestaat niet meer.", replaced_by=typed)
    desk.go_on()
    assert desk.told == [("Bestaat niet meer.", None if place is None else OTHERS[place].id)]


@pytest.mark.parametrize("typed", ["Kras", SEEN.title], ids=["a part", "the article itself"])
def test_what_replaces_it_is_an_article_from_the_list(desk: Desk, typed: str) -> None:
    desk.open_withdraw(EDITING, OTHERS, NAMES)
    desk.fill(reason="Bestaat niet meer.", replaced_by=typed)
    desk.go_on()
    assert desk.told == []
    assert "from the list" in desk.sheet.fields["replaced_by"].error


# two versions


def compared(desk: Desk) -> CompareSheet:
    desk.open_compare(EDITING, Compared(7, SEEN), Compared(DRAFT, CHANGED), NAMES)
    assert isinstance(desk.sheet, CompareSheet)
    return desk.sheet


def shown(qtbot: QtBot, sheet: QWidget, count: int) -> list[DifferenceText]:
    """The texts in sight, as soon as there are so many."""

    def seen() -> list[DifferenceText]:
        return [text for text in sheet.findChildren(DifferenceText) if text.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == count)
    return seen()


def test_two_versions_are_compared_in_one_text_with_their_authors(desk: Desk, qtbot: QtBot) -> None:
    sheet = compared(desk)
    assert sheet.left.combo.currentText() == "Version 7 · Tue 3 Nov 2026 · R. de Wit"
    assert sheet.right.combo.currentText() == "Draft"
    costs, term = shown(qtbot, sheet, 2)
    assert struck_and_underlined(costs) == ("1", "2")
    assert struck_and_underlined(term) == ("", "Een week.")


def test_side_by_side_shows_each_text_by_itself(desk: Desk, qtbot: QtBot) -> None:
    sheet = compared(desk)
    sheet.look.set_value("two")
    sheet.look.changed.emit("two")
    left, right = shown(qtbot, sheet, 4)[:2]
    assert (left.toPlainText(), right.toPlainText()) == ("€ 1", "€ 2")


def test_other_versions_can_be_chosen_and_come_in_the_same_sheet(desk: Desk, qtbot: QtBot) -> None:
    sheet = compared(desk)
    sheet.right.set_value("7")
    sheet.right.changed.emit("7")
    assert desk.told == [(7, 7)]
    desk.open_compare(EDITING, Compared(7, SEEN), Compared(7, SEEN), NAMES)
    assert desk.sheet is sheet
    qtbot.waitUntil(lambda: says(sheet, "Nothing differs."))


def test_an_older_version_can_be_made_a_draft_and_the_draft_itself_cannot(desk: Desk) -> None:
    compared(desk)
    desk.press(Qt.Key.Key_R)
    assert desk.told == [(7,)]
    desk.open_compare(EDITING, Compared(DRAFT, CHANGED), Compared(7, SEEN), NAMES)
    desk.press(Qt.Key.Key_R)
    assert desk.told == [(7,)]


# two editors


def test_both_texts_stand_side_by_side_for_each_part_and_mine_stays_at_first(desk: Desk) -> None:
    desk.open_conflict(MINE, EDITING, NAMES)
    assert says(desk.sheet, "R. de Wit saved this article before you")
    assert "Text of R. de Wit" in words_on(desk.sheet)
    desk.go_on()
    ((result,),) = desk.told
    assert isinstance(result, ArticleText)
    assert (result.revision, result.article.title, result.article.facts.costs) == (3, "Parkeren", "€ 3")
    assert result.article.text_of(SectionKind.TERM) == "Een week."


def test_a_part_can_be_theirs_or_written_together(desk: Desk) -> None:
    desk.open_conflict(MINE, EDITING, NAMES)
    desk.fill(title__keep="theirs")
    desk.fill(**{"facts.costs__keep": "together"})
    assert QApplication.focusWidget() is desk.sheet.fields["facts.costs:text"].editor
    desk.fill(**{"facts.costs__text": "€ 2 of € 3"})
    desk.go_on()
    ((result,),) = desk.told
    assert isinstance(result, ArticleText)
    assert (result.article.title, result.article.facts.costs) == (SEEN.title, "€ 2 of € 3")


def test_escape_tells_nothing_and_what_was_typed_comes_back_also_over_a_newer_text(desk: Desk) -> None:
    desk.open_conflict(MINE, EDITING, NAMES)
    desk.fill(**{"facts.costs__keep": "together", "facts.costs__text": "€ 2 of € 3", "title__keep": "theirs"})
    desk.escape()
    assert desk.told == []
    newer = replace(EDITING, draft=replace(EDITING.draft, revision=4))
    desk.open_conflict(MINE, newer, NAMES)
    typed = desk.sheet.typed()
    assert (typed["facts.costs:keep"], typed["facts.costs:text"]) == ("together", "€ 2 of € 3")
    assert typed["title:keep"] == "mine"  # theirs is another text by now: choose again


def test_the_same_conflict_told_again_leaves_the_open_sheet_alone(desk: Desk) -> None:
    desk.open_conflict(MINE, EDITING, NAMES)
    sheet = desk.sheet
    desk.open_conflict(MINE, EDITING, NAMES)
    assert desk.sheet is sheet


# the keyboard and screen readers


@pytest.mark.parametrize(
    "open_one",
    [
        lambda desk: desk.open_review(EDITING, PEOPLE, (HINT,)),
        lambda desk: desk.open_compare(EDITING, Compared(7, SEEN), Compared(DRAFT, CHANGED), NAMES),
        lambda desk: desk.open_conflict(MINE, EDITING, NAMES),
        lambda desk: desk.open_withdraw(EDITING, OTHERS, NAMES),
        lambda desk: desk.open_answer(LINE, NAMES),
    ],
    ids=["review", "compare", "conflict", "withdraw", "answer"],
)
def test_everything_in_a_sheet_that_the_keyboard_reaches_has_a_name(
    desk: Desk, open_one: Callable[[Desk], None]
) -> None:
    open_one(desk)
    desk.show_failed(WorldError("database-away"), lambda: None)
    assert nameless(desk.sheet) == []
    first = QApplication.focusWidget()
    assert first is not None
    assert desk.sheet.isAncestorOf(first)
