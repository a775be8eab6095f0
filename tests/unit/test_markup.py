"""HTML to Markdown, Markdown to HTML and to plain text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.markdown_parser import top_blocks
from knowledgebase.markdown_reading import blocks_of
from knowledgebase.markdown_text import tidy
from knowledgebase.markdown_writing import markdown_of
from knowledgebase.markup import html_to_markdown, markdown_to_html, markdown_to_text

OPENING = ":::details Wat dan?\nEen\n\n- x\n:::\n\ny"
BASE = "https://www.waterrade.example/zaken/paspoort"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Een.</p><p>Twee.</p>", "Een.\n\nTwee."),
        ("<div>Een</div><div>Twee</div>", "Een\n\nTwee"),
        ("Een<br>twee<br><br>drie<br>", "Een\\\ntwee\n\ndrie"),
        ("<h2><b>Kosten</b></h2>Gratis", "## Kosten\n\nGratis"),
        ("<ul><li>een<li>twee<ul><li>drie</ul></ul>", "- een\n- twee\n  - drie"),
        ("<ol><li>een</li><li><p>twee</p><p>meer</p></li></ol>", "1. een\n2. twee\n\n   meer"),
        ("<b>x</b><b>y</b> en <i>z</i>", "**xy** en *z*"),
        ("<strong>Let op:</strong>neem mee", "**Let op**:neem mee"),
        ("<strong>€ 5,00</strong> of (<em>gratis</em>)", "**€ 5,00** of (*gratis*)"),
        ("<table><tr><th>Wat<th>Prijs<tr><td>a|b<td>€ 1</table>", "| Wat | Prijs |\n| --- | --- |\n| a\\|b | € 1 |"),
        ("<table><tr><td>kort<tr><td>a<td>b</table>", "| kort |  |\n| --- | --- |\n| a | b |"),
        ("<table><tr><td><h3>Kop</h3><td><ul><li>x</ul></table>", "### Kop\n\n- x"),
        ("- geen lijst<br># geen kop<br>1. geen nummer", "\\- geen lijst\\\n\\# geen kop\\\n1\\. geen nummer"),
        ("  veel\n\n   wit&nbsp;&nbsp;hier&shy; ", "veel wit hier"),
        ("Leeftijd &lt; 18 of &lt;18", "Leeftijd < 18 of <18"),
        ("", ""),
        ("<details><summary><b>Wat</b> dan?</summary><p>Een</p><ul><li>x</ul></details>y", OPENING),
        ("<details><summary>T</summary></details>", "T"),
        ("<ul><li>a<ol><li>b</ol><ol><li>c</ol></ul>", "- a\n  1. b\n  2. c"),
        ("<details><p>x</p></details>", "x"),
        ("<ul><li>a<details><summary>T</summary>x</details></ul>", "- a\n\n  T\n\n  x"),
        ("<details><summary>T</summary><details><summary>U</summary>x</details>y", ":::details T\nU\n\nx\n\ny\n:::"),
        ("<table><tr><td>a<td><details><summary>T</summary>x</details></table>", "a\n\n:::details T\nx\n:::"),
        (":::details T<br>x<br>:::", "\\:::details T\\\nx\\\n\\:::"),
    ],
)
def test_html_becomes_one_form_of_markdown(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == markdown


def test_relative_links_become_absolute() -> None:
    markdown = html_to_markdown('<a href="../balie (1).html">balie</a> <a href="//x.example/y">y</a>', BASE)
    assert markdown == "[balie](https://www.waterrade.example/balie%20%281%29.html) [y](https://x.example/y)"


def test_relative_links_without_a_base_lose_their_address_and_keep_their_text() -> None:
    assert html_to_markdown('<a href="../balie">balie</a>') == "balie"


def test_links_to_people_stay() -> None:
    html = '<a href="mailto: info@waterrade.example">mail</a> <a href="tel:140999">14 0999</a>'
    assert html_to_markdown(html) == "[mail](mailto:info@waterrade.example) [14 0999](tel:140999)"


@pytest.mark.parametrize("text", ["caf&eacute;", "caf&amp;eacute;", "caf&amp;amp;amp;#233;"])
def test_entities_escaped_once_or_more_are_read_as_what_they_stand_for(text: str) -> None:
    assert html_to_markdown(f"<p>{text}</p>") == "café"


def test_html_that_was_escaped_as_a_whole_is_read_as_html() -> None:
    assert html_to_markdown("&amp;lt;p&amp;gt;Een&amp;lt;/p&amp;gt;&lt;p&gt;Twee&lt;/p&gt;") == "Een\n\nTwee"


def test_markdown_shows_as_html_with_tables_and_links_between_articles() -> None:
    html = markdown_to_html("**Let op** [kwijt](article:paspoort-kwijt)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |")
    assert '<strong>Let op</strong> <a href="article:paspoort-kwijt">kwijt</a>' in html
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html


def test_plain_text_has_a_line_for_each_paragraph_item_and_row() -> None:
    markdown = (
        "## Kop\n\n**vet** en [link](https://x.example)\\\nregel\n\n- een\n- twee\n\n| a | b |\n| --- | --- |\n| 1 |  |"
    )
    assert markdown_to_text(markdown) == "Kop\nvet en link\nregel\neen\ntwee\na · b\n1"


def test_a_part_that_opens_shows_as_details_and_is_found_by_its_title_and_text() -> None:
    markdown = "voor\n\n:::details Als \\*u\\* <b> niet kunt\nDan **niet**.\n\n- een\n:::\n\nna"
    html = markdown_to_html(markdown)
    assert "<details><summary>Als *u* &lt;b&gt; niet kunt</summary><p>Dan <strong>niet</strong>.</p>" in flat(html)
    assert html_to_markdown(markdown_to_html(OPENING)) == OPENING
    assert markdown_to_text(markdown) == "voor\nAls *u* <b> niet kunt\nDan niet.\neen\nna"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (":::details T\nx", "<details><summary>T</summary><p>x</p></details>"),
        (":::details T\n:::details U\nx\n:::", "<details><summary>T</summary><p>:::details U x</p></details>"),
        (":::details\nx\n:::", "<p>:::details x :::</p>"),
        ("- a\n  :::details T\n  x", "<ul><li>a :::details T x</li></ul>"),
        ("- a\n:::details T\nx\n:::", "<ul><li>a</li></ul><details><summary>T</summary><p>x</p></details>"),
        ("`:::details T`", "<p>`:::details T`</p>"),
        ("| ::: |\n| --- |", "<table><thead><tr><th>:::</th></tr></thead></table>"),
    ],
)
def test_what_opens_stands_at_the_edge_and_in_nothing_else(markdown: str, html: str) -> None:
    assert flat(markdown_to_html(markdown)) == html


def flat(html: str) -> str:
    """HTML on one line, without the line ends between blocks."""
    return re.sub(r"(?<=>)\s+(?=<)|(?<=>)\s+$", "", html).replace("\n", " ")


def test_a_part_that_opens_is_never_divided() -> None:
    parts = [":::details T\na\n\n## Kosten\n\nb\n:::", "c", ":::details U\nd\n:::", "e"]
    assert top_blocks("\n\n".join(parts)) == parts


WORD_ITEM = "<p style='mso-list:l0 level{} lfo1'>{}&nbsp;&nbsp; {}</p>"


@pytest.mark.parametrize(
    ("items", "markdown"),
    [
        ([(1, "·", "a"), (2, "o", "b"), (1, "·", "c")], "- a\n  - b\n- c"),
        ([(1, "1.", "a"), (2, "a)", "b"), (1, "2.", "c")], "1. a\n   1. b\n2. c"),
        ([(2, "·", "a"), (1, "·", "b")], "- a\n- b"),
        ([(1, "·", "a"), (1, "1.", "b")], "- a\n\n1. b"),
        ([(1, "", "Let op")], "- Let op"),
    ],
)
def test_lists_that_word_writes_as_paragraphs_become_lists(items: list[tuple[int, str, str]], markdown: str) -> None:
    assert html_to_markdown("\n".join(WORD_ITEM.format(*item) for item in items)) == markdown


WORDS = st.lists(
    st.sampled_from(["Let op:", "*", "_x_", "a_b", "[y]", "(z)", "1.", "12)", "-", "#", "|", "€ 5", "\\", "`c`", "---"])
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="<>&"), max_size=8),
    min_size=1,
    max_size=5,
).map(" ".join)
TAGS = st.sampled_from(
    ["p", "div", "ul", "ol", "li", "b", "i", "strong", "em", "h2", "h3", "span", "a href='/q'", "details", "summary"]
)
HTML = st.recursive(
    WORDS, lambda inner: st.builds("<{0}>{1}</{2}>".format, TAGS, st.lists(inner, max_size=3).map(" ".join), TAGS)
)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", tidy(text))


@settings(deadline=None)
@given(HTML)
def test_no_text_is_lost_or_made_up_on_the_way_to_markdown(html: str) -> None:
    text = re.sub(r"</?(?:a href='/q'|[a-z0-9]+)>", "", html)
    assert squeezed(markdown_to_text(html_to_markdown(html, BASE))) == squeezed(text)


@settings(deadline=None)
@given(HTML)
def test_markdown_that_came_from_html_stays_the_same_after_another_round(html: str) -> None:
    once = html_to_markdown(html, BASE)
    twice = html_to_markdown(markdown_to_html(once), BASE)
    assert html_to_markdown(markdown_to_html(twice), BASE) == twice


@settings(deadline=None)
@given(HTML)
def test_reading_our_own_markdown_and_writing_it_again_loses_no_word(html: str) -> None:
    markdown = html_to_markdown(html, BASE)
    again = markdown_of(blocks_of(markdown))
    assert squeezed(markdown_to_text(again)) == squeezed(markdown_to_text(markdown))
    assert markdown_of(blocks_of(again)) == again
