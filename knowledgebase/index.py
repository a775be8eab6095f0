"""The index on disk. The one module that knows Whoosh, and the one that must know its faults.

* Never `Searcher.refresh()` in any form: it brings deleted and outdated articles back. A new reader after each commit.
* Never Whoosh's own scored searching: some of its matchers skip the wrong documents. `ranking` reads whole lists.
* `compound=False`: a compound file is copied into memory when it is opened.
"""

import pickle
import struct
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain, takewhile
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any
from uuid import UUID

import whoosh.fields
import whoosh.index
import whoosh.matching
import whoosh.reading
import whoosh.writing
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import FixedBytesColumn, RefBytesColumn
from whoosh.filedb.filestore import FileStorage, StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.formats import Existence

from knowledgebase import analysis, documents
from knowledgebase.article import Article
from knowledgebase.building import Cancelled, Watch
from knowledgebase.documents import document_of, key_of, row_of
from knowledgebase.fields import Field
from knowledgebase.finder import Finder, Row
from knowledgebase.index_files import IndexFiles, checked, new_build, read_index_files, sweep, write_index_files
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.parts import AllParts, Part
from knowledgebase.postings import PostingPool
from knowledgebase.ranking import Postings
from knowledgebase.search import SearchQuery, SearchResult

FORMAT = f"1-{analysis.VERSION}"
"""Raise the number when the schema or what goes into it changes; older indexes are then rebuilt."""

_NO_FILES = IndexFiles(FORMAT, build="", head=0, files={})
_MOST_PARTS = 8  # each commit adds a part, and every term is looked up in every part
_ROWS = 1000  # kept in memory: while somebody types, the same articles come back
_BLOCK = 1024  # postings read at once; lists are always read whole
_UNREADABLE = (
    OSError, EOFError, ValueError, LookupError, ArithmeticError, AttributeError, TypeError, AssertionError, ImportError,
    MemoryError, RuntimeError, struct.error, zlib.error, pickle.PickleError, StorageError, FileFormatError,
    whoosh.index.IndexError, whoosh.index.LockError, whoosh.reading.ReaderClosed, whoosh.reading.TermNotFound,
    whoosh.matching.ReadTooFar, whoosh.writing.IndexingError, whoosh.fields.UnknownFieldError,
    whoosh.fields.FieldConfigurationError,
)  # fmt: skip

Change = Callable[[whoosh.writing.SegmentWriter], None]
MergePolicy = Callable[[whoosh.writing.SegmentWriter, list[Any]], list[Any]]
"""Gets the segments there are, adds some of them to the new one, gives back those that stay."""


