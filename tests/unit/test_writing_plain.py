"""Markdown as words at their places, and where its sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.article import Article
from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.markup import markdown_to_text
from knowledgebase.writing.plain import Block, BlockKind, PlainText
from knowledgebase.writing.sentences import sentences_of, words_in
from resources import path


def sentences(markdown: str) -> list[str]:
    """The sentences as they stand in the Markdown."""
    return [markdown[each.start : each.end] for each in sentences_of(PlainText.of(markdown))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("U belt ons. Wij helpen u. Dat is gratis!", 3),
        ("Neem bijv. een paspoort mee. Of uw rijbewijs.", 2),
        ("De heer J. Jansen t.a.v. het team o.a. vergunningen.", 1),
        ("Dat kost € 1.120,00 per jaar. Voor 8.30 uur gratis.", 2),
        ("Wat is dat? “Een bewijs.” Zegt de wet… En nu?", 4),
        ("Een regel\ndie doorgaat.", 1),
        ("Eerst dit\n\nDan dat", 2),
        ("- een\n- twee\n  en verder\n3. drie", 3),
    ],
)
def test_a_sentence_ends_where_a_reader_pauses(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_headings_and_cells_are_no_sentences() -> None:
    assert sentences("## Kosten van alles\n\n| soort | prijs |\n|---|---|\n| pas | € 8 |\n\nBetaal hier.") == [
        "Betaal hier."
    ]


def test_a_sentence_stands_at_its_place_in_the_markdown() -> None:
    assert sentences("- **Let op.** Kom [op tijd](article:a)!") == ["Let op.", "Kom [op tijd](article:a)!"]


def test_what_is_written_for_the_machine_is_not_read() -> None:
    plain = PlainText.of(r"**Zie** [de lijst](https://a.example/b) &amp; 5\*3")
    assert plain.text.split() == ["Zie", "de", "lijst", "5", "*3"]


def test_headings_have_a_level_and_a_collapsible_part_a_title() -> None:
    blocks = PlainText.of("# Een\n### Drie\n:::details Meer weten\ntekst\n:::\n").blocks
    assert [(block.kind, block.level) for block in blocks if block.kind is BlockKind.HEADING] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.HEADING, 0),
    ]


@pytest.mark.parametrize("article", read_articles(path("demo", "articles")), ids=lambda article: article.slug)
def test_the_words_are_those_that_the_window_shows(article: Article) -> None:
    for section in article.sections:
        plain = PlainText.of(section.text)
        read = [plain.text[slice(*span)] for block in plain.blocks for span in words_in(plain.text, block)]
        shown = markdown_to_text(section.text)
        everything = Block(BlockKind.TEXT, 0, len(shown))
        assert read == [shown[slice(*span)] for span in words_in(shown, everything)]


@given(st.text(alphabet="aZ1.!?*_[]()|#-:\\&;€ \n\r\t\u2028😀", max_size=80))
def test_any_text_keeps_its_length_and_its_places(markdown: str) -> None:
    plain = PlainText.of(markdown)
    ends = [place for block in plain.blocks for place in (block.start, block.end)]
    assert len(plain.text) == len(markdown)
    assert ends == sorted(ends)
    assert all(0 <= each.start < each.end <= len(markdown) for each in sentences_of(plain))
