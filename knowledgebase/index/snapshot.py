"""One state of the index, to search in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import takewhile
from uuid import UUID

import numpy as np
import whoosh.matching
import whoosh.reading

from knowledgebase import documents
from knowledgebase.documents import row_of
from knowledgebase.fields import Field
from knowledgebase.finder import Row
from knowledgebase.index.faults import using_disk
from knowledgebase.index.storage import SCHEMA, Storage
from knowledgebase.parts import AllParts, Part
from knowledgebase.ranking import Postings

_BITS = {field: 1 << place for place, field in enumerate(Field)}
_NOWHERE: Postings = np.empty(0, np.uint32), np.empty(0, np.float32)
_ROWS = 1000  # kept in memory: while somebody types, the same articles come back


class Snapshot(AllParts):
    """One state of the index, read by one thread at a time. A FindableCorpus."""

    def __init__(self, storage: Storage, known: Mapping[str, Part]) -> None:
        index = storage.open_index(schema=SCHEMA)
        self._storage, self._toc = storage, f"_{index.indexname}_{index.latest_generation()}.toc"
        self._reader = index.reader()
        self._leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers() if leaf.doc_count_all()]
        named = [(leaf.segment().segment_id(), leaf) for leaf, _ in self._leaves]
        self.parts = {name: known.get(name) or _part(leaf) for name, leaf in named}
        self._all = tuple(self.parts.values())
        super().__init__(self._all)
        self.count = int(self._reader.doc_count())
        self.row = lru_cache(_ROWS)(self._row)
        self.document_of = lru_cache(_ROWS)(self._document_of)
        self.with_product = lru_cache(_ROWS)(self._with_product)
        self._hidden: tuple[date, Sequence[int]] = (date.min, ())

    @property
    def contents(self) -> dict[str, bytes]:
        """The files of the parts, by name."""
        names = [name for name in self._storage.list() if name.partition(".")[0] in self.parts]
        return {name: self._storage.content(name) for name in names}

    @property
    def toc(self) -> dict[str, bytes]:
        """The file that names the parts, by name."""
        return {self._toc: self._storage.content(self._toc)}

    def has_term(self, term: str) -> bool:
        """Whether any document has the term."""
        return any(term in part.fields_of for part in self._all)

    def postings(self, field: Field, term: str) -> Postings:
        """Where a term stands."""
        if any(part.fields_of.get(term, 0) & _BITS[field] for part in self._all):
            return self._postings(str(field), term)
        return _NOWHERE

    def _with_product(self, product: str) -> Sequence[int]:
        """Documents about the product of this name."""
        found, _ = self._postings(documents.PRODUCTS, documents.product_term(product))
        return list(map(int, found))

    def _document_of(self, article_id: UUID) -> int | None:
        """The document of an article, if it is there."""
        key = documents.key_of(article_id)
        with using_disk:
            for leaf, offset in self._leaves:
                with suppress(whoosh.reading.TermNotFound):
                    for number in leaf.postings(documents.KEY, key).all_ids():
                        return int(number) + int(offset)
        return None

    def _postings(self, field: str, term: str) -> Postings:
        numbers, counts = [np.empty(0, np.uint32)], [np.empty(0, np.float32)]
        with using_disk:
            for leaf, offset in self._leaves:
                found, found_counts = _whole_list(leaf, field, term)
                numbers.append(found + np.uint32(offset))
                counts.append(found_counts)
        return np.concatenate(numbers), np.concatenate(counts)

    def hidden(self, day: date) -> Sequence[int]:
        """Deleted documents, and those that are not valid on `day`."""
        if self._hidden[0] != day:
            deleted = (document + offset for leaf, offset in self._leaves for document in leaf.deleted_docs_set)
            self._hidden = day, sorted({*self.invalid_on(day), *deleted})
        return self._hidden[1]

    def _row(self, document: int) -> Row:
        """What a hit shows."""
        with using_disk:
            return row_of(self._reader.stored_fields(document)[documents.ROW])


def _part(segment: whoosh.reading.SegmentReader) -> Part:
    """What is kept of a segment. Segments never change; only which documents are deleted does."""
    facts, facets = (segment.column_reader(name, translate=False) for name in (documents.FACTS, documents.FACETS))
    words, headings = _term_counts(segment, documents.WORDS), _term_counts(segment, documents.HEADINGS)
    return Part.of(words, headings, _fields_of(segment), facts, facets)


def _fields_of(segment: whoosh.reading.SegmentReader) -> dict[str, int]:
    """In which fields each term stands: a bit for each field."""
    found: dict[str, int] = defaultdict(int)
    for field, bit in _BITS.items():
        for term in _term_counts(segment, str(field)):
            found[term] |= bit
    return dict(found)


def _term_counts(segment: whoosh.reading.SegmentReader, field: str) -> dict[str, int]:
    """In how many documents each term of a field stands."""
    terms = takewhile(lambda item: item[0][0] == field, segment.iter_from(field, ""))
    return {term.decode(): info.doc_frequency() for (_, term), info in terms}


def _whole_list(leaf: whoosh.reading.SegmentReader, field: str, term: str) -> Postings:
    """The documents of one segment that have a term, and its counts: many times as fast as Whoosh's one by one."""
    numbers: list[int] = []
    counts: list[float] = []
    with suppress(whoosh.reading.TermNotFound):
        matcher = leaf.postings(field, term)
        if isinstance(matcher, whoosh.matching.FilterMatcher):  # stands at the first document that is not deleted
            matcher = matcher.child
            matcher.reset()
        while matcher.is_active():
            matcher.id(), matcher.weight()  # reads the block
            numbers.extend(matcher._ids)
            counts.extend(matcher._weights)
            matcher._next_block()
    documents, found = np.array(numbers, np.uint32), np.array(counts, np.float32)
    deleted = leaf.deleted_docs_set
    kept = np.isin(documents, np.array(list(deleted), np.uint32), invert=True) if deleted else slice(None)
    return documents[kept], found[kept]
