"""Which product group a product from a catalogue gets."""

import pytest

from app.domain.organisation import ProductGroup
from app.services.product_groups import group_named_in, group_of
from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.catalogues.samenwerkende_catalogi import CatalogueRecord
from resources import path


@pytest.mark.parametrize(
    ("product", "title", "group"),
    [
        ("paspoort", "Paspoort aanvragen", ProductGroup.CIVIL_AFFAIRS_FRONT),
        ("huwelijk", "Trouwen", ProductGroup.CIVIL_AFFAIRS_BACK),
        ("hondenbelasting", "Honden", ProductGroup.TAXES_FRONT),
        ("", "Bezwaar maken tegen gemeentelijke belastingen", ProductGroup.TAXES_BACK),
        ("omgevingsvergunning bouw", "Dakkapel plaatsen", ProductGroup.BUILDING_FRONT),
        ("omgevingsvergunning milieu", "Milieuvergunning", ProductGroup.BUILDING_BACK),
        ("", "Verzoek tot handhaving", ProductGroup.BUILDING_INSPECTION),
        ("stookontheffing", "Vuur stoken", ProductGroup.PUBLIC_SPACE_PERMITS),
        ("melding openbare ruimte (algemeen)", "Losse tegel", ProductGroup.PUBLIC_SPACE_INSPECTION),
        ("bijstand", "Vakantie melden", ProductGroup.SOCIAL_SERVICES),
        ("", "Gemeenteraad", ""),
    ],
)
def test_product_name_and_title_tell_the_group(product: str, title: str, group: str) -> None:
    assert group_of(CatalogueRecord("https://a.example", title, (), product=product)) == group


def test_a_further_product_name_tells_the_group_when_the_first_does_not() -> None:
    found = CatalogueRecord("https://a.example", "Iets", (), product="subsidie", other_products=("parkeervergunning",))
    assert group_of(found) == ProductGroup.PUBLIC_SPACE_PERMITS


def test_the_longest_phrase_decides() -> None:
    assert group_named_in("Gedoogverklaring coffeeshop") == ProductGroup.PUBLIC_SPACE_PERMITS


def test_most_articles_of_the_demo_get_the_group_their_writers_gave() -> None:
    articles = read_articles(path("demo", "articles"))
    agreed = sum(
        group_of(CatalogueRecord("https://a.example", article.title, (), product=article.product)) == article.group
        for article in articles
    )
    assert agreed >= 0.85 * len(articles)