class _UsingDisk(AbstractContextManager[None]):
    """Turns whatever Whoosh raises on unreadable files, a bare `Exception` among it, into IndexAway."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is Exception or isinstance(error, _UNREADABLE):
            raise IndexAway(IndexState.DAMAGED) from error


_using_disk = _UsingDisk()


class _Counted(whoosh.fields.FieldType):  # type: ignore[misc]
    """Terms with their counts, analysed beforehand."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None)

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Term, count, weight, and nothing."""
        return ((term.encode(), count, float(count), b"") for term, count in value.items())


_KEPT = {
    documents.KEY: whoosh.fields.ID(unique=True),
    documents.ROW: whoosh.fields.STORED(),
    documents.FACTS: whoosh.fields.COLUMN(FixedBytesColumn(documents.FACTS_SIZE)),
    documents.THEMES: whoosh.fields.COLUMN(RefBytesColumn()),
}
_COUNTED = (*map(str, Field), documents.WORDS, documents.HEADINGS)
_SCHEMA = whoosh.fields.Schema(**_KEPT, **{name: _Counted() for name in _COUNTED})


def _part(segment: whoosh.reading.SegmentReader) -> Part:
    """What is kept of a segment. Segments never change; only which documents are deleted does."""
    facts, themes = (segment.column_reader(name, translate=False) for name in (documents.FACTS, documents.THEMES))
    return Part.of(_term_counts(segment, documents.WORDS), _term_counts(segment, documents.HEADINGS), facts, themes)


def _term_counts(segment: whoosh.reading.SegmentReader, field: str) -> dict[str, int]:
    """In how many documents each term of a field stands."""
    terms = takewhile(lambda item: item[0][0] == field, segment.iter_from(field, ""))
    return {term.decode(): info.doc_frequency() for (_, term), info in terms}


class _Snapshot(AllParts):
    """One state of the index, read by one thread at a time. A FindableCorpus."""

    def __init__(self, index: whoosh.index.FileIndex, known: Mapping[str, Part]) -> None:
        self._reader = index.reader()
        self._leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers() if leaf.doc_count_all()]
        named = [(leaf.segment().segment_id(), leaf) for leaf, _ in self._leaves]
        self.parts = {name: known.get(name) or _part(leaf) for name, leaf in named}
        super().__init__(tuple(self.parts.values()))
        self.count = int(self._reader.doc_count())
        self.row = lru_cache(_ROWS)(self._row)
        self.finder = Finder(self)
        self._hidden: tuple[date, frozenset[int]] = (date.min, frozenset())

    def close(self) -> None:
        """Let go of the files."""
        with _using_disk:
            self._reader.close()

    def has_term(self, term: str) -> bool:
        """Whether any document has the term."""
        with _using_disk:
            return any((str(field), term) in leaf for leaf, _ in self._leaves for field in Field)

    def postings(self, field: Field, term: str) -> Postings:
        """Where a term stands, deleted documents included."""
        numbers, counts = array("I"), array("f")
        with _using_disk:
            for leaf, offset in self._leaves:
                found, weights = _whole_list(leaf, str(field), term)
                if len(found) != len(weights) or (found and not 0 <= min(found) <= max(found) < leaf.doc_count_all()):
                    raise ValueError(field)
                numbers.extend([number + offset for number in found])
                counts.extend(weights)
        return numbers, counts

    def hidden(self, day: date) -> Iterable[int]:
        """Deleted documents, and those that are not valid on `day`."""
        if self._hidden[0] != day:
            deleted = (document + offset for leaf, offset in self._leaves for document in leaf.deleted_docs_set)
            self._hidden = day, frozenset(chain(self.invalid_on(day), deleted))
        return self._hidden[1]

    def _row(self, document: int) -> Row:
        """What a hit shows."""
        with _using_disk:
            return row_of(self._reader.stored_fields(document)[documents.ROW])


def _whole_list(leaf: whoosh.reading.SegmentReader, field: str, term: str) -> tuple[list[int], list[float]]:
    """All postings of a term in one segment, block by block: many times as fast as Whoosh's one by one."""
    numbers: list[int] = []
    counts: list[float] = []
    try:
        matcher = leaf.postings(field, term)
    except whoosh.reading.TermNotFound:
        return numbers, counts
    if isinstance(matcher, whoosh.matching.FilterMatcher):  # stands at the first document that is not deleted
        matcher = matcher.child
        matcher.reset()
    while matcher.is_active():
        matcher.id(), matcher.weight()  # reads the block
        numbers.extend(matcher._ids)
        counts.extend(matcher._weights)
        matcher._next_block()
    return numbers, counts


class _KeepingStorage(FileStorage):  # type: ignore[misc]
    """Deletes nothing: until `index.json` names the new files, the old ones are the index."""

    def delete_file(self, name: str) -> None:
        """Leave it to the sweeping."""


def _keep_all(_: whoosh.writing.SegmentWriter, segments: list[Any]) -> list[Any]:
    """Merging is for quiet moments."""
    return segments


def _write(
    index: whoosh.index.FileIndex,
    change: Change,
    merge: MergePolicy = _keep_all,
    pool: PostingPool | None = None,
) -> None:
    """Change an index in one commit, or not at all."""
    with _using_disk:
        codec = W3Codec(blocklimit=_BLOCK, compression=0)
        codec.length_stats = False  # else it looks on disk for a file of lengths, for every posting
        writer = index.writer(compound=False, codec=codec)
    writer.pool = pool or PostingPool()
    try:
        change(writer)
        with _using_disk:
            writer.commit(mergetype=merge)
    finally:
        if not writer.is_closed:
            writer.cancel()


def _merge_small(writer: whoosh.writing.SegmentWriter, segments: list[Any]) -> list[Any]:
    """One large segment and one with all the rest; a single one when a quarter of the large one is deleted."""
    largest = max(segments, key=lambda segment: int(segment.doc_count_all()))
    crowded = largest.deleted_count() * 4 > largest.doc_count_all()
    merged = [segment for segment in segments if crowded or segment is not largest]
    for segment in merged:
        reader = whoosh.reading.SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [] if crowded else [largest]


