"""tantivy as a search engine for articles."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tantivy import Document, Index, Occur, Query, SchemaBuilder, SnippetGenerator

from knowledgebase.article import Article
from knowledgebase.fields import searched_text
from knowledgebase.query import MAX_COMPLETIONS
from tests.benchmarks.search_engines import SHOWN, SNIPPET, Progress, is_short, read_keystroke

_WEIGHTS = {"title": 5.0, "names": 4.0, "theme": 1.0, "body": 1.0}
_HEADINGS = ("title", "names")
_LONGEST_TITLE = 1000  # characters
_HEAP = 128_000_000


class TantivyEngine:
    """One folder. The likeliest completions of an unfinished word are looked for, as ours does."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        builder = SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("kind", stored=True, fast=True, tokenizer_name="raw")
        for field in _WEIGHTS:
            builder.add_text_field(field, stored=field in ("title", "body"))
        self._schema = builder.build()
        self._index = Index(self._schema, path=str(folder))

    def build(self, articles: Sequence[Article], progress: Progress) -> None:
        """Make the files in one commit, with as many threads as it likes."""
        writer = self._index.writer(_HEAP)
        for article in articles:
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()
        self.open()
        progress(len(articles), len(articles))

    def open(self) -> None:
        """Use the files that are there."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, typed: str) -> int:
        """The best with marks and a snippet, and the count of each kind."""
        query = self._query(typed)
        found = self._searcher.search(query, SHOWN)
        titles = self._snippets(query, "title", _LONGEST_TITLE)
        bodies = self._snippets(query, "body", SNIPPET)
        for _score, address in found.hits:
            document = self._searcher.doc(address)
            titles.snippet_from_doc(document).to_html()
            bodies.snippet_from_doc(document).to_html()
        self._searcher.aggregate(query, {"kinds": {"terms": {"field": "kind"}}})
        return len(found.hits)

    def close(self) -> None:
        """Nothing is to be closed."""

    def _snippets(self, query: Query, field: str, length: int) -> SnippetGenerator:
        made = SnippetGenerator.create(self._searcher, query, self._schema, field)
        made.set_max_num_chars(length)
        return made

    def _query(self, typed: str) -> Query:
        return Query.boolean_query([(Occur.Should, query) for query in self._wanted(typed)])

    def _wanted(self, typed: str) -> Iterator[Query]:
        """Any of the words: the more of them and the rarer, the higher."""
        whole, start = read_keystroke(typed)
        for field, weight in _WEIGHTS.items():
            for word in (*whole, *self._completions(field, start)):
                yield Query.boost_query(Query.term_query(self._schema, field, word), weight)

    def _completions(self, field: str, start: str) -> list[str]:
        if not start or (is_short(start) and field not in _HEADINGS):
            return []
        return [term for term, _count in self._searcher.terms_with_prefix(field, start, limit=MAX_COMPLETIONS)]


def _document(article: Article) -> Document:
    text = searched_text(article)
    return Document(
        id=[str(article.id)],
        kind=[article.kind.value],
        title=[text.title],
        names=[text.names],
        theme=[article.theme],
        body=[f"{text.facts}\n{text.body}"],
    )
