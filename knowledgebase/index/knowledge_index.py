"""The index of one seat: opening, searching, following changes, building anew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from uuid import UUID

from whoosh.writing import SegmentWriter

from knowledgebase import analysis
from knowledgebase.article import Article
from knowledgebase.building import Cancelled, Watch
from knowledgebase.choices import Choice, Choices
from knowledgebase.documents import KEY, document_of, key_of
from knowledgebase.experience import NOTHING_LEARNED
from knowledgebase.finder import Finder
from knowledgebase.highlighting import Highlighter
from knowledgebase.index.faults import using_disk
from knowledgebase.index.snapshot import Snapshot
from knowledgebase.index.storage import SCHEMA, Storage
from knowledgebase.index.writing import Change, MergePolicy, keep_all, merge_small, write
from knowledgebase.index_files import IndexFiles, new_build, read_index_files, sweep, write_index_files
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.learned_index import LearnedTerms
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.parts import Part
from knowledgebase.postings import PostingPool
from knowledgebase.search import SearchQuery, SearchResult
from knowledgebase.tuning import TUNING, Tuning

FORMAT = f"4-{analysis.VERSION}"
"""Raise the number when the schema or what goes into it changes; older indexes are then rebuilt."""

_NO_FILES = IndexFiles(FORMAT, build="", head=0, files={})
_MOST_PARTS = 8  # each commit adds a part, and every term is looked up in every part


class KnowledgeIndex:
    """The index of one seat. One thread may search while another changes or rebuilds it.

    Raises IndexAway when it cannot be used; `state` says why, and `open` or `rebuild` mends it.
    """

    def __init__(self, folder: Path, today: Callable[[], date] = date.today, tuning: Tuning = TUNING) -> None:
        self._folder = folder
        self._today = today
        self._tuning = tuning
        self._experience = NOTHING_LEARNED
        self._searching, self._changing = Lock(), Lock()
        self._snapshot: Snapshot | None = None
        self._finder: Finder | None = None
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
        """Forget it; `open` takes it up again."""
        with self._changing:
            self._use(None, _NO_FILES, IndexState.MISSING)

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles that are valid today."""
        with self._searching:
            try:
                return self._ready_finder().find(query, self._today())
            except IndexAway as away:
                self.state = away.state
                raise

    def marks_for(self, query: str) -> Highlighter:
        """Finds in texts where the words of `query` stand; nowhere while there is no index."""
        with self._searching:
            try:
                return self._ready_finder().highlighter(query)
            except IndexAway as away:
                self.state = away.state
                return Highlighter(())

    def words_of(self, query: str) -> tuple[str, ...]:
        """Sorted stems of the words of `query` that the knowledge base knows; none while there is no index.

        An unfinished last word counts as its likeliest completion.
        """
        with self._searching:
            try:
                return self._ready_finder().words_of(query)
            except IndexAway as away:
                self.state = away.state
                return ()

    def use_learned(self, terms: Iterable[LearnedTerm]) -> None:
        """Find products by these titles of other municipalities, and by no others."""
        learned = LearnedTerms(terms)
        with self._searching:
            self._experience = replace(self._experience, learned=learned)
            self._share_experience()

    def use_choices(self, choices: Iterable[Choice]) -> None:
        """Lift articles by these choices of agents, and by no others."""
        chosen = Choices(choices)
        with self._searching:
            self._experience = replace(self._experience, choices=chosen)
            self._share_experience()

    def _share_experience(self) -> None:
        if self._finder is not None:
            self._finder.experience = self._experience

    def update(self, articles: Iterable[Article], removed: Iterable[UUID], head: int) -> None:
        """Put articles in, in place of their earlier versions, and take others out: all of it or nothing."""
        fresh = {article.id: document_of(article) for article in articles}
        gone = {*removed, *fresh}

        def change(writer: SegmentWriter) -> None:
            for article_id in gone:
                writer.delete_by_term(KEY, key_of(article_id))
            for document in fresh.values():
                writer.add_document(**document)

        with self._changing:
            self._change(change, head)

    def tidy(self) -> None:
        """Merge what many updates left behind. For quiet moments: it takes a while."""
        with self._changing:
            if len(self._ready().parts) > _MOST_PARTS:
                self._change(lambda _: None, self.head, merge_small)

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
        watch = Watch(total, progress, cancelled, self._let_a_search_finish)
        files = IndexFiles(FORMAT, new_build(), head, {})
        with self._changing:
            try:
                self._build(files.build, articles, watch)
                self._adopt(files, {}, {})
            except Cancelled:
                return
            finally:
                sweep(self._folder, self._files)
            progress(total, total)

    def _let_a_search_finish(self) -> None:
        """Two threads share one interpreter: a search that began is answered before the building goes on."""
        with self._searching:
            return

    def _ready(self) -> Snapshot:
        if self._snapshot is None or self.state is not IndexState.READY:
            raise IndexAway(self.state)
        return self._snapshot

    def _ready_finder(self) -> Finder:
        self._ready()
        if self._finder is None:
            raise IndexAway(self.state)
        return self._finder

    def _open(self) -> IndexState:
        self._use(None, _NO_FILES, IndexState.DAMAGED)
        try:
            files = read_index_files(self._folder)
            if files.format != FORMAT:
                self.state = IndexState.OUTDATED
            else:
                contents = files.contents(self._folder)
                sweep(self._folder, files)
                with using_disk:
                    self._use(Snapshot(Storage(self._folder / files.build, contents), {}), files)
        except FileNotFoundError:
            self.state = IndexState.MISSING
        except (OSError, ValueError, IndexAway):
            self.state = IndexState.DAMAGED
        return self.state

    def _use(self, snapshot: Snapshot | None, files: IndexFiles, state: IndexState = IndexState.READY) -> None:
        finder = Finder(snapshot, self._experience, self._tuning) if snapshot else None
        if finder:
            finder.prepare()
        with self._searching:
            self._snapshot, self._files, self.state, self._finder = snapshot, files, state, finder
            self._share_experience()

    def _build(self, build: str, articles: Iterable[Article], watch: Watch) -> None:
        with using_disk:
            folder = self._folder / build
            folder.mkdir(parents=True)
            storage = Storage(folder, {})
            storage.create_index(SCHEMA)

        def fill(writer: SegmentWriter) -> None:
            for count, article in enumerate(articles):
                watch.added(count)
                document = document_of(article)
                with using_disk:
                    writer.add_document(**document)

        write(storage, fill, pool=PostingPool(watch.wrote))

    def _change(self, change: Change, head: int, merge: MergePolicy = keep_all) -> None:
        snapshot = self._ready()
        try:
            with using_disk:
                contents = snapshot.contents
                write(Storage(self._folder / self._files.build, contents), change, merge)
            self._adopt(replace(self._files, head=head), contents, snapshot.parts)
            sweep(self._folder, self._files)
        except IndexAway as away:
            raise IndexAway(self._open()) from away

    def _adopt(self, files: IndexFiles, contents: Mapping[str, bytes], parts: Mapping[str, Part]) -> None:
        """Make the last commit to `files.build` the index: on disk first, then for searching."""
        with using_disk:
            snapshot = Snapshot(Storage(self._folder / files.build, contents), parts)
            whole = files.holding({**snapshot.contents, **snapshot.toc})
            write_index_files(self._folder, whole)
        self._use(snapshot, whole)
