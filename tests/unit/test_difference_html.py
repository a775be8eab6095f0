"""Differences as HTML and as words for a screen reader."""

import re

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.difference import Piece, PieceKind, word_difference
from ui.shared.colours import LIGHT
from ui.shared.difference_html import Reading, difference_html, near_changes, said, turned

HOURS = word_difference("Niet meer dan 60 uur.", "Niet meer dan 80 uur.")
SAME, NEW = PieceKind.SAME, PieceKind.NEW


def shown(html: str) -> str:
    """What a reader sees, without its looks."""
    return re.sub(r"<[^>]+>", "", html.replace("<br>", "\n"))


def test_what_is_gone_is_struck_through_and_what_is_new_underlined_not_only_coloured() -> None:
    html = difference_html(HOURS, LIGHT)
    assert "<s>60</s>" in html
    assert "<u>80</u>" in html


def test_each_side_shows_its_own_text() -> None:
    assert shown(difference_html(HOURS, LIGHT, Reading.LEFT)) == "Niet meer dan 60 uur."
    assert shown(difference_html(HOURS, LIGHT, Reading.RIGHT)) == "Niet meer dan 80 uur."
    assert shown(difference_html(turned(HOURS), LIGHT, Reading.RIGHT)) == "Niet meer dan 60 uur."


def test_a_side_without_text_says_so() -> None:
    assert shown(difference_html(word_difference("", "nieuw"), LIGHT, Reading.LEFT)) == "empty"


def test_a_screen_reader_is_told_what_it_cannot_see() -> None:
    assert said(HOURS) == "gone: 60; new: 80"


def test_a_list_has_bullets_and_a_dash_in_a_sentence_stays() -> None:
    pieces = (Piece(SAME, "- een\n- twee"), Piece(NEW, " - en meer\n"), Piece(NEW, "- drie"))
    assert shown(difference_html(pieces, LIGHT)) == "• een\n• twee - en meer\n• drie"


def test_a_table_reads_as_lines_and_a_bar_in_a_sentence_stays() -> None:
    before = "| Soort | Prijs |\n| --- | --- |\n| Bezoek | € 0,35 per uur |\n\nKies a | b."
    html = difference_html(word_difference(before, before.replace("35", "40")), LIGHT, Reading.RIGHT)
    assert shown(html) == "Soort · Prijs\nBezoek · € 0,40 per uur\n\nKies a | b."


def test_bold_words_have_no_signs_around_them_and_stars_that_were_typed_stay() -> None:
    pieces = (Piece(SAME, "Een **kopie** en "), Piece(NEW, "**nog een** \\*\\*"))
    assert shown(difference_html(pieces, LIGHT)) == "Een kopie en nog een \\*\\*"


def test_a_part_that_opens_has_a_triangle_and_no_end() -> None:
    pieces = (
        Piece(SAME, "Begin.\n\n:::details Kwijt\n\n"),
        Piece(NEW, "Doe aangifte.\n\n:::\n\n"),
        Piece(SAME, "Eind: :::"),
    )
    assert shown(difference_html(pieces, LIGHT)) == "Begin.\n\n▸ Kwijt\n\nDoe aangifte.\n\n\nEind: :::"


@given(st.text(alphabet="<>&\"'ab \n"), st.text(alphabet="<>&\"'ab \n"))
def test_a_text_is_never_read_as_markup(before: str, after: str) -> None:
    html = difference_html(word_difference(before, after), LIGHT)
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "span", "s", "u", "br"}


def test_far_from_a_change_words_are_left_out() -> None:
    words = " ".join(f"w{number}" for number in range(40))
    near = near_changes(word_difference(f"{words} 60 {words}", f"{words} 80 {words}"), 3)
    assert "".join(piece.text for piece in near) == "… w37 w38 w39 6080 w0 w1 w2 …"


def test_a_short_text_stays_whole() -> None:
    assert near_changes(HOURS, 3) == HOURS