class KnowledgeIndex:
    """The index of one seat. One thread may search while another changes or rebuilds it.

    Raises IndexAway when it cannot be used; `state` says why, and `open` or `rebuild` mends it.
    """

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        self._folder = folder
        self._today = today
        self._searching, self._changing = Lock(), Lock()
        self._snapshot: _Snapshot | None = None
        self._files = _NO_FILES
        self.state = IndexState.MISSING

    @property
    def head(self) -> int:
        """The change-feed sequence it stands at; 0 without an index."""
        return self._files.head

    @property
    def count(self) -> int:
        """How many articles are in it, whatever their validity."""
        return self._snapshot.count if self._snapshot else 0

    def open(self) -> IndexState:
        """Check every file and use them; what was never finished is thrown away."""
        with self._changing:
            return self._open()

    def close(self) -> None:
        """Let go of the files; `open` takes them up again."""
        with self._changing:
            self._use(None, _NO_FILES, IndexState.MISSING)

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles that are valid today."""
        with self._searching:
            try:
                return self._ready().finder.find(query, self._today())
            except IndexAway as away:
                self.state = away.state
                raise

    def marks_for(self, query: str) -> Callable[[str], list[tuple[int, int]]]:
        """Finds in a text where the words of `query` stand; nowhere while there is no index."""
        with self._searching:
            try:
                return self._ready().finder.highlighter(query).spans
            except IndexAway as away:
                self.state = away.state
                return lambda _: []

    def update(self, articles: Iterable[Article], removed: Iterable[UUID], head: int) -> None:
        """Put articles in, in place of their earlier versions, and take others out: all of it or nothing."""
        fresh = {article.id: document_of(article) for article in articles}
        gone = {*removed, *fresh}

        def change(writer: whoosh.writing.SegmentWriter) -> None:
            for article_id in gone:
                writer.delete_by_term(documents.KEY, key_of(article_id))
            for document in fresh.values():
                writer.add_document(**document)

        with self._changing:
            self._change(change, head)

    def tidy(self) -> None:
        """Merge what many updates left behind. For quiet moments: it takes a while."""
        with self._changing:
            if len(self._ready().parts) > _MOST_PARTS:
                self._change(lambda _: None, self.head, _merge_small)

    def rebuild(
        self,
        articles: Iterable[Article],
        total: int,
        head: int,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Build anew beside the index in use, which stays in use until this one is complete, or when it is cancelled.

        `progress` is told how much of `total` is done.
        """
        watch = Watch(total, progress, cancelled)
        files = IndexFiles(FORMAT, new_build(), head, {})
        with self._changing:
            try:
                self._build(files.build, articles, watch)
                self._adopt(files, {})
            except Cancelled:
                return
            finally:
                sweep(self._folder, self._files)
            progress(total, total)

    def _ready(self) -> _Snapshot:
        if self._snapshot is None or self.state is not IndexState.READY:
            raise IndexAway(self.state)
        return self._snapshot

    def _open(self) -> IndexState:
        self._use(None, _NO_FILES, IndexState.DAMAGED)
        try:
            files = read_index_files(self._folder)
            if files.format != FORMAT:
                self.state = IndexState.OUTDATED
            elif files.are_whole(self._folder):
                sweep(self._folder, files)
                with _using_disk:
                    self._use(_Snapshot(self._index(files.build), {}), files)
        except FileNotFoundError:
            self.state = IndexState.MISSING
        except (OSError, ValueError, IndexAway):
            self.state = IndexState.DAMAGED
        return self.state

    def _index(self, build: str) -> whoosh.index.FileIndex:
        return _KeepingStorage(str(self._folder / build)).open_index(schema=_SCHEMA)

    def _use(self, snapshot: _Snapshot | None, files: IndexFiles, state: IndexState = IndexState.READY) -> None:
        with self._searching:
            earlier, self._snapshot = self._snapshot, snapshot
            self._files, self.state = files, state
            if earlier:
                with suppress(IndexAway):
                    earlier.close()

    def _build(self, build: str, articles: Iterable[Article], watch: Watch) -> None:
        with _using_disk:
            folder = self._folder / build
            folder.mkdir(parents=True)
            index = _KeepingStorage(str(folder)).create_index(_SCHEMA)

        def fill(writer: whoosh.writing.SegmentWriter) -> None:
            for count, article in enumerate(articles):
                watch.added(count)
                document = document_of(article)
                with _using_disk:
                    writer.add_document(**document)

        _write(index, fill, pool=PostingPool(watch.wrote))

    def _change(self, change: Change, head: int, merge: MergePolicy = _keep_all) -> None:
        parts = self._ready().parts
        try:
            with _using_disk:
                _write(self._index(self._files.build), change, merge)
            self._adopt(replace(self._files, head=head), parts)
            sweep(self._folder, self._files)
        except IndexAway as away:
            raise IndexAway(self._open()) from away

    def _adopt(self, files: IndexFiles, known: Mapping[str, Part]) -> None:
        """Make the last commit to `files.build` the index: on disk first, then for searching."""
        with _using_disk:
            index = self._index(files.build)
            snapshot = _Snapshot(index, known)
            names = [f"_{index.indexname}_{index.latest_generation()}.toc"]
            names += [path.name for part in snapshot.parts for path in (self._folder / files.build).glob(f"{part}.*")]
            whole = replace(files, files=checked(self._folder / files.build, names, files.files))
            write_index_files(self._folder, whole)
        self._use(snapshot, whole)
