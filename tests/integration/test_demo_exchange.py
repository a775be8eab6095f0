"""The articles of the demo set go out in every format and come back the same."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from app.services.catalogue_articles import updated_article
from app.services.product_groups import group_of
from knowledgebase.article import Article
from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.catalogues.catalogue_writing import write_catalogue
from knowledgebase.catalogues.incoming import CatalogueSite, Incoming, merged
from knowledgebase.catalogues.kennisartikel_writing import write_kennisartikelen
from knowledgebase.catalogues.refusals import Refusal, RefusalReason
from knowledgebase.catalogues.vacs import write_vacs
from resources import path
from tests.exchange_files import SITE, knowledge_file, read_bytes

Write = Callable[[Iterable[Article], CatalogueSite, BinaryIO], tuple[Refusal, ...]]
ARTICLES = read_articles(path("demo", "articles"))


def sent(folder: Path, write: Write) -> tuple[Incoming, tuple[Refusal, ...]]:
    out = BytesIO()
    refused = write(ARTICLES, SITE, out)
    return read_bytes(folder, out.getvalue()), refused


@pytest.mark.parametrize(
    ("write", "reason"),
    [(write_kennisartikelen, RefusalReason.NOT_A_PRODUCT), (write_vacs, RefusalReason.NOT_AN_ANSWER)],
)
def test_what_goes_to_the_peer_system_comes_back_the_same(tmp_path: Path, write: Write, reason: RefusalReason) -> None:
    incoming, refused = sent(tmp_path, write)
    ours = {article.id: article for article in ARTICLES}
    for each in incoming.articles:
        assert merged(ours[each.article.id], each) == ours[each.article.id]
    assert {refusal.reason for refusal in refused} == {reason}
    assert len(incoming.articles) + len(refused) == len(ARTICLES)


def test_what_goes_to_the_national_catalogue_comes_back_the_same(tmp_path: Path) -> None:
    incoming, refused = sent(tmp_path, write_catalogue)
    ours = {SITE.address_of(article): article for article in ARTICLES}
    assert incoming.catalogue and {refusal.reason for refusal in refused} == {RefusalReason.FOR_STAFF}
    for record in incoming.catalogue.records:
        article = ours[record.source]
        assert updated_article(article, record, group_of(record), record.product) == article


def test_a_whole_knowledge_base_comes_back_the_same(tmp_path: Path) -> None:
    incoming = read_bytes(tmp_path, knowledge_file(*ARTICLES))
    assert [each.article for each in incoming.articles] == ARTICLES
