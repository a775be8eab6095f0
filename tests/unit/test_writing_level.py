"""How hard a text is to read."""

from collections import Counter

import pytest

from knowledgebase.article import SectionKind
from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.writing import Level, reading_level
from resources import path

OFFICIAL = (
    "Alvorens tot verlening van de vergunning wordt overgegaan, dient de aanvrager de verschuldigde leges te hebben "
    "voldaan, met dien verstande dat restitutie slechts geschiedt indien de aanvraag wordt ingetrokken gedurende de "
    "periode voorafgaand aan de toetsing door het bestuursorgaan.",
    "Ingevolge de vigerende verordening wordt de onderhavige aanvraag niet in behandeling genomen. Belanghebbende is "
    "derhalve gehouden de ontbrekende bescheiden binnen de gestelde termijn te verstrekken, bij gebreke waarvan "
    "buitenbehandelingstelling van het verzoek zal plaatsvinden.",
    "De subsidieontvanger draagt zorg voor een deugdelijke financiële verantwoording van de verrichte activiteiten. "
    "Teneinde de rechtmatigheid te kunnen verifiëren, dienen tevens alle onderliggende bewijsstukken te worden "
    "overgelegd, zulks onverminderd de bevoegdheid van het college om nadere inlichtingen in te winnen.",
)
STIFF = (
    "Wanneer uw inkomen in het afgelopen jaar is gedaald, kunt u bij de gemeente een aanvraag doen voor een bijdrage "
    "in de noodzakelijke kosten van uw huishouden. Uw aanvraag wordt binnen acht weken beoordeeld door een medewerker, "
    "die zo nodig telefonisch contact met u opneemt over de gegevens die nog ontbreken.",
    "De parkeervergunning is geldig voor het gebied waarin uw woning ligt, tenzij in de vergunning een ander gebied is "
    "genoemd. Als u gaat verhuizen, moet u de wijziging van uw adres zo snel mogelijk melden, omdat de vergunning "
    "anders aan het einde van de maand wordt ingetrokken.",
)
PLAIN = (
    "U wilt een nieuw paspoort. Maak eerst een afspraak. Dat kan op onze website of aan de telefoon. Neem uw oude "
    "paspoort mee. Neem ook een foto mee. U betaalt aan de balie. Na vijf dagen is het paspoort klaar."
)


@pytest.mark.parametrize("text", OFFICIAL)
def test_official_language_is_c1(text: str) -> None:
    assert reading_level(text).level is Level.C1


@pytest.mark.parametrize("text", STIFF)
def test_long_sentences_of_common_words_are_b2(text: str) -> None:
    assert reading_level(text).level is Level.B2


def test_short_sentences_of_short_words_are_a2() -> None:
    assert reading_level(PLAIN).level is Level.A2


def test_articles_written_as_b1_come_out_so() -> None:
    articles = read_articles(path("demo", "articles"))
    texts = ("\n\n".join(each.text_of(kind) for kind in SectionKind) for each in articles)
    levels = Counter(reading_level(text).level for text in texts)
    assert levels[Level.A2] + levels[Level.B1] >= 0.97 * len(articles)
    assert levels[Level.B1] > levels[Level.A2]


def test_the_figures_behind_it_are_given() -> None:
    level = reading_level("Er wordt tevens geld gevraagd. Parkeervergunningen kosten niets.\n\n## Kop zonder punt")
    assert (level.words, level.sentences, level.words_per_sentence) == (8, 2, 4)
    assert (level.long_words, level.difficult_words, level.passives) == (1 / 8, 1 / 8, 1 / 2)


@pytest.mark.parametrize("text", ["", "## Kop", "Bel ons.", "| a | b |\n|---|---|\n| c | d |", "😀 " * 50])
def test_too_little_text_has_no_level(text: str) -> None:
    assert reading_level(text).level is None


def test_a_list_counts_by_its_items() -> None:
    items = "\n".join(f"- neem een foto mee van nummer {number}" for number in range(9))
    assert reading_level(items).words_per_sentence == 7
