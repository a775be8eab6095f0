"""What a municipality's text becomes: paragraphs, lists, headings, sections and facts."""

import pytest

from knowledgebase.article import Facts, Section, SectionKind
from knowledgebase.catalogues.catalogue_text import plain_line, says_nothing, text_to_markdown, without_cut
from knowledgebase.catalogues.facts import facts_of
from knowledgebase.catalogues.headings import says_no_more, section_of
from knowledgebase.catalogues.plain_text import plain_to_markdown
from knowledgebase.catalogues.sections import divided


def test_lines_under_a_colon_are_a_list() -> None:
    assert (
        plain_to_markdown("U neemt mee:\n\n\nuw paspoort\nuw pasfoto") == "U neemt mee:\n\n- uw paspoort\n- uw pasfoto"
    )


def test_a_short_line_with_room_around_it_is_a_heading() -> None:
    assert (
        plain_to_markdown("Eerst dit.\n\n\n\nWie betaalt\n\n\n\nDe aanvrager.")
        == "Eerst dit.\n\n## Wie betaalt\n\nDe aanvrager."
    )


def test_the_label_of_a_button_is_no_heading() -> None:
    text = "Eerst dit.\n\nOntheffing aanvragen met DigiD\n\n" + "Een lange zin over iets anders. " * 4
    assert "#" not in plain_to_markdown(text)


def test_an_address_is_one_paragraph() -> None:
    assert plain_to_markdown("Gemeente Waterrade\nPostbus 35\n1099 AA Waterrade") == (
        "Gemeente Waterrade\\\nPostbus 35\\\n1099 AA Waterrade"
    )


def test_bullets_and_numbers_in_plain_text_become_lists() -> None:
    assert plain_to_markdown("• een\n• twee\n\n1. drie\n2. vier") == "- een\n- twee\n\n- drie\n- vier"


def test_plain_text_shows_as_it_was_written() -> None:
    assert plain_to_markdown("*ster* [haak] # hekje") == "\\*ster\\* \\[haak\\] # hekje"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Wat zijn de kosten?", SectionKind.COSTS),
        ("Meenemen", SectionKind.BRING),
        ("Wat heeft u nodig?", SectionKind.BRING),
        ("Hoe lang duurt het?", SectionKind.TERM),
        ("Bent u het niet eens met ons besluit?", SectionKind.OBJECTION),
        ("Voorwaarden", SectionKind.CONDITIONS),
        ("Wie mag aangifte doen?", SectionKind.CONDITIONS),
        ("Hoe werkt het?", SectionKind.PROCEDURE),
        ("Goed om te weten", SectionKind.PARTICULARS),
        ("Heeft u nog vragen?", SectionKind.CONTACT),
        ("De intakefase", None),
    ],
)
def test_headings_announce_sections(heading: str, kind: SectionKind | None) -> None:
    assert section_of(heading) is kind


def test_a_heading_that_only_names_its_section_says_no_more() -> None:
    assert says_no_more("Wat zijn de kosten?")
    assert not says_no_more("Kosten van een tweede paspoort")
    assert not says_no_more("Wie mag aangifte doen?")


def test_text_is_divided_by_its_telling_headings() -> None:
    markdown = "Inleiding.\n\n## Kosten\n\nGratis.\n\n### Bij spoed\n\n€ 5,00\n\n## De wijk\n\nMeer."
    assert divided(markdown) == (
        Section(SectionKind.INTRODUCTION, "Inleiding.\n\n### De wijk\n\nMeer."),
        Section(SectionKind.COSTS, "Gratis.\n\n### Bij spoed\n\n€ 5,00"),
    )


def test_a_bold_line_counts_as_a_heading_when_it_names_a_section() -> None:
    assert divided("A.\n\n**Voorwaarden**\n\nB.") == (
        Section(SectionKind.INTRODUCTION, "A."),
        Section(SectionKind.CONDITIONS, "B."),
    )


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("Het kost € 14,70.", "€ 14,70"),
        ("Het kost €6,- of € 6,00.", "€ 6,00"),
        ("Het kost EUR 1.250.", "€ 1.250,00"),
        ("De aanvraag is gratis.", "Gratis"),
        ("€ 5,00 of € 6,00", ""),
        ("Zie de legesverordening.", ""),
    ],
)
def test_costs_are_a_fact_only_when_there_is_one_amount(text: str, costs: str) -> None:
    assert facts_of((Section(SectionKind.COSTS, text),), "").costs == costs


def test_a_term_is_a_fact_only_when_there_is_one() -> None:
    one = Section(SectionKind.TERM, "U hoort binnen **8 weken** van ons.")
    two = Section(SectionKind.TERM, "Binnen 8 weken, met spoed 1 werkdag.")
    assert facts_of((one,), "Online") == Facts(term="8 weken", apply="Online")
    assert facts_of((two,), "") == Facts()


def test_amounts_outside_their_section_are_no_fact() -> None:
    assert facts_of((Section(SectionKind.INTRODUCTION, "€ 14,70"),), "") == Facts()


def test_a_text_that_was_cut_off_loses_its_half_word() -> None:
    assert without_cut("Er zijn werkzaamheden p...") == ("Er zijn werkzaamheden …", True)
    assert without_cut("Er zijn werkzaamheden.") == ("Er zijn werkzaamheden.", False)


@pytest.mark.parametrize("text", ["Beschrijving van het product ontbreekt.", "dummy", "**Gladheid.**"])
def test_stock_sentences_and_the_title_once_more_say_nothing(text: str) -> None:
    assert says_nothing(text, "Gladheid")


def test_titles_lose_their_markup() -> None:
    assert plain_line("  App&amp;#039;s van <b>de</b>\n gemeente ") == "App's van de gemeente"


def test_an_address_between_angle_brackets_is_text() -> None:
    assert text_to_markdown("Mail naar <info@waterrade.example>", "") == "Mail naar <info@waterrade.example>"
