"""The knowledge index as services see it: its errors become errors of this programme."""

from app.domain.errors import WorldError
from app.services.ports import Marks
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway
from knowledgebase.search import SearchQuery, SearchResult


class IndexPort:
    """Translates once, at the edge."""

    def __init__(self, index: KnowledgeIndex) -> None:
        self._index = index

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles.

        Raises:
            WorldError: `index-away` while no index is ready.
        """
        try:
            return self._index.search(query)
        except IndexAway as error:
            raise WorldError("index-away") from error

    def words_of(self, text: str) -> tuple[str, ...]:
        """The knowledge base's own words in `text`, as sorted stems; none while no index is ready."""
        return self._index.words_of(text)

    def marks_for(self, query: str) -> Marks:
        """Finds in texts where the words of `query` stand."""
        return self._index.marks_for(query)

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
