"""Cutting the text of a section at the parts that open."""

from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.markup import markdown_to_html
from ui.knowledge.text_pieces import Folded, pieces_of


def pieces(markdown: str) -> list[str | Folded]:
    return [piece if isinstance(piece, Folded) else piece.strip() for piece in pieces_of(markdown_to_html(markdown))]


def test_a_part_that_opens_stands_between_what_is_always_in_sight() -> None:
    found = pieces("Eerst.\n\n:::details Kwijt\n\nDoe aangifte.\n\n:::\n\nDan.")
    assert found == ["<p>Eerst.</p>", Folded("Kwijt", "<p>Doe aangifte.</p>"), "<p>Dan.</p>"]


def test_parts_that_open_may_follow_each_other() -> None:
    found = pieces(":::details Een\n\nx\n\n:::\n\n:::details Twee\n\ny\n\n:::")
    assert [piece.title for piece in found if isinstance(piece, Folded)] == ["Een", "Twee"]
    assert len(found) == 2


def test_a_title_is_plain_words() -> None:
    (folded,) = pieces(":::details Meer dan **€ 5** & <b>dik</b>\n\nx\n\n:::")
    assert isinstance(folded, Folded)
    assert folded.title == "Meer dan € 5 & <b>dik</b>"


def test_a_tag_that_an_author_typed_is_text() -> None:
    assert pieces("<details><summary>Nee</summary>x</details>") == [
        "<p>&lt;details&gt;&lt;summary&gt;Nee&lt;/summary&gt;x&lt;/details&gt;</p>"
    ]


@given(st.lists(st.sampled_from(["Tekst.", ":::details Titel", ":::", "- punt", "# kop", "| a | b |"]), max_size=12))
def test_no_text_is_lost_and_none_is_made_up(lines: list[str]) -> None:
    html = markdown_to_html("\n\n".join(lines))
    put_back = "".join(
        f"<details><summary>{piece.title}</summary>{piece.html}</details>" if isinstance(piece, Folded) else piece
        for piece in pieces_of(html)
    )
    assert "".join(put_back.split()) == "".join(html.split())
