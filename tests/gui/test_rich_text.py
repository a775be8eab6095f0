"""The field for formatted text: what goes in comes out, and what is typed becomes what it looks like."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.markdown_reading import blocks_of
from knowledgebase.markdown_writing import markdown_of
from knowledgebase.markup import html_to_markdown, markdown_to_text
from resources import path
from tests.formatted import press, put_cursor, select, shown_field, through_document
from ui.shared.rich_text.field import RichTextField
from ui.shared.rich_text.state import RichStep
from ui.shared.rich_text.steps import add_column, add_row, remove_column, remove_row, remove_table

CANONICAL = [
    "Eén **vet** woord, *schuin* en [een link](https://waterrade.example/a?b=1).",
    "Regel een\\\nregel twee",
    "## Kop\n\n### Kleine kop\n\nTekst",
    "- een\n- twee\n  - drie\n    1. vier\n  - vijf\n- zes",
    "1. een\n\n   nog een alinea\n2. twee\n   - onder",
    "- een\n\n1. ander soort",
    "- een\n\n- andere lijst",
    "- - een",
    "- | a | b |\n  | --- | --- |\n  | 1 | 2 |\n- twee",
    "| Wat | Prijs |\n| --- | --- |\n| **a**\\|b | [€ 1](tel:140999) |",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c | d |\n| --- | --- |\n| 3 |  |",
    ":::details Wat als ik \\*niet\\* kan?\nDan **niet**.\n\n- een\n- twee\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n:::",
    ":::details Een\nx\n:::\n\n:::details Twee\ny\n:::",
    "voor\n\n:::details Een\nx\n:::\n\nna",
    "\\- geen lijst en \\*geen\\* nadruk \\[x\\] a_b",
    "😀 **emoji 😀** [😀](https://x.example)",
    "",
]


@pytest.fixture
def field(qtbot: QtBot) -> RichTextField:
    return shown_field(qtbot)


# what goes in comes out


@pytest.mark.parametrize("markdown", CANONICAL)
def test_our_own_markdown_goes_through_the_document_and_stays_the_same(qapp: QApplication, markdown: str) -> None:
    assert through_document(markdown) == markdown


def test_every_text_of_the_demo_goes_through_the_document_and_stays_the_same(qapp: QApplication) -> None:
    texts = [section.text for article in read_articles(path("demo", "articles")) for section in article.sections]
    own_form = [markdown_of(blocks_of(text)) for text in texts]
    assert [through_document(text) for text in own_form] == own_form
    assert [markdown_to_text(text) for text in own_form] == [markdown_to_text(text) for text in texts]


PIECES = st.sampled_from(
    [
        *("<p>een</p>", "<h2>kop</h2>", "<b>vet</b> <i>s</i>", "<a href='tel:1'>l</a><br>r"),
        *("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ol><li>x<p>y</p></ol>", "<table><tr><td>1<td>2</table>"),
        *("<details><summary>T</summary>x<p>y</details>", "<ul><li><ol><li>n</ol><li><h3>k</h3></ul>"),
    ]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=6).map("".join))
def test_any_html_in_our_form_goes_through_the_document_and_stays_the_same(qapp: QApplication, html: str) -> None:
    markdown = html_to_markdown(html)
    assert through_document(markdown) == markdown


def test_a_text_that_nobody_changed_comes_out_as_it_was_set(field: RichTextField) -> None:
    field.set_markdown("| a |\n|---|\n| b |\n")
    assert field.markdown() == "| a |\n|---|\n| b |\n"


def test_a_change_that_is_undone_leaves_the_text_as_it_was_set(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("een\ntwee")
    qtbot.keyClicks(field.edit, "x")
    assert field.markdown().startswith("x")
    field.edit.do(RichStep.UNDO)
    assert field.markdown() == "een\ntwee"


def test_showing_a_text_tells_no_change_and_typing_does(qtbot: QtBot, field: RichTextField) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_markdown("een")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.edit, "x")


# typing


def test_signs_at_the_beginning_of_a_line_make_lists_and_headings(qtbot: QtBot, field: RichTextField) -> None:
    for line in ("## Kop", "tekst", "- een", "twee"):
        qtbot.keyClicks(field.edit, line)
        press(qtbot, field, Qt.Key.Key_Return)
    press(qtbot, field, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "1. eerst")
    assert field.markdown() == "## Kop\n\ntekst\n\n- een\n- twee\n\n1. eerst"


def test_what_was_made_of_a_line_by_itself_is_undone_in_one_step(qtbot: QtBot, field: RichTextField) -> None:
    qtbot.keyClicks(field.edit, "- ")
    assert RichStep.BULLETS in field.edit.state().on
    field.edit.do(RichStep.UNDO)
    assert field.markdown() == "\\-"


def test_tab_puts_an_item_under_the_one_before_and_then_leaves_the_field(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("- een\n- twee\n- drie")
    put_cursor(field, "twee")
    press(qtbot, field, Qt.Key.Key_Home)
    press(qtbot, field, Qt.Key.Key_Tab)
    assert field.markdown() == "- een\n  - twee\n- drie"
    assert field.edit.hasFocus()
    press(qtbot, field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.markdown() == "- een\n- twee\n- drie"


def test_tab_in_the_middle_of_an_item_changes_nothing(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("- een\n- twee")
    put_cursor(field, "twee")
    press(qtbot, field, Qt.Key.Key_Tab)
    assert field.markdown() == "- een\n- twee"


def test_an_item_goes_up_and_those_after_it_stay_under_it(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("1. een\n   1. twee\n   2. drie\n   3. vier")
    put_cursor(field, "drie")
    press(qtbot, field, Qt.Key.Key_Home)
    press(qtbot, field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.markdown() == "1. een\n   1. twee\n2. drie\n   1. vier"
    assert through_document(field.markdown()) == field.markdown()


def test_enter_in_an_empty_item_ends_the_list(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("- een\n- twee")
    put_cursor(field, "een")
    press(qtbot, field, Qt.Key.Key_Return)
    press(qtbot, field, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "tekst")
    assert field.markdown() == "- een\n\ntekst\n\n- twee"


def test_backspace_at_the_beginning_takes_the_bullet_off(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("- een")
    press(qtbot, field, Qt.Key.Key_Backspace)
    assert field.markdown() == "een"


def test_numbers_begin_again_after_a_paragraph_as_they_are_stored(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("1. een\n2. twee\n3. drie")
    put_cursor(field, "twee")
    field.edit.do(RichStep.NUMBERS)
    assert field.markdown() == "1. een\n\ntwee\n\n1. drie"
    last = field.edit.document().lastBlock()
    assert last.textList() is not None and last.textList().itemText(last) == "1."


def test_buttons_make_one_list_of_neighbours(field: RichTextField) -> None:
    field.set_markdown("een\n\ntwee\n\ndrie")
    select(field, "een", "twee")
    field.edit.do(RichStep.BULLETS)
    put_cursor(field, "drie")
    field.edit.do(RichStep.BULLETS)
    assert field.markdown() == "- een\n- twee\n- drie"
    select(field, "een", "drie")
    field.edit.do(RichStep.NUMBERS)
    assert field.markdown() == "1. een\n2. twee\n3. drie"


def test_a_text_has_one_mark_and_a_heading_none(field: RichTextField) -> None:
    field.set_markdown("een twee")
    select(field, "een", "een")
    field.edit.do(RichStep.BOLD)
    assert field.markdown() == "**een** twee"
    field.edit.do(RichStep.ITALIC)
    assert field.markdown() == "*een* twee"
    field.edit.do(RichStep.HEADING)
    assert field.markdown() == "## een twee"
    assert RichStep.BOLD in field.edit.state().off
    field.edit.do(RichStep.HEADING)
    assert field.markdown() == "een twee"


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_I])
def test_keys_mark_what_is_selected(qtbot: QtBot, field: RichTextField, key: Qt.Key) -> None:
    field.set_markdown("een")
    field.edit.selectAll()
    press(qtbot, field, key, Qt.KeyboardModifier.ControlModifier)
    assert field.markdown() == {Qt.Key.Key_B: "**een**", Qt.Key.Key_I: "*een*"}[key]


def test_what_is_typed_behind_a_link_is_no_part_of_it(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("[een](tel:1)")
    put_cursor(field, "een")
    qtbot.keyClicks(field.edit, " en meer")
    assert field.markdown() == "[een](tel:1) en meer"


# tables


def test_a_table_is_inserted_and_filled_with_tab_and_enter(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("voor")
    put_cursor(field, "voor")
    field.edit.do(RichStep.TABLE)
    for word in ("a", "b", "1", "2", "3", "4"):
        qtbot.keyClicks(field.edit, word)
        press(qtbot, field, Qt.Key.Key_Tab)
    qtbot.keyClicks(field.edit, "na")
    assert field.markdown() == "voor\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\nna"
    put_cursor(field, "3")
    press(qtbot, field, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "5")
    assert field.markdown().endswith("| 3 | 4 |\n| 5 |  |\n\nna")


def test_rows_and_columns_come_and_go(field: RichTextField) -> None:
    field.set_markdown("| a | b |\n| --- | --- |\n| 1 | 2 |")
    put_cursor(field, "1")
    field.edit.do_in_table(add_row)
    field.edit.do_in_table(add_column)
    table = field.edit.textCursor().currentTable()
    assert (table.rows(), table.columns()) == (3, 3)
    field.edit.do_in_table(remove_column)
    assert field.markdown() == "|  | b |\n| --- | --- |\n|  | 2 |"
    put_cursor(field, "2")
    field.edit.do_in_table(remove_row)
    assert field.markdown() == "|  | b |\n| --- | --- |"
    put_cursor(field, "b")
    field.edit.do_in_table(remove_table)
    assert field.markdown() == ""


# parts that open


def test_a_part_that_opens_is_made_around_what_is_selected(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("voor\n\n- een\n- twee\n\nna")
    select(field, "een", "twee")
    field.edit.do(RichStep.OPENING)
    qtbot.keyClicks(field.edit, "Meer weten?")
    assert field.markdown() == "voor\n\n:::details Meer weten?\n- een\n- twee\n:::\n\nna"
    field.edit.do(RichStep.OPENING)
    assert field.markdown() == "voor\n\nMeer weten?\n\n- een\n- twee\n\nna"


def test_enter_goes_from_title_to_text_and_out_of_the_part(qtbot: QtBot, field: RichTextField) -> None:
    field.edit.do(RichStep.OPENING)
    qtbot.keyClicks(field.edit, "Titel")
    press(qtbot, field, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "binnen")
    press(qtbot, field, Qt.Key.Key_Return)
    press(qtbot, field, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "buiten")
    assert field.markdown() == ":::details Titel\nbinnen\n:::\n\nbuiten"


def test_backspace_before_the_title_dissolves_the_part_and_undo_brings_it_back(
    qtbot: QtBot, field: RichTextField
) -> None:
    field.set_markdown("voor\n\n:::details Titel\nbinnen\n:::")
    put_cursor(field, "Titel")
    press(qtbot, field, Qt.Key.Key_Home)
    press(qtbot, field, Qt.Key.Key_Backspace)
    assert field.markdown() == "voor\n\nTitel\n\nbinnen"
    field.edit.do(RichStep.UNDO)
    assert field.markdown() == "voor\n\n:::details Titel\nbinnen\n:::"


def test_a_field_is_as_high_as_its_text(qtbot: QtBot, field: RichTextField) -> None:
    low = field.edit.height()
    field.set_markdown("\n\n".join(["regel"] * 12))
    qtbot.waitUntil(lambda: field.edit.height() > 5 * low)
    assert field.edit.verticalScrollBar().maximum() == 0


def test_a_text_that_may_only_be_read_is_not_changed_by_keys(qtbot: QtBot, field: RichTextField) -> None:
    field.set_markdown("- een\n- twee")
    field.set_read_only(True)
    put_cursor(field, "twee")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_B):
        press(qtbot, field, key)
    assert field.markdown() == "- een\n- twee"
