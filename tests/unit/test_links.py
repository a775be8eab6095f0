"""The links of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.article import Section, SectionKind
from knowledgebase.links import Link, links_in
from knowledgebase.markup import markdown_to_html
from tests.knowledge import written


def found(markdown: str) -> tuple[Link, ...]:
    """The links of an article with one section."""
    return links_in(written("Paspoort", markdown))


def test_a_link_to_an_article_gives_its_slug() -> None:
    (link,) = found("Maak eerst een [afspraak](article:afspraak-maken).")
    assert (link.address, link.is_internal, link.text) == ("afspraak-maken", True, "afspraak")


def test_a_link_to_a_page_gives_its_address() -> None:
    (link,) = found("Kijk op [de kaart](https://waterrade.example/kaart?x=1).")
    assert (link.address, link.is_internal) == ("https://waterrade.example/kaart?x=1", False)


def test_links_come_in_reading_order_with_their_section() -> None:
    sections = (Section(SectionKind.COSTS, "[a](article:a)"), Section(SectionKind.INTERNAL, "[b](article:b)"))
    links = links_in(written("Paspoort", sections=sections))
    assert [(link.address, link.section) for link in links] == [("a", SectionKind.COSTS), ("b", SectionKind.INTERNAL)]


@pytest.mark.parametrize(
    "markdown",
    [
        *("- eerst\n- dan [hier](article:a) verder", "| soort | link |\n|---|---|\n| pas | [hier](article:a) |"),
        *("## Over [hier](article:a)", "**[hier](article:a)**", ":::details Meer\n[hier](article:a)\n:::"),
    ],
)
def test_a_link_is_found_at_its_place_wherever_it_stands(markdown: str) -> None:
    (link,) = found(markdown)
    assert markdown[link.start : link.end] == "[hier](article:a)"


def test_the_words_of_a_link_are_without_markup() -> None:
    (link,) = found("[de **hele**\nlijst](article:a)")
    assert link.text == "de hele lijst"


def test_a_link_without_words_is_a_link() -> None:
    assert [link.text for link in found("Zie [](article:a)")] == [""]


@pytest.mark.parametrize("markdown", [r"\[a](article:a)", "[a] (article:a)", "[a](article:a", "[a](javascript:alert)"])
def test_what_is_not_shown_as_a_link_is_none(markdown: str) -> None:
    assert found(markdown) == ()
    assert "<a" not in markdown_to_html(markdown)


@given(st.text(alphabet="[]()a:\\*_ \n|-#!<>`&;", max_size=60))
def test_any_text_has_links_at_places_inside_it(markdown: str) -> None:
    for link in found(markdown):
        assert markdown[link.start] == "["
        assert markdown[link.end - 1] == ")"
