"""Adding search words from a file to the articles it names."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from app.services.import_lines import Because, ImportLine, ImportStep
from app.services.import_plan import ImportPlan, Planned, refused_in
from app.services.ports import ArticleStore, Transaction
from knowledgebase.article import Article
from knowledgebase.catalogues.incoming import Incoming


def plan_words(tx: Transaction, incoming: Incoming) -> ImportPlan:
    """The words go to the articles with these slugs, titles or sources; nothing is taken away."""
    wanted: dict[str, list[str]] = {}
    for each in incoming.words:
        wanted.setdefault(each.article, []).append(each.word)
    return ImportPlan((*_planned(tx.articles, wanted), *refused_in(incoming)))


def _planned(articles: ArticleStore, wanted: dict[str, list[str]]) -> Iterator[Planned]:
    names = _Names(articles)
    words: dict[UUID, list[str]] = {}
    unknown = []
    for name, said in wanted.items():
        found = names.find(name)
        if len(found) == 1:
            words.setdefault(found[0], []).extend(said)
        else:
            reason = Because.SEVERAL_ARTICLES if found else Because.NO_SUCH_ARTICLE
            unknown.append(Planned(ImportLine(ImportStep.REFUSED, name, reason=reason)))
    current = articles.get_many(list(words))
    yield from (_with_words(current[key], said) for key, said in words.items())
    yield from unknown


def _with_words(article: Article, said: list[str]) -> Planned:
    """Words that differ only in capitals are the same."""
    known = {word.casefold() for word in article.search_words}
    new = {word.casefold(): word for word in reversed(said) if word.casefold() not in known}
    if not new:
        return Planned(ImportLine(ImportStep.SAME, article.title, article.id))
    words = tuple(reversed(new.values()))
    line = ImportLine(ImportStep.CHANGED, article.title, article.id, ("search_words",), words)
    return Planned(line, replace(article, search_words=(*article.search_words, *words)))


class _Names:
    """By what a file may call an article that agents see now: slug, title or source."""

    def __init__(self, articles: ArticleStore) -> None:
        self._articles = articles
        self._by_slug: dict[str, UUID] = {}
        self._by_title: dict[str, list[UUID]] = {}
        for line in articles.lines():
            self._by_slug[line.slug] = line.id
            self._by_title.setdefault(line.title.casefold(), []).append(line.id)

    def find(self, name: str) -> list[UUID]:
        """The articles that are called so."""
        if name in self._by_slug:
            return [self._by_slug[name]]
        if found := self._by_title.get(name.casefold()):
            return found
        source = self._articles.by_source_prefix(name).get(name) if name.startswith("http") else None
        return [source.id] if source else []
