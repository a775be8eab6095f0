"""One state of the index, to search in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from uuid import UUID

import numpy as np
import whoosh.reading
from numpy.typing import NDArray

from knowledgebase import documents
from knowledgebase.documents import row_of
from knowledgebase.fields import Field
from knowledgebase.finder import Row
from knowledgebase.index.faults import using_disk
from knowledgebase.index.posting_lists import PostingLists, joined, terms_of
from knowledgebase.index.storage import SCHEMA, Storage
from knowledgebase.parts import AllParts, Part
from knowledgebase.product_names import product_term
from knowledgebase.ranking import Postings

_NOWHERE: Postings = np.empty(0, np.uint32), np.empty((0, len(Field)), np.uint8)
_ROWS = 1000  # kept in memory: while somebody types, the same articles come back


class Snapshot(AllParts):
    """One state of the index, read by one thread at a time. A FindableCorpus."""

    def __init__(self, storage: Storage, known: Mapping[str, Part]) -> None:
        index = storage.open_index(schema=SCHEMA)
        self._storage, self._toc = storage, f"_{index.indexname}_{index.latest_generation()}.toc"
        self._reader = index.reader()
        self._leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers() if leaf.doc_count_all()]
        self._deleted = [_flags(leaf) for leaf, _ in self._leaves]
        named = [(leaf.segment().segment_id(), leaf) for leaf, _ in self._leaves]
        self.parts = {name: known.get(name) or self._part(name, leaf) for name, leaf in named}
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
        return any(term in part.lists for part in self._all)

    def postings(self, term: str) -> Postings:
        """Where a term stands."""
        found: list[Postings] = []
        with using_disk:
            for part, deleted, (_, offset) in zip(self._all, self._deleted, self._leaves, strict=True):
                if term in part.lists:
                    found.append(_moved(part.lists.read(term), deleted, offset))
        if len(found) < 2:
            return found[0] if found else _NOWHERE
        return joined(found)

    def _with_product(self, product: str) -> Sequence[int]:
        """Documents about the product of this name."""
        return list(self._all_with(documents.PRODUCTS, product_term(product)))

    def _document_of(self, article_id: UUID) -> int | None:
        """The document of an article, if it is there."""
        return next(self._all_with(documents.KEY, documents.key_of(article_id)), None)

    def _all_with(self, field: str, term: str) -> Iterator[int]:
        """Documents with a term of a field that is not searched."""
        for leaf, offset in self._leaves:
            with using_disk, suppress(whoosh.reading.TermNotFound):
                yield from [int(number) + int(offset) for number in leaf.postings(field, term).all_ids()]

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

    def _part(self, name: str, segment: whoosh.reading.SegmentReader) -> Part:
        """What is kept of a segment. Segments never change; only which documents are deleted does."""
        facts, facets = (segment.column_reader(field, translate=False) for field in (documents.FACTS, documents.FACETS))
        lists = PostingLists(segment, self._storage.content(f"{name}.pst"))
        words, headings = _counts_of(segment, documents.WORDS), _counts_of(segment, documents.HEADINGS)
        return Part.of(words, headings, lists, facts, facets)


def _counts_of(segment: whoosh.reading.SegmentReader, field: str) -> dict[str, int]:
    """In how many documents each term of a field stands."""
    return {term: info.doc_frequency() for term, info in terms_of(segment, field)}


def _flags(segment: whoosh.reading.SegmentReader) -> NDArray[np.bool_] | None:
    """Which documents are deleted; None when there are none."""
    if not segment.deleted_docs_set:
        return None
    flags = np.zeros(segment.doc_count_all(), bool)
    flags[list(segment.deleted_docs_set)] = True
    return flags


def _moved(postings: Postings, deleted: NDArray[np.bool_] | None, offset: int) -> Postings:
    """Those that are not deleted, by their number in the whole index."""
    documents, counts = postings
    if deleted is not None:
        kept = ~deleted[documents]
        documents, counts = documents[kept], counts[kept]
    return (documents + np.uint32(offset) if offset else documents), counts
