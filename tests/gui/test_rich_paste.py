"""What is pasted and dropped into formatted text comes in clean, or not at all."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.errors import BaliewijsError
from knowledgebase.markup import markdown_to_text
from tests.formatted import put_cursor, shown_field
from ui.shared.rich_text.field import RichTextField


@pytest.fixture
def field(qtbot: QtBot) -> RichTextField:
    return shown_field(qtbot)


def pasted(html: str = "", text: str = "") -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    return made


WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p{color:red}</style></head><body lang=NL>"
    "<!--StartFragment--><h1>Kop<o:p></o:p></h1><p class=MsoNormal>Let <b>op</b>:<o:p>&nbsp;</o:p></p>"
    "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>een<o:p></o:p></p>\n"
    "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span>o<span>&nbsp;&nbsp; </span></span>twee</p>"
    "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><b><span>1.<span>&nbsp; </span></span></b>eerst</p>"
    "<!--EndFragment--></body></html>"
)


def test_word_comes_in_as_headings_lists_and_bold(field: RichTextField) -> None:
    field.edit.insertFromMimeData(pasted(WORD, "Kop"))
    assert field.markdown() == "## Kop\n\nLet **op**:\n\n- een\n  - twee\n\n1. eerst"


def test_a_spreadsheet_comes_in_as_a_table(field: RichTextField) -> None:
    rows = "<tr height=20><td class=xl65>Zone</td><td>Prijs</td></tr><tr><td>A</td><td align=right>3,20</td></tr>"
    field.edit.insertFromMimeData(pasted(f"<html><body><table><!--StartFragment-->{rows}</table></body></html>"))
    assert field.markdown() == "| Zone | Prijs |\n| --- | --- |\n| A | 3,20 |"


def test_a_few_words_go_into_the_line_and_parts_between_lines(field: RichTextField) -> None:
    field.set_markdown("voor na")
    put_cursor(field, "voor ")
    field.edit.insertFromMimeData(pasted("<span style='color:red'>en <b>hier</b> </span>"))
    assert field.markdown() == "voor en **hier**na"
    put_cursor(field, "voor")
    field.edit.insertFromMimeData(pasted("<p>een</p><ul><li>twee</ul>"))
    assert field.markdown() == "voor\n\neen\n\n- twee\n\nen **hier**na"


def test_plain_text_keeps_its_signs_and_its_lists(field: RichTextField) -> None:
    field.edit.insertFromMimeData(pasted(text="Kosten < 5 & <b>\n\n- een\n- twee\n\n1. eerst"))
    assert markdown_to_text(field.markdown()) == "Kosten < 5 & <b>\neen\ntwee\neerst"
    assert field.markdown().endswith("- een\n- twee\n\n1. eerst")


def test_what_is_copied_comes_back_the_same(field: RichTextField) -> None:
    markdown = (
        "## Kop\n\n**vet** < 18 [x](article:y)\n\n:::details T\n- a\n  - b\n:::\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    )
    field.set_markdown(f"begin\n\n{markdown}\n\neind")
    field.edit.selectAll()
    copied = field.edit.createMimeDataFromSelection()
    field.edit.insertFromMimeData(copied)
    assert field.markdown() == f"begin\n\n{markdown}\n\neind"


def test_in_a_cell_or_title_everything_becomes_one_line(field: RichTextField) -> None:
    field.set_markdown("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n:::details T\nx\n:::")
    for place in ("1", "T"):
        put_cursor(field, place)
        field.edit.insertFromMimeData(pasted("<ul><li>x<li>y</ul>"))
    assert field.markdown() == "| a | b |\n| --- | --- |\n| 1x y | 2 |\n\n:::details Tx y\nx\n:::"


def picture() -> QMimeData:
    made = QMimeData()
    made.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return made


def file() -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile("/aanvraag.pdf")])
    return made


def large_html() -> QMimeData:
    made = QMimeData()
    made.setData("text/html", QByteArray(b"<p>x</p>" * 6_500_000))
    return made


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (picture(), "picture-in-text"),
        (file(), "picture-in-text"),
        (pasted("<img src='https://evil.example/spy.png'>"), "picture-in-text"),
        (large_html(), "markup-too-large"),
        (pasted("<p>" + "x" * 210_000), "markup-too-large"),
        (pasted("<p>x</p>" * 4000), "markup-too-large"),
        (pasted(text="x" * 210_000), "markup-too-large"),
        (pasted("<b><i>" * 200 + "x"), "markup-too-deep"),
    ],
    ids=["picture", "file", "only-img", "50MB", "long", "many", "long-text", "deep"],
)
def test_R10_what_may_not_come_in_is_refused_and_nothing_changes(
    qtbot: QtBot, field: RichTextField, source: QMimeData, key: str
) -> None:
    field.set_markdown("tekst")
    with qtbot.waitSignal(field.refused) as told:
        field.edit.insertFromMimeData(source)
    assert isinstance(told.args[0], BaliewijsError) and told.args[0].key == key
    assert field.markdown() == "tekst"
    assert not field.edit.document().isUndoAvailable()


def test_R10_text_beside_a_picture_comes_in_and_the_picture_is_named(qtbot: QtBot, field: RichTextField) -> None:
    with qtbot.waitSignal(field.refused):
        field.edit.insertFromMimeData(pasted("<p>tekst <img src=https://evil.example/spy.png onerror=alert(1)></p>"))
    assert field.markdown() == "tekst"
