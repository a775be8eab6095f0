"""The posting lists of one segment: in which of its documents a term stands, and how often in each field."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

import numpy as np
import whoosh.reading
from whoosh.codec.whoosh3 import W3LeafMatcher, W3TermInfo
from whoosh.filedb.structfile import BufferFile

from knowledgebase import documents
from knowledgebase.fields import Field
from knowledgebase.index.storage import FieldCounts
from knowledgebase.ranking import Postings

_FORMAT = FieldCounts()


class _List(NamedTuple):
    """Where a list stands in the file."""

    start: int
    length: int


class _Single(NamedTuple):
    """The one document that has a term."""

    document: int
    value: bytes


class PostingLists:
    """Knows where each list begins: to look that up on disk takes longer than to read the list.

    `postings` is the content of the segment's file of postings. Deleted documents are still in the lists.
    """

    def __init__(self, segment: whoosh.reading.SegmentReader, postings: bytes) -> None:
        self._file = BufferFile(postings)
        self._places = {term: _place(info) for term, info in terms_of(segment, documents.TERMS)}

    def __contains__(self, term: str) -> bool:
        return term in self._places

    def read(self, term: str) -> Postings:
        """The whole list of a term that is there: many times as fast as Whoosh's one by one."""
        place = self._places[term]
        if isinstance(place, _Single):
            return np.array([place.document], np.uint32), _counts(place.value)
        return _whole(W3LeafMatcher(self._file, *place, _FORMAT))


def terms_of(segment: whoosh.reading.SegmentReader, field: str) -> Iterator[tuple[str, W3TermInfo]]:
    """The terms of one field in alphabetical order, and what the segment says of each."""
    for (_, term), info in takewhile(lambda item: item[0][0] == field, segment.iter_from(field, "")):
        yield term.decode(), info


def _place(info: W3TermInfo) -> _List | _Single:
    if info.is_inlined():
        numbers, _, values = info.inlined_postings()
        return _Single(numbers[0], values[0])
    return _List(*info.extent())


def _whole(matcher: W3LeafMatcher) -> Postings:
    """All blocks of a matcher at the first one. In a block stand the steps from document to document."""
    blocks: list[Postings] = []
    while matcher.is_active():
        matcher._read_data()
        steps, _, values = matcher._data
        blocks.append((np.cumsum(np.array(steps, np.uint32), dtype=np.uint32), _counts(values)))
        matcher._next_block()
    return blocks[0] if len(blocks) == 1 else joined(blocks)


def joined(lists: list[Postings]) -> Postings:
    """One after the other."""
    return np.concatenate([numbers for numbers, _ in lists]), np.concatenate([counts for _, counts in lists])


def _counts(values: bytes) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    return np.frombuffer(values, np.uint8).reshape(-1, len(Field))
