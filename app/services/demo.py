"""What the demo municipality brings: articles, fees, news."""

import tomllib
from functools import cache
from uuid import UUID, uuid5

from app.domain.bulletin import Bulletin, BulletinKind
from app.domain.contact import Fee
from knowledgebase.article import Article
from knowledgebase.catalogues.article_files import read_articles
from resources import path

_NAMESPACE = UUID("2ad7f2d4-53c2-5d53-9a3e-0d3b3f2b8c10")


@cache
def demo_articles() -> tuple[Article, ...]:
    """The articles in `resources/demo/articles`."""
    return tuple(read_articles(path("demo", "articles")))


def demo_fees() -> list[Fee]:
    """The fees in `resources/demo/fees.toml`."""
    with path("demo", "fees.toml").open("rb") as file:
        rows = tomllib.load(file)["fees"]
    return [Fee(row["code"], row["name"], row["cents"], row["valid_from"]) for row in rows]


def demo_bulletins() -> list[Bulletin]:
    """The messages in `resources/demo/bulletins.toml`."""
    with path("demo", "bulletins.toml").open("rb") as file:
        rows = tomllib.load(file)["bulletins"]
    return [
        Bulletin(
            id=uuid5(_NAMESPACE, row["key"]),
            key=row["key"],
            title=row["title"],
            kind=BulletinKind(row["kind"]),
            text=row["text"],
            important=row["important"],
            publish_from=row["publish_from"],
            publish_until=row["publish_until"],
            related=tuple(row["related"]),
        )
        for row in rows
    ]
