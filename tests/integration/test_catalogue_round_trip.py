"""The real catalogues of nine municipalities: taken in, written out, and read again."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.services.catalogue_articles import bare_article, updated_article
from app.services.product_groups import group_of
from knowledgebase.article import Article
from knowledgebase.catalogues.catalogue_writing import write_catalogue
from knowledgebase.catalogues.incoming import CatalogueSite
from knowledgebase.catalogues.samenwerkende_catalogi import Catalogue, CatalogueRecord, read_catalogue
from tests.catalogue_files import no_progress

CATALOGUES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "sc"
ARTICLES = {
    "Alphen-aan-den-Rijn": 317,
    "Apeldoorn": 314,
    "Deventer": 189,
    "Dordrecht": 248,
    "Ede": 89,
    "Terneuzen": 157,
    "Zaanstad": 154,
    "Zoetermeer": 217,
}
UNLISTED_NAMES = {"gastouderopvang inrichtingseisen"}
"""Product names of these catalogues that the programme does not know, so that they stay search words of ours."""


def catalogue_of(name: str) -> Catalogue:
    file = CATALOGUES / f"{name}.xml"
    if not file.is_file():
        pytest.skip("the real catalogues (../shared/data/sc) are not on this computer")
    return read_catalogue(file, no_progress)


def article_of(record: CatalogueRecord) -> Article:
    return updated_article(bare_article(record), record, group_of(record), record.product)


def written_and_read(folder: Path, name: str, articles: list[Article]) -> Catalogue:
    file = folder / "out.xml"
    site = CatalogueSite(name, f"http://standaarden.overheid.nl/owms/terms/{name}", "https://www.waterrade.example/")
    with file.open("wb") as out:
        assert write_catalogue(articles, site, out) == ()
    return read_catalogue(file, no_progress)


def differences(before: list[Article], after: list[Article]) -> Iterator[tuple[str, str]]:
    for old, new in zip(before, after, strict=True):
        yield from (
            (old.title, each.name) for each in fields(old) if getattr(old, each.name) != getattr(new, each.name)
        )


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_of_a_real_catalogue_comes_back_the_same(tmp_path: Path, name: str) -> None:
    before = [article_of(record) for record in catalogue_of(name).records]
    again = written_and_read(tmp_path, name, before)
    after = [article_of(record) for record in again.records]
    assert (len(before), again.refused) == (ARTICLES[name], ())
    unlisted = {article.title for article in before if UNLISTED_NAMES & set(article.search_words)}
    assert {found for found in differences(before, after) if found[0] not in unlisted} == set()
    assert {field for _, field in differences(before, after)} <= {"search_words"}


def test_taking_our_own_export_in_again_changes_no_article(tmp_path: Path) -> None:
    before = [article_of(record) for record in catalogue_of("Terneuzen").records]
    again = written_and_read(tmp_path, "Terneuzen", before)
    pairs = zip(before, again.records, strict=True)
    after = [updated_article(article, record, group_of(record), record.product) for article, record in pairs]
    assert list(differences(before, after)) == []
