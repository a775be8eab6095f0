"""Marks in the text and the labels of an article."""

from PySide6.QtGui import QAccessible, QColor, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.knowledge.article_text import ArticleText
from ui.knowledge.marked_label import MarkedLabel
from ui.knowledge.occurrences import occurrences
from ui.shared.theme import theme


def a_text(qtbot: QtBot, html: str, wanted: str, current: int | None = None) -> ArticleText:
    text = ArticleText()
    qtbot.addWidget(text)
    text.resize(400, 100)
    text.show_html(html)
    text.show_matches(occurrences(text.plain, wanted), current)
    text.show()
    qtbot.waitExposed(text)
    return text


def colours_at(text: ArticleText, position: int) -> set[str]:
    place, image = text.place_of(position), text.grab().toImage()
    places = ((x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom()))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_a_match_is_marked_and_the_current_one_stronger(qtbot: QtBot) -> None:
    text = a_text(qtbot, "<p>een pas en nog een pas</p>", "pas", current=1)
    assert theme().colours.mark in colours_at(text, 0)
    assert theme().colours.text in colours_at(text, 1)
    assert theme().colours.mark not in colours_at(text, 1)


def test_marks_stand_right_after_an_emoji_and_in_a_table(qtbot: QtBot) -> None:
    text = a_text(qtbot, "<p>😀😀 pas</p><table><tr><td>een</td><td>pas</td></tr></table>", "pas")
    first = text.document().find("pas")
    for position, found in enumerate((first, text.document().find("pas", first))):
        start = QTextCursor(found)
        start.setPosition(found.selectionStart())
        assert abs(text.place_of(position).left() - text.cursorRect(start).left()) <= 2
        assert theme().colours.mark in colours_at(text, position)


def test_a_mark_in_a_link_has_the_colour_that_can_be_read_on_it(qtbot: QtBot) -> None:
    text = a_text(qtbot, '<p>een pas <a href="https://deventer.nl">aan pas vragen</a></p>', "pas")
    (in_link,) = text.extraSelections()
    assert in_link.cursor.selectedText() == "pas"
    assert in_link.format.foreground().color() == QColor(theme().colours.mark_text)


def test_thousands_of_matches_are_not_all_given_to_qt(qtbot: QtBot) -> None:
    text = a_text(qtbot, "<p>de kosten en de termijn</p>" * 2000, "de", current=5)
    assert len(text.extraSelections()) == 1
    assert theme().colours.mark in colours_at(text, 6)


def test_marked_text_is_copied_as_it_is(qtbot: QtBot) -> None:
    text = a_text(qtbot, "<p>een pas en nog een pas</p>", "pas", current=0)
    text.selectAll()
    text.copy()
    assert QApplication.clipboard().text() == "een pas en nog een pas"


def test_sections_begin_at_headings_with_an_id(qtbot: QtBot) -> None:
    text = a_text(qtbot, '<h4 id="a">Een 😀</h4><h4>Geen</h4><p>x</p><h4 id="b">Twee</h4><p>y</p>', "y")
    first, second = text.sections()
    assert (first, text.plain[second:]) == (0, "Twee\ny")


def test_markup_in_a_marked_label_is_not_read(qtbot: QtBot) -> None:
    shown = MarkedLabel("<b>Pas</b> & pas", "title")
    qtbot.addWidget(shown)
    for spans in ([], occurrences(shown.plain, "pas")):
        shown.show_matches(spans, 0 if spans else None)
        interface = QAccessible.queryAccessibleInterface(shown)
        assert interface is not None
        assert (interface.text(QAccessible.Text.Name), shown.text()) == ("<b>Pas</b> & pas", "<b>Pas</b> & pas")
