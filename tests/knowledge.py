"""Articles and indexes for tests of searching."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid5

from knowledgebase.article import Article, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import Hit, Marked, SearchQuery
from tests.builders import SEAT_ID

TODAY = date(2026, 11, 20)


def written(title: str, text: str = "", **changes: Any) -> Article:
    """An article with one section; the same title gives the same id."""
    article_id = uuid5(SEAT_ID, title)
    sections = (Section(SectionKind.INTRODUCTION, text),) if text else ()
    return replace(Article(id=article_id, slug=article_id.hex, title=title, sections=sections), **changes)


def built(folder: Path, articles: Iterable[Article], head: int = 1) -> KnowledgeIndex:
    """An index of these articles, on the day TODAY."""
    index = KnowledgeIndex(folder, lambda: TODAY)
    index.open()
    known = list(articles)
    index.rebuild(known, len(known), head, lambda done, total: None, lambda: False)
    return index


def titles(index: KnowledgeIndex, text: str, **narrowed: Any) -> list[str]:
    """Titles of the hits, best first."""
    return [hit.plain_title for hit in found(index, text, **narrowed)]


def found(index: KnowledgeIndex, text: str, **narrowed: Any) -> tuple[Hit, ...]:
    """The hits, best first."""
    return index.search(SearchQuery(text, **narrowed)).hits


def marked(pieces: Marked) -> str:
    """A marked text with the marks as brackets."""
    return "".join(f"[{piece}]" if is_marked else piece for piece, is_marked in pieces)
