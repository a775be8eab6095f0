"""News on the page and in the sheet where it is written: what is shown, told and asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMainWindow, QPushButton
from shiboken6 import delete, isValid

from app.domain.bulletin import Bulletin, BulletinKind
from app.domain.bulletin_text import BulletinText
from app.domain.errors import DomainError, WorldError
from app.domain.ids import new_id
from app.services.news_actions import BulletinDetails, BulletinReaders
from tests.builders import a_bulletin, a_person
from ui.news.page import NewsPage
from ui.news.words import period_words, readers_words
from ui.news.write_sheet import WriteSheet
from ui.shared.names import Names
from ui.shared.rich_text.link_sheet import LinkSheet
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.fields import Field

TODAY = date(2026, 11, 24)
NAMES = Names({"kcc": "Contact centre", "parkeren": "Parking"}, {}, TODAY)
TEAMS = [("kcc", "Contact centre"), ("parkeren", "Parking")]
ARTICLES = [("laadpaal", "Charging point")]
RUNNING = a_bulletin(id=new_id(), title="Till is open", publish_from=TODAY)
OVER = a_bulletin(id=new_id(), title="Old news", publish_until=TODAY - timedelta(days=1), is_read=True)
PLANNED = a_bulletin(title="New fees", publish_from=TODAY + timedelta(days=3), unit_ids=("kcc",))


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    yield window
    delete(window)


@pytest.fixture
def page(window: QMainWindow) -> NewsPage:
    page = NewsPage()
    window.setCentralWidget(page)
    return page


def rows(page: NewsPage) -> list[str]:
    return [page.list.item(place).text() for place in range(page.list.count())]


def texts(page: NewsPage) -> list[str]:
    return [part.text() for part in page.reader.findChildren(QLabel) if part.isVisible()]


def a_sheet(
    window: QMainWindow, before: Bulletin | None = None, typed: BulletinText | None = None
) -> tuple[WriteSheet, list[tuple[Bulletin, bool]]]:
    sheet, told = WriteSheet(window, before, TODAY, TEAMS, ARTICLES, typed), list[tuple[Bulletin, bool]]()
    sheet.written.connect(lambda bulletin, again: told.append((bulletin, again)))
    sheet.open_sheet()
    return sheet, told


def field(sheet: WriteSheet, name: str) -> Field:
    return next(each for each in sheet.findChildren(Field) if each.editor.accessibleName() == name)


def press(sheet: WriteSheet, words: str) -> None:
    next(button for button in sheet.findChildren(QPushButton) if button.text() == words).click()


def tick(sheet: WriteSheet, words: str) -> None:
    next(tick for tick in sheet.findChildren(QCheckBox) if tick.text() == words).setChecked(True)


# the page


def test_unread_news_is_bold_and_says_so(page: NewsPage) -> None:
    page.show_bulletins([RUNNING, replace(RUNNING, id=new_id(), is_read=True)], NAMES, False, None)
    assert rows(page) == ["Till is open\nnews · new", "Till is open\nnews"]
    assert [page.list.item(place).font().bold() for place in (0, 1)] == [True, False]


def test_the_list_of_all_tells_when_and_for_whom(page: NewsPage) -> None:
    page.show_bulletins([replace(PLANNED, important=True), RUNNING, OVER], NAMES, True, None)
    assert [row.split("\n")[1] for row in rows(page)] == [
        "important · news · planned · Contact centre",
        "news · shown now · all teams · new",
        "news · over · all teams",
    ]


def test_choosing_a_row_tells_which_bulletin(page: NewsPage) -> None:
    opened: list[Bulletin] = []
    page.opened.connect(opened.append)
    page.show_bulletins([RUNNING, OVER], NAMES, False, None)
    page.list.setCurrentRow(1)
    assert opened == [OVER]


def test_who_has_and_who_has_not_read_it_are_named(page: NewsPage) -> None:
    people = [a_person(id=new_id(), name=name) for name in ("A. Aal", "B. Bes", "C. Cee")]
    readers = BulletinReaders(((people[0], datetime(2026, 11, 24, tzinfo=UTC)),), tuple(people[1:]))
    page.show_bulletins([RUNNING], NAMES, False, RUNNING.id)
    page.show_details(BulletinDetails((("laadpaal", "Charging point"),), readers))
    shown = texts(page)
    assert {"Read by 1 of 3 people", "A. Aal", "B. Bes, C. Cee"} <= set(shown)


def test_a_related_article_opens(page: NewsPage) -> None:
    wanted: list[str] = []
    page.link_requested.connect(wanted.append)
    page.show_bulletins([RUNNING], NAMES, False, RUNNING.id)
    page.show_details(BulletinDetails((("laadpaal", "Charging point"),), BulletinReaders((), ())))
    next(each for each in page.findChildren(QPushButton) if each.text() == "Charging point").click()
    assert wanted == ["article:laadpaal"]


def test_reading_it_again_leaves_the_text_where_it_is(page: NewsPage) -> None:
    long = replace(RUNNING, text="\n\n".join(f"Line {number}" for number in range(80)))
    page.show_bulletins([long], NAMES, False, long.id)
    QTest.qWaitForWindowExposed(page.window())
    page.reader.area.verticalScrollBar().setMaximum(500)
    page.reader.area.verticalScrollBar().setValue(200)
    page.show_bulletins([replace(long, is_read=True)], NAMES, False, long.id)
    assert page.reader.area.verticalScrollBar().value() == 200


def test_what_is_over_cannot_be_ended(page: NewsPage) -> None:
    page.show_bulletins([RUNNING, OVER], NAMES, True, OVER.id)
    assert not page.reader.can_end
    page.show_bulletins([RUNNING, OVER], NAMES, True, RUNNING.id)
    assert page.reader.can_end


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2026, 11, 24), None, "from Tue 24 Nov on"),
        (None, date(2027, 1, 8), "until Fri 8 Jan 2027"),
        (date(2026, 11, 16), date(2027, 1, 8), "Mon 16 Nov up to and including Fri 8 Jan 2027"),
    ],
)
def test_the_days_are_said_in_words(first: date | None, last: date | None, words: str) -> None:
    assert period_words(a_bulletin(publish_from=first, publish_until=last), TODAY) == words


def test_one_reader_is_one_person() -> None:
    assert readers_words(BulletinReaders((), (a_person(),))) == "Read by 0 of 1 person"


def test_what_came_back_can_be_gone_on_with_until_nothing_is_left(page: NewsPage) -> None:
    asked: list[bool] = []
    page.show_came_back(1, lambda: asked.append(True))
    (banner,) = [each for each in page.findChildren(Banner) if each.isVisible()]
    assert banner.text == "A message that you wrote came back."
    next(each for each in banner.findChildren(QPushButton) if each.text() == "Write on").click()
    assert asked == [True]
    page.show_came_back(2, lambda: None)
    assert banner.text == "2 messages that you wrote came back."
    page.show_came_back(0, lambda: None)
    assert not banner.isVisible()


# writing


def test_what_is_typed_is_told(window: QMainWindow) -> None:
    sheet, told = a_sheet(window)
    sheet.title_field.set_value("Call first")
    sheet.text_field.edit.setFocus()
    QTest.keyClicks(sheet.text_field.edit, "Call first.")
    for words in ("Work instruction", "Some teams", "Parking"):
        press(sheet, words)
    tick(sheet, "important: comes first")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((bulletin, again),) = told
    assert (bulletin.title, bulletin.kind, bulletin.important) == ("Call first", BulletinKind.INSTRUCTION, True)
    assert (bulletin.unit_ids, bulletin.publish_from, bulletin.text) == (("parkeren",), TODAY, "Call first.")
    assert not again


def test_a_change_keeps_what_was_not_touched(window: QMainWindow) -> None:
    before = replace(RUNNING, unit_ids=("kcc",), related=("laadpaal", "weg"), publish_until=TODAY, important=True)
    sheet, told = a_sheet(window, before)
    sheet.store()
    assert told == [(before, False)]


def test_only_what_is_shown_now_can_be_read_again(window: QMainWindow) -> None:
    sheet, told = a_sheet(window, RUNNING)
    tick(sheet, "Everybody must read it again")
    sheet.store()
    assert told == [(RUNNING, True)]
    for before in (None, PLANNED):
        other, _told = a_sheet(window, before)
        again = [each for each in other.findChildren(QCheckBox) if each.text() == "Everybody must read it again"]
        assert not again[0].isVisible()


def test_some_teams_without_a_team_is_pointed_out(window: QMainWindow) -> None:
    sheet, told = a_sheet(window, RUNNING)
    press(sheet, "Some teams")
    sheet.store()
    assert told == []
    assert any(part.text() == "Choose at least one team." and part.isVisible() for part in sheet.findChildren(QLabel))


def test_a_refusal_stands_at_its_field_and_the_text_stays(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    sheet.text_field.set_markdown("My text")
    sheet.show_refused(DomainError("bulletin-title-missing", field="title"), lambda: None)
    assert sheet.title_field.error == "Give the message a title."
    assert (sheet.text_field.markdown(), sheet.isVisible()) == ("My text", True)


def test_when_the_database_is_away_trying_again_is_offered(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    tried: list[bool] = []
    sheet.show_refused(WorldError("database-away"), lambda: tried.append(True))
    press(sheet, "Try again")
    assert tried == [True]


def type_title(sheet: WriteSheet, text: str) -> None:
    sheet.title_field.edit.setFocus()
    QTest.keyClicks(sheet.title_field.edit, text)


def test_closing_asks_when_something_is_typed(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    type_title(sheet, "Half")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    type_title(sheet, " way")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize("before", [None, RUNNING])
def test_a_sheet_that_opens_again_shows_what_was_typed_and_asks_before_closing(
    window: QMainWindow, before: Bulletin | None
) -> None:
    first, _told = a_sheet(window, before)
    typed: list[tuple[BulletinText, bool]] = []
    first.changed.connect(lambda text, says_something: typed.append((text, says_something)))
    type_title(first, "Half")
    for name, words in (("Up to and including", "8-1"), ("Related articles", "Kabel")):
        QTest.keyClicks(field(first, name).editor, words)
    for words in ("Some teams", "Parking"):
        press(first, words)
    tick(first, "important: comes first")
    text, says_something = typed[-1]
    assert (says_something, text.last_day, text.article, text.written.unit_ids) == (True, "8-1", "Kabel", ("parkeren",))
    again, _told = a_sheet(window, text.before, text)
    assert (again.typed, text.before) == (text, before)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert again.isVisible()


def test_taking_out_what_was_typed_leaves_nothing_to_lose(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    told: list[bool] = []
    sheet.changed.connect(lambda _text, says_something: told.append(says_something))
    type_title(sheet, "H")
    QTest.keyClick(sheet.title_field.edit, Qt.Key.Key_Backspace)
    assert told == [True, False]


@pytest.mark.parametrize("before", [None, RUNNING])
def test_closing_does_not_ask_when_nothing_is_typed(window: QMainWindow, before: Any) -> None:
    sheet, _told = a_sheet(window, before)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not isValid(sheet) or not sheet.isVisible()


def test_closing_does_not_ask_when_it_was_stored(window: QMainWindow) -> None:
    sheet, _told = a_sheet(window)
    type_title(sheet, "Done")
    sheet.finish()
    assert not sheet.isVisible()


def test_the_keys_of_a_link_do_not_reach_the_message_behind_it(window: QMainWindow) -> None:
    sheet, told = a_sheet(window, RUNNING)
    sheet.text_field.edit.setFocus()
    sheet.text_field.edit.link_wanted.emit()
    (link,) = [each for each in window.findChildren(LinkSheet) if each.isVisible()]
    QTest.keyClick(link, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (told, link.isVisible()) == ([], True)
    QTest.keyClick(link, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [(RUNNING, False)]
